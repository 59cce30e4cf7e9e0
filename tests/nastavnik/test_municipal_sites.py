"""Sites of municipal authorities under primorye-2024, over real HTTP: what they publish on their mentoring schools."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import docx
import pytest

from crawler.replica import Replica
from data.demo.resources import Host, ReplicaWeb, Resource
from tests.nastavnik.run_cli import nastavnik

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAME = "Управление образования администрации {} муниципального округа"
ORDER = """УПРАВЛЕНИЕ ОБРАЗОВАНИЯ
АДМИНИСТРАЦИИ ВЫДУМАННОГО МУНИЦИПАЛЬНОГО ОКРУГА
ПРИКАЗ
15.02.2024 № 45-а
{title}
В целях реализации регионального проекта
ПРИКАЗЫВАЮ:
{points}
Начальник управления образования В. Г. Выдумщикова"""
CREATED = ORDER.format(title="О создании муниципальной Школы наставничества", points="1. Создать муниципальную Школу наставничества.")
HEAD = ORDER.format(
    title="О назначении руководителя муниципальной Школы наставничества",
    points="1. Назначить руководителем Школы наставничества Лыжину У. В., методиста.",
)
MAP = """УТВЕРЖДЕНА
приказом управления образования
от 15.02.2024 № 45-а
ДОРОЖНАЯ КАРТА
деятельности муниципальной Школы наставничества
1. Семинар для педагогов-наставников. Апрель-май 2024
2. Диагностика профессиональных дефицитов. В период реализации"""


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    body = io.BytesIO()
    document.save(body)
    return body.getvalue()


def served(path: str, body: bytes, kind: str = "text/html; charset=utf-8") -> Resource:
    return Resource(path=path, render=lambda _: body, content_type=kind, static=kind == DOCX)


def site(files: Mapping[str, str], *, section: str = "Школа наставничества") -> Host:
    """A start page with a menu, the section, and its files by their titles."""
    host = Host()
    menu = f'<nav><a href="/">Главная</a> <a href="/documents">Документы</a> <a href="/school">{section}</a></nav>'
    links = "".join(f'<p><a href="/files/{number}.docx">{title}</a></p>' for number, title in enumerate(files))
    pages = {"/": ("Управление образования", "<p>Новости округа</p>"), "/documents": ("Документы", "<p>Устав управления</p>")}
    pages["/school"] = (section, f"<p>Материалы раздела для педагогов округа и их наставников.</p>{links}")
    for path, (title, text) in pages.items():
        page = f"<html><head><title>{title}</title></head><body>{menu}<h1>{title}</h1>{text}</body></html>"
        host.add(served(path, page.encode()))
    for number, text in enumerate(files.values()):
        host.add(served(f"/files/{number}.docx", word(text), DOCX))
    return host


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("primorye")
    whole = {"Приказ о создании Школы наставничества": CREATED, "Приказ о назначении руководителя": HEAD, "Дорожная карта": MAP}
    hosts = {
        "uo-first.example.ru": site(whole),
        "uo-second.example.ru": site({"Приказ о создании Школы наставничества": CREATED}),
        "uo-third.example.ru": site({}, section="Молодому специалисту"),
    }
    with (folder / "r.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Организация", "Муниципалитет", "Сайт"])
        for host, name in zip([*hosts, "uo-fourth.example.ru"], ["Первого", "Второго", "Третьего", "Четвёртого"], strict=True):
            writer.writerow([NAME.format(name), name, f"http://{host}/"])
    with Replica(ReplicaWeb(hosts)) as replica:
        done = nastavnik(
            "run", "--registry", "r.csv", "--profile", "primorye-2024", "--workspace", "w", "--as-of", "2024-06-30", "--delay", "0",
            cwd=folder, http_proxy=replica.url, https_proxy=replica.url,
        )  # fmt: skip
    assert done.returncode == 1, done.stderr  # the fourth site does not answer
    loaded: dict[str, Any] = json.loads((folder / "w" / "reports" / "primorye-2024" / "results.json").read_text(encoding="utf-8"))
    return loaded


def counted(results: dict[str, Any], name: str, scope: str = "all") -> tuple[Any, ...]:
    found = next(each for each in results["indicators"] if (each["id"], each["scope"]) == (name, scope))
    return found["numerator"], found["denominator"], found["not_checked"]


def test_the_acts_of_the_school_are_known(results: dict[str, Any]) -> None:
    kinds = [{document["type"] for document in row["documents"]} for row in results["organisations"]]
    assert kinds[0] == {"mentoring_school_order", "school_head_order", "roadmap"}
    assert kinds[1] == {"mentoring_school_order"}
    assert kinds[2:] == [set(), set()]


def test_schools_are_counted_among_the_sites_that_answered(results: dict[str, Any]) -> None:
    assert counted(results, "primorye.schools") == (1, None, 1)
    assert counted(results, "primorye.order") == (2, 3, 1)
    assert counted(results, "primorye.head_order") == (1, 3, 1)
    assert counted(results, "primorye.roadmap") == (1, 3, 1)
    assert counted(results, "primorye.section") == (3, 3, 1)
    assert counted(results, "primorye.order", "Четвёртого") == (None, None, 1)


def test_only_a_site_surely_without_any_act_is_named(results: dict[str, Any]) -> None:
    without = next(each for each in results["breakdowns"] if each["id"] == "primorye.without_school")
    assert [row["title"] for row in without["rows"]] == [f"{NAME.format('Третьего')} (Третьего)"]
    assert [row["state"] for row in results["organisations"]] == ["audited", "audited", "audited", "unreachable"]
    assert {row["verdict"] for row in results["organisations"]} == {None}
