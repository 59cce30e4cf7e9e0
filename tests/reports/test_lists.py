"""Every organisation has exactly one place, and every paper says so."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.models import AuditResult, OrganisationResult
from reports.lists import NOT_CHECKED, REVIEW, sort_into_lists
from reports.write import write_papers
from tests.reports.reading import Papers
from tests.reports.samples import (
    PROFILE,
    audit,
    compliant,
    decided,
    everything,
    flagged,
    incomplete,
    no_package,
    no_site,
    outdated,
    partial,
    regulation_only,
    unreachable,
)

MAKERS = {
    "compliant": compliant,
    "no_package": no_package,
    "regulation_only": regulation_only,
    "outdated_order": outdated,
    "incomplete_package": incomplete,
    "not_checked": unreachable,
}
VIOLATIONS = ("no_package", "regulation_only", "outdated_order")


def made(number: int, kind: str) -> OrganisationResult:
    if kind == "no_site":
        return no_site(number)
    if kind.startswith("flagged "):
        return flagged(number, kind.removeprefix("flagged "))
    if kind == "flagged_unchecked":
        return partial(number, needs_review=True)
    if kind.startswith("decided "):
        return decided(number, kind.removeprefix("decided "))
    return MAKERS[kind](number)


KINDS = (*MAKERS, "no_site", "flagged outdated_order", "flagged compliant", "flagged_unchecked", "decided no_package", "decided compliant")
AUDITS = st.lists(st.sampled_from(KINDS), max_size=12).map(
    lambda kinds: (kinds, audit(*(made(number, kind) for number, kind in enumerate(kinds, 1))))
)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        *((kind, kind) for kind in MAKERS),
        ("no_site", NOT_CHECKED),
        ("flagged outdated_order", REVIEW),  # a doubtful violator accuses nobody
        ("flagged compliant", REVIEW),
        ("flagged_unchecked", NOT_CHECKED),  # in both lists, counted once
        ("decided no_package", "no_package"),
        ("decided compliant", "compliant"),
    ],
)
def test_place_of_each_kind(kind: str, place: str) -> None:
    lists = sort_into_lists(audit(made(1, kind)), PROFILE)
    assert {each.code: count for each, count in lists.counts() if count} == {place: 1}


@given(AUDITS)
@settings(max_examples=200, deadline=None)
def test_parts_sum_to_the_registry(case: tuple[list[str], AuditResult]) -> None:
    kinds, sample = case
    lists = sort_into_lists(sample, PROFILE)
    assert sum(count for _, count in lists.counts()) == len(kinds)
    ids = [each.organisation.id for place in lists.places for each in lists.at(place.code)]
    assert sorted(ids) == sorted(each.organisation.id for each in sample.organisations)
    assert sum(sum(counts) for _, counts in lists.by_municipality()) == len(kinds)
    assert len(lists.review) == sum(kind.startswith("flagged") for kind in kinds)


@given(AUDITS)
@settings(max_examples=12, deadline=None)
def test_every_paper_shows_the_same_lists(case: tuple[list[str], AuditResult]) -> None:
    kinds, sample = case
    with tempfile.TemporaryDirectory() as folder:
        write_papers(sample, PROFILE, Path(folder))
        papers = Papers(Path(folder))
        names = {each.organisation.id: each.organisation.name for each in sample.organisations}
        for number, code in enumerate(VIOLATIONS, 1):
            listed = [names[each] for each in papers.json["violations"][code]]
            assert [row[2] for row in papers.sheet(f"Список {number}")[1]] == listed
            assert [row[2] for row in papers.csv(f"spisok-{number}-{code}")[1:]] == listed
            assert [row[2] for row in papers.section(f"list-{number}")] == listed
            assert [row[2] for row in papers.table(number - 1)[1:]] == (listed or ["Таких организаций нет"])
        for sheet, key in (("Не проверено", "not_checked"), ("На проверку человеку", "review")):
            assert [row[2] for row in papers.sheet(sheet)[1]] == [names[each] for each in papers.json[key]]
        rows = papers.sheet("Сводка")[1]
        assert [row[1] for row in rows][-1] == len(kinds) == sum(row[1] for row in rows[:-1])
        tiles = [int(each.text) for each in papers.page.xpath("//li[contains(@class, 'tile')]/b")]
        assert tiles == [row[1] for row in rows]
        assert len(papers.page.xpath("//details[contains(@class, 'card')]")) == len(kinds)


def test_lists_keep_the_order_of_the_registry() -> None:
    sample = everything()
    order = [each.organisation.id for each in sample.organisations]
    lists = sort_into_lists(sample, PROFILE)
    for place in lists.places:
        ids = [each.organisation.id for each in lists.at(place.code)]
        assert ids == sorted(ids, key=order.index)
