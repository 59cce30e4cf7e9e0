"""Indicators through the whole program, without network: from a registry and a file of values to results.json and the table of years."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.nastavnik.run_cli import ROOT, nastavnik

REGISTRIES = ROOT / "data" / "registries"


def run(folder: Path, registry: Path, profile: str, as_of: str, expected: int = 0) -> str:
    done = nastavnik("run", "--offline", "--registry", registry, "--profile", profile, "--workspace", "w", "--as-of", as_of, cwd=folder)
    assert done.returncode == expected, done.stderr
    return done.stderr


def results(folder: Path, profile: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "w" / "reports" / profile / "results.json").read_text(encoding="utf-8"))
    return loaded


def indicator(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["indicators"] if (each["id"], each["scope"]) == (name, "all"))


@pytest.fixture(scope="module")
def izhevsk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighty-three made-up schools that declared what the source's schools had, and the source's values as declared ones."""
    folder = tmp_path_factory.mktemp("izhevsk")
    with (folder / "registry.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Организация", "Муниципалитет", "Представленные документы"])
        for number in range(83):
            many = {"приказ о назначении куратора": 47, "приказ о закреплении наставнических пар": 37, "положение о наставничестве": 75}
            named = [kind for kind, limit in many.items() if number < limit]
            writer.writerow([f"МБОУ СОШ № {300 + number}", "Ижевск", ", ".join(named) or "не представлены"])
    (folder / "w").mkdir()
    shutil.copy(REGISTRIES / "izhevsk-2022-values.yml", folder / "w" / "values.yml")
    run(folder, folder / "registry.csv", "izhevsk-2022", "2022-05-12", expected=1)
    return folder


def test_the_numbers_of_the_source_reproduce(izhevsk: Path) -> None:
    found = results(izhevsk, "izhevsk-2022")
    curator, pairs = indicator(found, "izhevsk.7"), indicator(found, "izhevsk.9")
    assert (curator["numerator"], curator["denominator"], curator["value"]) == (47, 83, 56.6)
    assert (pairs["numerator"], pairs["denominator"], pairs["value"]) == (37, 83, 44.6)
    assert curator["data_source"] == "registry"
    assert {row["verdict"] for row in found["organisations"]} == {None}
    assert (found["audit"]["profile"], found["audit"]["profile_version"]) == ("izhevsk-2022", 1)


def test_what_sites_alone_can_tell_has_no_data_offline(izhevsk: Path) -> None:
    found = results(izhevsk, "izhevsk-2022")
    assert [indicator(found, f"izhevsk.{number}")["value"] for number in (8, 10, 14)] == [None, None, None]
    assert indicator(found, "izhevsk.13")["value"] == 0
    assert indicator(found, "izhevsk.13.partners")["value"] == 8


def test_those_outside_are_named(izhevsk: Path) -> None:
    outside = next(each for each in results(izhevsk, "izhevsk-2022")["breakdowns"] if each["id"] == "izhevsk.outside")
    assert [row["title"] for row in outside["rows"]] == [f"МБОУ СОШ № {number}" for number in range(375, 383)]


def test_a_wrong_file_of_values_stops_the_run_before_anything_else(izhevsk: Path, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    text = (REGISTRIES / "izhevsk-2022-values.yml").read_text(encoding="utf-8")
    (tmp_path / "w" / "values.yml").write_text(text.replace("id: izhevsk.2,", "id: izhevsk.200,"), encoding="utf-8")
    told = run(tmp_path, izhevsk / "registry.csv", "izhevsk-2022", "2022-05-12", expected=2)
    assert "izhevsk.200" in told
    assert "строка 5" in told


def test_a_day_before_the_methodology_is_refused(izhevsk: Path, tmp_path: Path) -> None:
    assert "14.04.2022" in run(tmp_path, izhevsk / "registry.csv", "izhevsk-2022", "2021-05-12", expected=2)


def test_the_reporting_audit_gets_its_column(tmp_path: Path) -> None:
    run(tmp_path, REGISTRIES / "mo-2024.xlsx", "mo-kpi", "2025-06-30")
    run(tmp_path, REGISTRIES / "mo-2024.xlsx", "mo-kpi", "2024-06-30")
    first = indicator(results(tmp_path, "mo-kpi"), "mo-kpi.1")
    assert (first["numerator"], first["denominator"], first["value"]) == (42, 52, 80.8)
    shown = nastavnik("year", "--workspace", "w", cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.count("сайты не открывались") == 2
    marked = nastavnik("year", "--workspace", "w", "--audit", "1", cwd=tmp_path)
    assert "2025: проверка № 1 на 30.06.2025, отчётная" in marked.stdout, marked.stderr
    cleared = nastavnik("year", "--workspace", "w", "--clear", "2025", cwd=tmp_path)
    assert "отчётная" not in cleared.stdout
    again = nastavnik("year", "--workspace", "w", "--clear", "2025", cwd=tmp_path)
    assert again.returncode == 2
    assert "2025" in again.stderr
    unknown = nastavnik("year", "--workspace", "w", "--audit", "7", cwd=tmp_path)
    assert unknown.returncode == 2
    assert "№ 7" in unknown.stderr
    assert nastavnik("year", "--workspace", "w", "--profile", "mo-2024", cwd=tmp_path).returncode == 2
    assert nastavnik("year", "--workspace", "w", "--audit", "первая", cwd=tmp_path).returncode == 2
