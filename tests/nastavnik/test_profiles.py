"""`nastavnik profile` as a methodist types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from data.profile import FOLDER, available, load_profile
from nastavnik.profiles import faults
from reports.russian import dotted
from tests.nastavnik.run_cli import nastavnik


def test_list_names_each_methodology_with_its_version_and_days(tmp_path: Path) -> None:
    done = nastavnik("profile", "list", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    for name in available():
        assert name in told
    assert "с 1 сентября 2023 г." in told  # mo-kpi
    assert "без срока" in told


@pytest.mark.parametrize("name", available())
def test_show_tells_all_of_a_shipped_methodology(name: str, tmp_path: Path) -> None:
    done = nastavnik("profile", "show", name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    profile = load_profile(name)
    wanted = [
        profile.title.upper(),
        *profile.assumptions,
        *(each.title for each in profile.verdicts),
        *(each.title for each in profile.indicators),
        *(each.title for each in profile.breakdowns),
    ]
    wanted += [each.publish for each in profile.rubric.criteria] if profile.rubric else []
    assert [each for each in wanted if " ".join(each.split()) not in told] == []
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_show_writes_a_page_that_loads_nothing(tmp_path: Path) -> None:
    done = nastavnik("profile", "show", "mo-2024", "--format", "html", "--output", "page.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    page: Any = html.fromstring((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert page.xpath("//script | //img | //link | //@src | //@style") == []
    assert page.xpath("//section[@id='verdicts']//h3/text()")[0] == "1. Пакет документов не представлен"
    anchors = set(page.xpath("//@id"))
    assert all(link[1:] in anchors for link in page.xpath("//a/@href"))


def test_show_of_a_methodists_own_file_has_its_own_gate(tmp_path: Path) -> None:
    text = (FOLDER / "mo-2024.yml").read_text(encoding="utf-8").replace("not_before: 2021-12-21", "not_before: 2022-09-01")
    (tmp_path / "mine.yml").write_text(text, encoding="utf-8")
    done = nastavnik("profile", "show", "mine.yml", cwd=tmp_path)
    day = load_profile(str(tmp_path / "mine.yml")).rules["package.implementation_order"]["not_before"]
    assert f"not_before: {dotted(day)}" in done.stdout
    assert dotted(day) == "01.09.2022"


@pytest.mark.parametrize(
    ("words", "place"), [(["show", "mo-2042"], "mo-2042"), (["show", "mo-2024", "--format", "pdf"], "pdf"), (["check", "no.yml"], "no.yml")]
)
def test_a_wrong_word_is_one_sentence(words: list[str], place: str, tmp_path: Path) -> None:
    done = nastavnik("profile", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert place in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", available())
def test_shipped_methodologies_are_in_order(name: str) -> None:
    assert faults(str(FOLDER / f"{name}.yml")) == ()


def test_check_names_every_fault_of_the_shape_with_its_line(tmp_path: Path) -> None:
    text = (FOLDER / "mo-2024.yml").read_text(encoding="utf-8")
    wrong = {"version: 1\ntitle": "version: раз\ntitle", "kind: good": "kind: fine", "value: municipality": "value: city"}
    for right, spoilt in wrong.items():
        text = text.replace(right, spoilt, 1)
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    done = nastavnik("profile", "check", "mine.yml", cwd=tmp_path)
    told = done.stdout.splitlines()
    assert done.returncode == 2
    assert len(told) == 3
    for spoilt, line in zip(wrong.values(), told, strict=True):
        number = text[: text.index(spoilt)].count("\n") + 1
        assert line.startswith(f"mine.yml, строка {number}: ")
    assert "mine.yml: 3 ошибки" in done.stderr


def test_a_day_that_does_not_exist_is_a_fault_of_its_line(tmp_path: Path) -> None:
    text = (FOLDER / "mo-2024.yml").read_text(encoding="utf-8") + "in_force: {from: 2024-13-01}\n"
    assert text.count("in_force:") == 1
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    (fault,) = faults(str(path))
    assert f"строка {len(text.splitlines())}" in str(fault)
    assert "дата" in str(fault)


@pytest.mark.parametrize(
    ("name", "right", "wrong", "words"),
    [
        ("mo-2024", "not_before: 2021-12-21", "not_befor: 2021-12-21", "not_befor"),
        ("mo-2024", "is: [absent]}", "is: [missing]}", "missing"),
        ("mo-2024", "every: package,", "every: packages,", "packages"),
        ("mo-rsp-25", "check: rated.", "check: rate.", "rate."),
    ],
)
def test_check_names_what_leads_nowhere(tmp_path: Path, name: str, right: str, wrong: str, words: str) -> None:
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "mine.yml"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    told = [str(fault) for fault in faults(str(path))]
    assert any(words in each for each in told)
    assert all("строка" in each for each in told)


def test_check_names_all_that_leads_nowhere_at_once(tmp_path: Path) -> None:
    text = (FOLDER / "mo-rsp-25.yml").read_text(encoding="utf-8")
    first, second = text.find("check: rated."), text.rfind("check: rated.")
    text = text[:second] + text[second:].replace("check: rated.", "check: rate.", 1)
    text = text[:first] + text[first:].replace("check: rated.", "check: rat.", 1)
    spoilt = {"rat.": "check: rat.", "rate.": "check: rate."}
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    told = [str(fault) for fault in faults(str(path))]
    assert len(told) == 2
    for line, place in zip(told, spoilt.values(), strict=True):
        assert f"строка {text[: text.index(place)].count(chr(10)) + 1}:" in line


def test_a_missing_group_and_a_wrong_code_are_told_together(tmp_path: Path) -> None:
    text = (FOLDER / "mo-2024.yml").read_text(encoding="utf-8")
    text = text.replace("every: package,", "every: packages,", 1).replace("not_before: 2021-12-21", "not_befor: 2021-12-21", 1)
    path = tmp_path / "mine.yml"
    path.write_text(text, encoding="utf-8")
    told = " ".join(str(fault) for fault in faults(str(path)))
    assert all(word in told for word in ("packages", "настройки not_befor", "нужна настройка not_before"))


def test_check_says_when_all_is_right(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_bytes((FOLDER / "mo-2024.yml").read_bytes())
    done = nastavnik("profile", "check", "mine.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "mine.yml: в порядке.\n", "")
