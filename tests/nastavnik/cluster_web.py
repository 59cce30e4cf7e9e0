"""Made-up sites of several politeness groups, each answering slowly, and what their server saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.audit_rules.text import drawing
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, menu, page

ANSWER_SECONDS = 0.08
GROUPS = {
    "edusite": ("odin.edumsko.ru", "dva.edumsko.ru", "tri.edumsko.ru"),
    "obr57": ("odin.obr57.ru", "dva.obr57.ru"),
    "shkola-a.example": ("shkola-a.example",),
}
HOSTS = [host for hosts in GROUPS.values() for host in hosts]
DAYS = ["01.09.2022", "01.09.2021", "", "15.01.2020", "01.09.2022", "01.02.2023"]
"""Of the order that each host publishes; "": none."""


def site(host: str, number: int, day: str) -> Site:
    """A school: a section, lists of documents, news."""
    name = f"МБОУ «Вымышленная школа № {number}»"
    plain = {f"/str{k}": f"Страница {k}" for k in range(3)}
    top = menu(("/", "Главная"), ("/nastavnik", "Наставничество"), ("/sveden/document", "Документы"), ("/news", "Новости"), *plain.items())
    order = '<a href="/prikaz.pdf">Приказ о внедрении целевой модели наставничества</a>' if day else ""
    pages = {
        "/": page(f"{top}<h1>{name}</h1>{WORDS}", title=name),
        "/nastavnik": page(f"{top}<h1>Наставничество</h1>{WORDS}{order}", title="Наставничество"),
        "/sveden/document": page(f"{top}<h1>Документы</h1>{WORDS}", title="Документы"),
        "/news": page(f"{top}<h1>Новости</h1>{WORDS}", title="Новости"),
        **{path: page(f"{top}<h1>{title}</h1>{WORDS}", title=title) for path, title in plain.items()},
    }
    if day:
        pages["/prikaz.pdf"] = Reply(drawing.typed_pdf(drawing.order(day=day)), 200, {"Content-Type": "application/pdf"})
    for reply in pages.values():
        reply.delay = ANSWER_SECONDS
    return pages


def web() -> Web:
    """All of them behind one proxy."""
    return Web({host: site(host, number, day) for number, (host, day) in enumerate(zip(HOSTS, DAYS, strict=True), 1)})


def registry(folder: Path) -> Path:
    """Their registry."""
    rows = [f"s{n};МБОУ «Вымышленная школа № {n}»;Лесной г.о.;http://{host}/" for n, host in enumerate(HOSTS, 1)]
    path = folder / "r.csv"
    path.write_text("\n".join(["ID;Организация;Муниципалитет;Сайт", *rows, ""]), encoding="utf-8")
    return path


def of_groups(log: Iterable[Seen]) -> Iterator[list[Seen]]:
    """Requests of each group, in the order of their coming."""
    seen = list(log)
    for hosts in GROUPS.values():
        yield sorted((each for each in seen if each.host in hosts), key=lambda each: each.started)
