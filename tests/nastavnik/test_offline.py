"""The real registry without network: the source's three lists come out of what organisations declared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.nastavnik.run_cli import ROOT, nastavnik

REGISTRY = ROOT / "data" / "registries" / "mo-2024.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("offline")


@pytest.fixture(scope="module")
def results(folder: Path) -> dict[str, Any]:
    done = nastavnik(
        "run", "--offline", "--registry", REGISTRY, "--profile", "mo-2024", "--workspace", "w", "--as-of", "2024-06-30", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    exported = nastavnik("export", "--workspace", "w", "--profile", "mo-2024", "--format", "json", "--output", "r.json", cwd=folder)
    assert exported.returncode == 0, exported.stderr
    loaded: dict[str, Any] = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    return loaded


def test_the_three_lists_of_the_source(results: dict[str, Any]) -> None:
    assert {name: len(members) for name, members in results["violations"].items()} == {
        "no_package": 10,
        "regulation_only": 8,
        "outdated_order": 34,
    }
    assert results["audit"]["offline"] is True
    assert {row["state"] for row in results["organisations"]} == {"audited"}
    assert {row["section"]["found"] for row in results["organisations"]} == {None}


def test_every_declared_order_is_read_and_one_bears_no_date(results: dict[str, Any]) -> None:
    orders = [document for row in results["organisations"] for document in row["documents"] if document["type"] == "implementation_order"]
    assert len(orders) == 34
    assert all(order["source"] == "declared" and order["number_state"] == "read" for order in orders)
    assert [order["number"] for order in orders if order["date_state"] != "read"] == ["64-1-ОД"]
    reasons = [row["reason"] for row in results["organisations"] if row["verdict"] == "outdated_order"]
    assert sorted(set(reasons)) == ["before_recommendations", "no_date"]
    assert reasons.count("no_date") == 1


def test_explain_tells_why_in_words(folder: Path, results: dict[str, Any]) -> None:
    done = nastavnik("explain", "Большеалексеевская", "--workspace", "w", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "124/1" in done.stdout
    assert "13.08.2021" in done.stdout or "13 августа 2021" in done.stdout
    assert results["organisations"]


def test_an_organisation_that_is_not_there(folder: Path, results: dict[str, Any]) -> None:
    done = nastavnik("explain", "Хогвартс", "--workspace", "w", cwd=folder)
    assert done.returncode == 2
    assert "Хогвартс" in done.stderr
    assert results["organisations"]


def test_a_second_run_starts_the_next_audit_with_the_same_answers(folder: Path, results: dict[str, Any]) -> None:
    done = nastavnik(
        "run", "--offline", "--registry", REGISTRY, "--profile", "mo-2024", "--workspace", "w", "--as-of", "2024-06-30", cwd=folder
    )
    assert "№ 2" in done.stderr
    again = json.loads((folder / "w" / "reports" / "mo-2024" / "results.json").read_text(encoding="utf-8"))
    for each in (again, results):
        each["audit"] |= {"started": "", "finished": ""}
    assert again == results
