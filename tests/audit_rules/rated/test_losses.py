"""What we could not see costs a site no point: a lost point needs a full look with nothing unread that may be the thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from audit_rules.criteria import criteria
from audit_rules.facts.site import SiteRecord, site_facts
from data.models import FAIL, PASS, Fetch, SiteOutcome, Text, Unfetched
from data.profile import load_profile
from tests.audit_rules.rated.made_site import PAGES, record

CASES = ["long_page", "page_per_block", "accordion", "wordpress", "cards_and_news", "passport_table", "colons"]


def outcomes(site: SiteRecord) -> dict[str, str]:
    rubric = load_profile("mo-rsp-25").rubric
    assert rubric
    return {finding.rule: finding.outcome for finding in criteria(rubric, site_facts(site))}


def losses(site: SiteRecord) -> Iterator[tuple[str, SiteRecord]]:
    """The site with one file or page under the rated one late, left, or unreadable."""
    for fetch in site.fetches:
        if fetch.depth < 2 or fetch.reason:
            continue
        others = [each for each in site.fetches if each is not fetch]
        late = Fetch(url=fetch.url, final_url=fetch.url, role=fetch.role, reason="timeout")
        yield f"late {fetch.url}", replace(site, fetches=[*others, late])
        yield f"left {fetch.url}", replace(site, fetches=others, unfetched=[Unfetched(url=fetch.url, reason="budget")])
        if fetch.role == "file" and fetch.sha256:
            unread = {**site.texts, fetch.sha256: Text(source="pdf", failure="no_ocr")}
            yield f"unread {fetch.url}", replace(site, texts=unread)


@pytest.mark.parametrize("case", CASES)
def test_no_loss_takes_a_point_away(case: str) -> None:
    whole = record(case)
    before = outcomes(whole)
    for name, lost in losses(whole):
        after = outcomes(lost)
        assert [(name, rule) for rule, outcome in before.items() if outcome == PASS and after[rule] == FAIL] == []


def test_a_dead_link_earns_nothing_and_a_late_one_is_unknown() -> None:
    whole = record("long_page")
    url = next(fetch.url for fetch in whole.fetches if fetch.url.endswith("road.docx"))
    others = [fetch for fetch in whole.fetches if fetch.url != url]
    dead = replace(whole, fetches=[*others, Fetch(url=url, final_url=url, role="file", reason="dead_link")])
    late = replace(whole, fetches=[*others, Fetch(url=url, final_url=url, role="file", reason="timeout")])
    assert outcomes(dead)["documents.roadmap"] == FAIL
    assert outcomes(late)["documents.roadmap"] == "unknown"
    assert outcomes(late)["documents.status_order"] == PASS


@pytest.mark.parametrize("case", sorted(folder.name for folder in PAGES.iterdir()))
def test_before_the_full_look_nothing_is_lost(case: str) -> None:
    part = replace(record(case), outcome=SiteOutcome(reached=True, complete=False, reason="budget"))
    assert FAIL not in outcomes(part).values()


def test_a_site_not_reached_is_unknown_in_everything() -> None:
    none = replace(record("long_page"), outcome=SiteOutcome(reached=False, reason="timeout"), fetches=[], links=[], texts={})
    assert set(outcomes(none).values()) == {"unknown"}


def test_only_training_sites_have_rated_pages() -> None:
    whole = record("long_page")
    ordinary = replace(whole, organisation=replace(whole.organisation, training_site=None))
    assert site_facts(ordinary).rated == ()
