"""A site that was looked at before: what must be asked again so that a changed, a new or a removed act is seen, and what stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler import urls
from crawler.focus import ARCHIVE, FIRST, LATER, LEAF, NEEDED, Focus
from crawler.frontier import Memo
from data.models import Link
from data.store import CarryStore, CrawlStore
from data.store.carrying import Looked


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What an earlier audit's verdicts of one site rest on."""

    audit_id: int
    addresses: frozenset[str]
    """Documents, and the pages that show them."""
    absence: bool
    """Something was proved absent, or not known: pages that would show a new document are asked too."""


Stands = Callable[[str], Standing | None]
"""Of an organisation's id; None: nothing stands, the site is looked at from its start."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Addresses to be asked again, and failed ones to be tried anew."""

    again: frozenset[str]
    anew: frozenset[str]


def take_up(
    audit_id: int, organisation_id: str, standing: Standing, crawl: CrawlStore, carried: CarryStore, focus: Focus, *, full_look_days: int
) -> None:
    """Take the earlier look over, where it is young enough and holds all that the verdicts rest on; else leave the site untouched."""
    memo = Memo.load(crawl.memo(standing.audit_id, organisation_id))
    now = dt.datetime.now(dt.UTC)
    if not memo.looked_at or now - dt.datetime.fromisoformat(memo.looked_at) >= dt.timedelta(days=full_look_days):
        return
    looked = carried.looked(standing.audit_id, organisation_id)
    plan = plan_of(standing, looked, crawl.links(standing.audit_id, organisation_id), memo, focus)
    if plan is None:
        return
    memo.again, memo.stands, memo.changed, memo.lost = True, "complete" if standing.absence else "settled", False, []
    memo.requests = memo.size_bytes = memo.failures = 0
    carried.take_over(audit_id, organisation_id, standing.audit_id, again=plan.again, anew=plan.anew, memo=memo.dump())


def plan_of(standing: Standing, looked: Sequence[Looked], links: Sequence[Link], memo: Memo, focus: Focus) -> Plan | None:
    """What to ask again; None where the earlier look does not hold all that the verdicts rest on."""
    answered = {each.url: each for each in looked if each.fetch and not each.fetch.reason and each.fetch.sha256}
    # What is kept elsewhere, dead or waiting rests on nothing that could be asked again.
    again = standing.addresses & answered.keys()
    if not standing.absence:
        return Plan(again=again, anew=frozenset()) if again and again == standing.addresses else None
    shown_by: dict[str, list[Link]] = {}
    for link in links:
        shown_by.setdefault(link.target, []).append(link)
    archives = {url for url, each in answered.items() if each.score == ARCHIVE}
    for url, each in answered.items():
        if _shows_new(each, shown_by.get(url, []), archives, memo, focus):
            again = again | {url}
    failed = {each.url for each in looked if each.state == "failed" and (each.score >= NEEDED or focus.is_file(each.url))}
    return Plan(again=again, anew=frozenset(failed - again))


def _shows_new(each: Looked, links: Sequence[Link], archives: set[str], memo: Memo, focus: Focus) -> bool:
    """A page that would show a new document: the start, the menu, lists, the section, the site map, the search, the front of the news."""
    if each.fetch is None or each.fetch.role != "page":
        return False
    if each.url in memo.sitemaps or each.url == memo.search or not each.score or each.score >= FIRST:
        return True
    if each.score == ARCHIVE:
        return urls.paging(each.url) is None and any(link.source not in archives for link in links)
    if each.score < LEAF or each.score == LATER or focus.is_file(each.url):
        return False
    # The page of one paper shows no other.
    paper = any(focus.names_paper(link.text) for link in links) or focus.names_paper(each.fetch.title)
    return not paper
