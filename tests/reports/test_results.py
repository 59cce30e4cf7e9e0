"""results.json keeps to the contract."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reports.results import document as document_json
from reports.results import results, write_json
from tests.reports.reading import Papers
from tests.reports.samples import PROFILE, audit, compliant, decided, declared, document, everything, no_site, partial

ORGANISATION_KEYS = {
    "id", "name", "municipality", "site", "state", "state_reason", "section", "documents", "verdict", "reason", "needs_review",
    "review_reasons", "confirmation", "review", "score", "measures",
}  # fmt: skip
DOCUMENT_KEYS = {
    "type", "title", "number", "number_state", "date", "date_state", "url", "page_url", "quote", "page", "source",
    "cites_recommendations", "confidence", "note",
}  # fmt: skip


def organisations(value: dict[str, object]) -> list[dict[str, Any]]:
    listed = value["organisations"]
    assert isinstance(listed, list)
    return listed


def test_shape(papers: Papers) -> None:
    value = papers.json
    assert list(value) == [
        "schema", "audit", "organisations", "ranking", "violations", "beyond_source", "review", "not_checked", "indicators",
        "breakdowns", "plans",
    ]  # fmt: skip
    assert value["schema"] == "nastavnik.results/1"
    assert value["audit"] == {
        "profile": "mo-2024",
        "profile_version": 1,
        "as_of": "2024-06-30",
        "offline": False,
        "started": "2024-06-29T22:30:00Z",
        "finished": "2024-06-30T01:30:00Z",
    }
    assert [value[key] for key in ("ranking", "indicators", "breakdowns", "plans")] == [[], [], [], []]
    for each in value["organisations"]:
        assert set(each) == ORGANISATION_KEYS
        assert set(each["section"]) == {"found", "empty", "url", "title"}
        assert all(set(found) == DOCUMENT_KEYS for found in each["documents"])


def test_lists_follow_from_verdicts_and_flags(papers: Papers) -> None:
    value = papers.json
    for name in ("no_package", "regulation_only", "outdated_order", "incomplete_package"):
        want = [o["id"] for o in value["organisations"] if o["verdict"] == name and (not o["needs_review"] or o["review"])]
        assert {**value["violations"], **value["beyond_source"]}[name] == want
        assert want
    flagged = [o["id"] for o in value["organisations"] if o["needs_review"] and o["review"] is None]
    assert value["review"] == flagged
    assert value["not_checked"] == [o["id"] for o in value["organisations"] if o["verdict"] == "not_checked"]
    assert set(value["review"]) & set(value["not_checked"]) == {"org-16"}


def test_document_as_printed_in_the_contract() -> None:
    found = document(1, "implementation_order", dt.date(2021, 9, 15), "1\\4", confidence=0.93456)
    value = document_json(found)
    assert (value["number"], value["date"], value["confidence"]) == ("1\\4", "2021-09-15", 0.93)
    assert value["date_state"] == "read"


def test_review_of_a_person() -> None:
    (each,) = organisations(results(audit(decided(1)), PROFILE))
    assert each["review"] == {
        "by": "methodist-1",
        "at": "2024-07-01T09:00:00Z",
        "value": "no_package",
        "was": "not_checked",
        "reason": "Сайт просмотрен вручную, документов нет",
    }
    assert (each["verdict"], each["confirmation"]) == ("no_package", "person")


def test_site_is_the_address_or_the_cell_as_written() -> None:
    with_site, without = organisations(results(audit(compliant(1), no_site(2)), PROFILE))
    assert (with_site["site"], without["site"]) == ("https://school-1.example", "сайт в разработке")
    assert (without["state"], without["state_reason"]) == ("no_site", None)


def test_declared_only() -> None:
    value = results(audit(declared(1), offline=True), PROFILE)
    (each,) = organisations(value)
    assert each["section"]["found"] is None
    assert each["documents"][0]["source"] == "declared"
    assert value["violations"] == {"no_package": [], "outdated_order": ["org-1"], "regulation_only": []}


def test_same_audit_gives_the_same_file_in_any_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = everything()
    write_json(tmp_path / "here.json", results(sample, PROFILE))
    far = dt.timezone(dt.timedelta(hours=9))
    times = {name: getattr(sample.audit, name).astimezone(far) for name in ("started", "finished")}
    moved = replace(sample, audit=replace(sample.audit, **times))
    monkeypatch.setenv("TZ", "Asia/Vladivostok")
    write_json(tmp_path / "there.json", results(moved, PROFILE))
    assert (tmp_path / "here.json").read_bytes() == (tmp_path / "there.json").read_bytes()


def test_unfinished_audit() -> None:
    sample = audit(partial(1))
    value: Any = results(replace(sample, audit=replace(sample.audit, finished=None)), PROFILE)
    assert value["audit"]["finished"] is None


def test_fault_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    write_json(path, {"schema": "old"})
    with pytest.raises(TypeError):
        write_json(path, {"schema": object()})
    assert json.loads(path.read_text(encoding="utf-8")) == {"schema": "old"}
    assert [each.name for each in tmp_path.iterdir()] == ["results.json"]


def test_half_a_character_does_not_spoil_the_file(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"name": "Школа\ud800 «№ 1»"})
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["name"] == "Школа? «№ 1»"
