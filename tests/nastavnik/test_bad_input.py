"""Bad input gets one clear Russian sentence with the place and the remedy, exit status 2, and loses nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.nastavnik.run_cli import ROOT, nastavnik

REGISTRY = ROOT / "data" / "registries" / "mo-2024.xlsx"
GOOD = {"--registry": str(REGISTRY), "--profile": "mo-2024", "--workspace": "w"}


def run(folder: Path, changes: dict[str, str | None]) -> tuple[int, str, str]:
    options = {**GOOD, **changes}
    words = [word for name, value in options.items() if value is not None for word in (name, value)]
    done = nastavnik("run", "--offline", *words, cwd=folder)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("changes", "place", "remedy"),
    [
        ({"--registry": "нет-такого.xlsx"}, "нет-такого.xlsx", "путь"),
        ({"--profile": "mo-2042"}, "mo-2042", "mo-2024"),
        ({"--as-of": "30.06.2024"}, "--as-of 30.06.2024", "ГГГГ-ММ-ДД"),
        ({"--delay": "быстро"}, "--delay быстро", "число"),
        ({"--delay": "-1"}, "--delay -1", "не меньше 0"),
        ({"--group-concurrency": "0"}, "--group-concurrency 0", "не меньше 1"),
        ({"--registry": None}, "--registry", "--help"),
        ({"--nonsense": "1"}, "--nonsense", "--help"),
    ],
)
def test_a_wrong_option(tmp_path: Path, changes: dict[str, str | None], place: str, remedy: str) -> None:
    status, output, errors = run(tmp_path, changes)
    assert status == 2
    assert output == ""
    assert place in errors
    assert remedy in errors
    assert "Traceback" not in errors
    assert re.search("[а-я]", errors)
    assert not re.search(r"(?i)\b(error|invalid|missing|usage|option)\b", errors)
    assert not (tmp_path / "w").exists()


def test_a_wrong_registry(tmp_path: Path) -> None:
    broken = tmp_path / "r.xlsx"
    broken.write_bytes(b"\x00\x01not a workbook")
    status, _, errors = run(tmp_path, {"--registry": str(broken)})
    assert status == 2
    assert "r.xlsx" in errors
    assert "Traceback" not in errors


def test_a_registry_without_the_needed_column(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("Название улицы;Сайт\nЛесная;http://a.example\n", encoding="utf-8")
    status, _, errors = run(tmp_path, {"--registry": str(path)})
    assert status == 2
    assert "Организация" in errors


def test_a_wrong_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text("id: mine\nversion: 1\n", encoding="utf-8")
    status, _, errors = run(tmp_path, {"--profile": str(path)})
    assert status == 2
    assert "mine.yml, строка" in errors


def test_a_wrong_address_costs_its_row_only(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        "Организация;Муниципалитет;Сайт;Представленные документы\nШкола А;М;ftp://a.example;не представлены\nШкола Б;М;;не представлены\n",
        encoding="utf-8",
    )
    status, _, errors = run(tmp_path, {"--registry": str(path)})
    assert status == 0
    assert "строка 2" in errors


def test_export_before_any_audit(tmp_path: Path) -> None:
    done = nastavnik("export", "--workspace", "w", "--profile", "mo-2024", "--format", "json", "--output", "r.json", cwd=tmp_path)
    assert done.returncode == 2
    assert "nastavnik run" in done.stderr


def test_reading_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = nastavnik("read", "нет.pdf", cwd=tmp_path)
    assert done.returncode == 2
    assert "нет.pdf" in done.stderr
