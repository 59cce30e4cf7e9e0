"""All papers at once: whole or not at all, and quick enough for a region."""

from __future__ import annotations

import json
import time
from pathlib import Path

import openpyxl
import pytest

from data.errors import CannotRun
from reports import write
from reports.write import write_papers
from tests.reports.reading import Papers
from tests.reports.samples import (
    PROFILE,
    audit,
    compliant,
    flagged,
    incomplete,
    no_package,
    outdated,
    partial,
    regulation_only,
    unreachable,
)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_paths_of_all_papers_come_back(tmp_path: Path) -> None:
    paths = write_papers(audit(no_package(1)), PROFILE, tmp_path / "reports" / "mo-2024")
    assert {path.name for path in paths} >= {"results.json", "spiski.xlsx", "spiski.docx", "otchet.html", "spisok-1-no_package.csv"}
    assert sorted(paths) == sorted(path for path in tmp_path.rglob("*") if path.is_file())


def test_new_papers_replace_the_old(tmp_path: Path) -> None:
    write_papers(audit(no_package(1)), PROFILE, tmp_path)
    write_papers(audit(compliant(1)), PROFILE, tmp_path)
    papers = Papers(tmp_path)
    assert papers.json["violations"]["no_package"] == []
    assert papers.sheet("Список 1")[1] == []


def test_a_fault_in_the_last_paper_leaves_the_old_ones_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_papers(audit(no_package(1)), PROFILE, tmp_path)
    before = files(tmp_path)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "write_json", full_disk)
    with pytest.raises(CannotRun, match=r"results\.json: файл не записать"):
        write_papers(audit(compliant(1)), PROFILE, tmp_path)
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_told_in_russian(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(CannotRun, match="файл не записать"):
        write_papers(audit(no_package(1)), PROFILE, tmp_path / "reports")


def test_source_s_columns_alone(tmp_path: Path) -> None:
    write_papers(audit(outdated(1)), PROFILE, tmp_path, extra_columns=False)
    papers = Papers(tmp_path)
    assert len(papers.sheet("Список 3")[0]) == 5
    assert len(papers.csv("spisok-3-*")[0]) == 5


def test_a_region_of_1500_organisations(tmp_path: Path) -> None:
    makers = (no_package, regulation_only, compliant, outdated, incomplete, flagged, unreachable, partial)
    sample = audit(*(makers[number % 8](number, municipality=f"Округ {number % 55}") for number in range(1500)))
    began = time.perf_counter()
    write_papers(sample, PROFILE, tmp_path)
    assert time.perf_counter() - began < 60  # about 3 s on one idle core
    assert len(json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["organisations"]) == 1500
    book = openpyxl.load_workbook(tmp_path / "spiski.xlsx", read_only=True)
    assert sum(1 for _ in book["Все организации"].iter_rows()) == 1502  # heading, head, rows
    assert (tmp_path / "otchet.html").read_text(encoding="utf-8").count('<details class="card ') == 1500
