"""The same sites the next night: only what could change a verdict is asked, and every change of an act is seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.audit_rules.text import drawing
from tests.crawler.server import Reply, Seen, Web, menu, page
from tests.nastavnik import test_nights
from tests.nastavnik.test_nights import HOST

TOP = menu(
    ("/", "Главная"),
    ("/nastavnik", "Наставничество"),
    ("/docs", "Документы"),
    ("/news", "Новости"),
    ("/about", "О школе"),
    ("/staff", "Педагогический состав"),
)
PROSE = "<p>" + "Школа работает для детей и родителей посёлка, занятия идут в две смены. " * 6 + "</p>"
ORDER = "Приказ о внедрении целевой модели наставничества"
REGULATION = "Положение о наставничестве педагогических работников"


def told(title: str, body: str = "") -> Reply:
    """An ordinary page of the site."""
    return page(f"{TOP}<h1>{title}</h1>{body}{PROSE}<p>{title}: сведения обновлены.</p>", title=title)


class School:
    """A site that tags what it sends, and can be changed between two nights."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply] = {
            "/": told("МБОУ «Вымышленная школа № 7»"),
            "/about": told("О школе"),
            "/staff": told("Педагогический состав"),
            "/docs": told("Документы", "<p><a href='/ustav.pdf'>Устав школы</a></p>"),
            "/news": told("Новости", "<p><a href='/news?page=2'>2</a> <a href='/news?page=3'>3</a></p>"),
            "/news?page=2": told("Новости, страница 2", "<p><a href='/news/5'>Осенняя ярмарка</a></p>"),
            "/news?page=3": told("Новости, страница 3", "<p><a href='/news/6'>Лыжные гонки</a></p>"),
        }
        self.asked: list[Seen] = []

    def section(self, *links: tuple[str, str]) -> None:
        """Publish the section with links to these files."""
        self.pages["/nastavnik"] = told("Наставничество", "".join(f'<p><a href="{path}">{words}</a></p>' for path, words in links))

    def order(self, path: str, day: str) -> None:
        self.pages[path] = Reply(drawing.typed_pdf(drawing.order(day=day)), 200, {"Content-Type": "application/pdf"})

    def regulation(self, path: str) -> None:
        source = (
            drawing.stamps() + f"\n\n#align(center)[*ПОЛОЖЕНИЕ* \\ {REGULATION[10:]}]\n\n1. Общие положения\n\n1.1. Положение определяет"
        )
        body = drawing.typed_pdf(f"{source} порядок наставничества педагогических работников школы.")
        self.pages[path] = Reply(body, 200, {"Content-Type": "application/pdf"})

    def __call__(self, seen: Seen) -> Reply | None:
        self.asked.append(seen)
        found = self.pages.get(seen.path)
        if found is None:
            return None
        tag = f'"{hashlib.sha256(found.body).hexdigest()[:20]}"'
        if seen.headers.get("if-none-match") == tag:
            return Reply(b"", 304, {"ETag": tag})
        return replace(found, headers={**found.headers, "ETag": tag})


class Desk(test_nights.Desk):
    """The same school, night after night, its server's log beside."""

    def __init__(self, folder: Path, school: School, proxy: str) -> None:
        super().__init__(folder, proxy)
        self.school, self.nights = school, 0

    def look(self) -> tuple[str, set[str]]:
        """One audit; the verdict and the paths that the site was asked for."""
        self.school.asked.clear()
        self.nights += 1
        verdict = self.night(f"2024-07-{self.nights:02}")["verdict"]
        return verdict, {seen.path for seen in self.school.asked}


@pytest.fixture
def school() -> School:
    return School()


@pytest.fixture
def desk(school: School, tmp_path: Path) -> Iterator[Desk]:
    with Web({HOST: school}) as web:
        yield Desk(tmp_path, school, web.proxy)


def test_a_good_verdict_asks_its_documents_and_their_page(desk: Desk, school: School) -> None:
    school.order("/prikaz.pdf", "15.09.2022")
    school.regulation("/polozhenie.pdf")
    school.section(("/prikaz.pdf", ORDER), ("/polozhenie.pdf", REGULATION))
    assert desk.look()[0] == "compliant"
    before = desk.result()
    rest = {"/nastavnik", "/prikaz.pdf", "/polozhenie.pdf"}
    assert desk.look() == ("compliant", {"/robots.txt", *rest})
    assert all("if-none-match" in seen.headers for seen in school.asked if seen.path in rest)
    assert desk.result() == before
    # The page shows the order no more; its file is still there.
    school.section(("/polozhenie.pdf", REGULATION))
    verdict, asked = desk.look()
    assert verdict == "regulation_only"
    assert {"/", "/docs", "/about"} <= asked


def test_an_absence_asks_where_an_act_would_appear_and_sees_it_there(desk: Desk, school: School) -> None:
    school.section()
    verdict, first = desk.look()
    assert verdict == "no_package"
    assert {"/news?page=2", "/news?page=3"} <= first
    school.order("/staff.pdf", "15.09.2022")
    school.pages["/staff"] = told("Педагогический состав", f"<p><a href='/staff.pdf'>{ORDER}</a></p>")
    verdict, changed = desk.look()
    assert verdict == "incomplete_package"
    assert {"/", "/nastavnik", "/docs", "/news", "/about", "/staff", "/staff.pdf"} <= changed
    # The place of acts is known only now: before the package is called incomplete, all that the night before was asked is asked again.
    assert {"/news?page=2", "/news?page=3"} <= changed
    assert "/ustav.pdf" not in changed


def test_an_old_order_renewed_at_its_address_is_seen(desk: Desk, school: School) -> None:
    school.order("/prikaz.pdf", "01.09.2021")
    school.section(("/prikaz.pdf", ORDER))
    assert desk.look()[0] == "outdated_order"
    school.order("/prikaz.pdf", "01.09.2023")
    verdict, asked = desk.look()
    assert verdict == "incomplete_package"
    assert "/news?page=2" not in asked
