"""Night after night over real HTTP: when a violation is confirmed, when a person's decision holds, and when it falls back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.audit_rules.text import drawing
from tests.crawler.server import WORDS, Reply, Seen, Web, menu, page
from tests.nastavnik.run_here import here

HOST = "shkola7.example"


class School:
    """A site that answers «not modified» where the visitor holds the same bytes."""

    def __init__(self) -> None:
        top = menu(("/", "Главная"), ("/nastavnik", "Наставничество"), ("/news", "Новости"))
        self.pages = {
            "/": page(f"{top}<h1>МБОУ «Вымышленная школа № 7»</h1>{WORDS}", title="МБОУ «Вымышленная школа № 7»"),
            "/news": page(f"{top}<h1>Новости</h1>{WORDS}", title="Новости"),
            "/nastavnik": page(
                f'{top}<h1>Наставничество</h1>{WORDS}<a href="/prikaz.pdf">Приказ о внедрении целевой модели наставничества</a>',
                title="Наставничество",
            ),
        }
        self.publish("01.09.2021")

    def publish(self, day: str, size: int = 13) -> None:
        """Put an order of that day on the site; another size of letters gives other bytes with the same words."""
        body = drawing.typed_pdf(drawing.order(day=day, size=size))
        self.pages["/prikaz.pdf"] = Reply(body, 200, {"Content-Type": "application/pdf"})

    def __call__(self, seen: Seen) -> Reply | None:
        found = self.pages.get(seen.path)
        if found is None:
            return None
        tag = f'"{hashlib.sha256(found.body).hexdigest()[:20]}"'
        if seen.headers.get("if-none-match") == tag:
            return Reply(b"", 304, {"ETag": tag})
        return replace(found, headers={**found.headers, "ETag": tag})


class Desk:
    """The command line in one folder."""

    def __init__(self, folder: Path, proxy: str) -> None:
        self.folder, self.proxy = folder, proxy
        registry = f"ID;Организация;Муниципалитет;Сайт\ns7;МБОУ «Вымышленная школа № 7»;Лесной г.о.;http://{HOST}/\n"
        (folder / "r.csv").write_text(registry, encoding="utf-8")

    def night(self, as_of: str, *more: str) -> dict[str, Any]:
        """One audit; the organisation in its results."""
        words = ("run", "--registry", "r.csv", "--profile", "mo-2024", "--workspace", "w", "--as-of", as_of, "--delay", "0", *more)
        done = here(*words, cwd=self.folder, http_proxy=self.proxy, https_proxy=self.proxy)
        assert done.returncode in {0, 1}, done.stderr
        return self.result()

    def say(self, *words: str) -> str:
        """What a command says; it must succeed."""
        done = here(*words, "--workspace", "w", cwd=self.folder, http_proxy=self.proxy, https_proxy=self.proxy)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def result(self) -> dict[str, Any]:
        papers = self.folder / "w" / "reports" / "mo-2024" / "results.json"
        (row,) = json.loads(papers.read_text(encoding="utf-8"))["organisations"]
        return dict(row)


@pytest.fixture
def school() -> School:
    return School()


@pytest.fixture
def desk(school: School, tmp_path: Path) -> Iterator[Desk]:
    with Web({HOST: school}) as web:
        yield Desk(tmp_path, web.proxy)


def test_what_confirms_a_violation_and_what_does_not(desk: Desk, school: School) -> None:
    first = desk.night("2024-06-30")
    assert (first["verdict"], first["confirmation"]) == ("outdated_order", "suspected")
    assert desk.night("2024-06-30", "--fresh")["confirmation"] == "suspected"  # the same day confirms nothing
    assert desk.night("2024-07-01")["confirmation"] == "suspected"  # nor does a night that read nothing anew
    assert desk.night("2024-07-02", "--fresh")["confirmation"] == "second_audit"
    assert desk.night("2024-07-03")["confirmation"] == "second_audit"  # the bytes are those that were confirmed
    school.publish("01.09.2020")
    changed = desk.night("2024-07-04")
    assert (changed["verdict"], changed["confirmation"]) == ("outdated_order", "suspected")  # another order, seen once
    told = desk.say("diff")
    assert "подтверждение: подтверждено повторной проверкой → предположительно" in told
    assert "01.09.2020" in told


def hide_a_newer_order(school: School) -> None:
    """Put it on a page of the menu about meals."""
    hide(school, "Приказ о внедрении целевой модели наставничества", drawing.order(day="15.09.2022"))


def hide(school: School, title: str, text: str) -> None:
    odd = ("/pitanie", "Организация питания")
    top = menu(("/", "Главная"), ("/nastavnik", "Наставничество"), ("/news", "Новости"), odd)
    school.pages["/"] = page(f"{top}<h1>МБОУ «Вымышленная школа № 7»</h1>{WORDS}", title="МБОУ «Вымышленная школа № 7»")
    link = f'<a href="/novyi.pdf">{title}</a>'
    school.pages[odd[0]] = page(f"{top}<h1>{odd[1]}</h1>{WORDS}{link}", title=odd[1])
    school.pages["/novyi.pdf"] = Reply(drawing.typed_pdf(text), 200, {"Content-Type": "application/pdf"})


def test_a_violator_is_not_named_before_pages_of_other_subjects_were_asked(desk: Desk, school: School) -> None:
    """The place of the acts is known, and yet the newer order hangs where nobody would look for it."""
    hide_a_newer_order(school)
    assert desk.night("2024-06-30")["verdict"] in {"incomplete_package", "compliant"}


def test_nothing_is_called_lacking_before_pages_of_other_subjects_were_asked(desk: Desk, school: School) -> None:
    """The order stands in the section, the regulation where nobody would look for it."""
    school.publish("01.09.2022")
    hide(school, "Положение о системе наставничества", drawing.stamps(number="7"))
    assert desk.night("2024-06-30")["verdict"] == "compliant"


def test_an_order_made_older_overnight_is_no_reason_to_skip_them(desk: Desk, school: School) -> None:
    """The first look left pages of other subjects out, since nobody would have been named by it."""
    hide_a_newer_order(school)
    school.publish("01.09.2022")
    good = desk.night("2024-06-30")["verdict"]
    school.publish("01.09.2021")
    assert desk.night("2024-07-01")["verdict"] == good != "outdated_order"


def test_a_decision_lives_while_the_bytes_do(desk: Desk, school: School) -> None:
    desk.night("2024-06-30")
    words = ("--value", "compliant", "--reason", "Новый приказ показан методисту", "--by", "методист-1")
    assert "Решение записано" in desk.say("review", "decide", "s7", *words)
    decided = desk.result()
    assert (decided["verdict"], decided["review"]["was"], decided["review"]["by"]) == ("compliant", "outdated_order", "методист-1")
    assert desk.night("2024-07-01", "--fresh")["review"]["value"] == "compliant"
    school.publish("01.09.2021", size=12)
    fallen = desk.night("2024-07-02")
    assert (fallen["verdict"], fallen["review"], fallen["review_reasons"]) == ("outdated_order", None, ["decision_stale"])
    assert "после решения человека документы" in desk.say("review")
    assert "Новый приказ показан" in desk.say("review", "history")
    desk.say("review", "undo", "s7", "--by", "методист-1")
    assert desk.result()["review_reasons"] == []
    school.publish("01.09.2023")
    assert desk.night("2024-07-03")["verdict"] in {"incomplete_package", "compliant"}
    assert "исправлено" in desk.say("diff") or "перешла" in desk.say("diff")


def test_answers_of_schools_are_looked_at_at_once_and_change_no_verdict(desk: Desk, school: School) -> None:
    desk.night("2024-06-30")
    desk.say("replies", "export")
    forms = desk.folder / "w" / "reports" / "mo-2024" / "otvety"
    assert not list(forms.glob("*.xlsx"))  # seen once: nobody is asked yet
    desk.night("2024-07-01", "--fresh")
    desk.say("replies", "export")
    (form,) = forms.glob("*.xlsx")
    school.pages["/novyi.pdf"] = Reply(drawing.typed_pdf(drawing.order(day="15.09.2022")), 200, {"Content-Type": "application/pdf"})

    def fixed_at(link: str) -> str:
        """What the import says of an answer «исправлено» with that link."""
        book = load_workbook(form)
        sheet = book.worksheets[0]
        head = next(row for row in sheet.iter_rows() if row[0].value == "Код")
        places = {str(cell.value): int(cell.column or 0) for cell in head}
        for title, words in (("Ответ", "исправлено"), ("Ссылка на документ", link)):
            sheet.cell(int(head[0].row or 0) + 1, places[title]).value = words
        book.save(desk.folder / "ответ.xlsx")
        return desk.say("replies", "import", "ответ.xlsx", "--delay", "0")

    told = fixed_at(f"http://{HOST}/novyi.pdf")
    assert "№ 187-1 от 15.09.2022" in told
    assert "вывод был бы" in told
    assert "не открылась" in fixed_at(f"http://{HOST}/net.pdf")
    assert "не открылась" in fixed_at("http://127.0.0.1/prikaz.pdf")  # guards hold for answers too
    assert "Вывод не изменился бы" in fixed_at(f"http://{HOST}/prikaz.pdf")
    assert desk.result()["verdict"] == "outdated_order"
    assert "исправлено" in desk.say("review")
    assert "ЧТО ОТВЕТИЛА ОРГАНИЗАЦИЯ" in desk.say("explain", "s7")
    papers = desk.folder / "w" / "reports" / "mo-2024"
    answered = load_workbook(papers / "spiski.xlsx")["Ответы организаций"]
    assert any("Вывод не изменился бы" in str(cell) for row in answered.values for cell in row)
    assert "исправлено" in (papers / "otchet.html").read_text(encoding="utf-8")
    desk.say("review", "decide", "s7", "--value", "as-is", "--reason", "По ссылке тот же приказ", "--by", "методист-1")
    assert "ничего не ждёт" in desk.say("review")
    assert desk.result()["confirmation"] == "person"
