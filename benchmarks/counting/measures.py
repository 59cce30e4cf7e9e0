"""What the server's notes say: of each site how many requests, how many were wasted and on what; of each group its turns and gaps."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from benchmarks.counting.server import Visit
from benchmarks.sites.model import Node, Site, oracle
from benchmarks.sites.web import Web, plain

VIOLATIONS = {"no_package", "regulation_only", "outdated_order"}
_KINDS = {
    "section": "страница меню",
    "list": "список документов",
    "list page": "список документов, дальше",
    "newslist": "лента новостей",
    "newslist page": "лента новостей, дальше",
    "article": "новость",
    "album": "альбом",
    "folder": "папка",
    "home": "главная ещё раз",
}
_BESIDES = {"/robots.txt": "robots.txt ещё раз", "/sitemap.xml": "карта сайта"}


@dataclass
class SiteRow:
    """One site in one run."""

    site: Site
    requests: int = 0
    bytes_sent: int = 0
    least: int = 0
    """Requests of the oracle."""
    found_at: int | None = None
    """How many requests it took until all that is needed was there; None: never."""
    missed: list[str] = field(default_factory=list)
    """Needed addresses never asked."""
    wasted: Counter[str] = field(default_factory=Counter)
    given: str = ""
    """The verdict given; "" where the run gives none."""
    review: bool = False
    reason: str = ""
    section: bool | None = None

    @property
    def ratio(self) -> float:
        """Requests over the oracle's."""
        return self.requests / self.least

    @property
    def whole(self) -> bool:
        """All that is asked for is there, the section too: nothing has to be proved absent."""
        return self.site.verdict == "compliant" and self.site.section

    @property
    def wrong(self) -> bool:
        """A verdict that is not the right one; «не проверено» is none."""
        return bool(self.given) and self.given not in (self.site.verdict, "not_checked") and not self.review

    @property
    def accused(self) -> bool:
        """Named a violator that it is not, or of another kind."""
        return self.wrong and self.given in VIOLATIONS

    @property
    def false_absence(self) -> bool:
        """«Нет» of what is there: the section, or acts that the right verdict has and the given one has not."""
        fewer = {"no_package": 0, "regulation_only": 1, "incomplete_package": 1, "outdated_order": 2, "compliant": 2}
        return (self.section is False and self.site.section) or (self.wrong and fewer[self.given] < fewer[self.site.verdict])


def site_rows(web: Web, visits: Sequence[Visit], answers: Mapping[str, Mapping[str, Any]] | None = None) -> list[SiteRow]:
    """A row for every site, in registry order; `answers`: organisations of results.json by id."""
    by_site: dict[Site, list[Visit]] = {site: [] for site in web.sites}
    for visit in visits:
        owner, _ = web.find(visit.host, visit.path)
        if owner is not None:
            by_site[owner].append(visit)
    rows = [_row(web, site, found) for site, found in by_site.items()]
    for row in rows if answers else ():
        answer = (answers or {})[f"s{row.site.index}"]
        row.given, row.review = answer["verdict"], answer["needs_review"]
        row.reason, row.section = str(answer["state_reason"]), answer["section"]["found"]
    return rows


def _row(web: Web, site: Site, visits: Sequence[Visit]) -> SiteRow:
    asked = oracle(site)
    row = SiteRow(site, len(visits), sum(visit.size_bytes for visit in visits), len(asked))
    known = {plain(path) for path in asked}
    waiting = {node: ways(node) for node in site.needed}
    for count, visit in enumerate(visits, 1):
        here = plain(visit.path)
        if here in known:
            known.discard(here)
        else:
            row.wasted[waste(web, visit)] += 1
        if visit.status in (200, 304):
            waiting = {node: places for node, places in waiting.items() if here not in places}
        if not waiting and row.found_at is None:
            row.found_at = count
    row.missed = [node.path for node in waiting]
    return row


def ways(node: Node) -> set[str]:
    """Addresses of which any one shows the act: a card that prints it, or its file."""
    return {plain(node.path), *(plain(child.path) for child in node.children if child.kind == "file")}


def waste(web: Web, visit: Visit) -> str:
    """What kind of request this was, in words of the site."""
    site, node = web.find(visit.host, visit.path)
    if node is None or site is None:
        other = "поиск по сайту" if visit.status == 200 else "угаданный адрес"
        kind = _BESIDES.get(visit.path.partition("?")[0], other)
        return f"{kind} ({visit.status})" if visit.status != 200 else kind
    if node.parent is not None and node.parent.code == "sveden":
        return f"сведения: {node.code}" if node.code in ("document", "struct", "employees", "education") else "сведения: прочее"
    own = node.act is not None or (node.parent is not None and node.parent.act is not None)
    if node.kind in ("card", "file"):
        what = "файл" if node.kind == "file" else "карточка"
        return f"{what} своего акта (лишний)" if own else f"{what} другого документа"
    return "раздел наставничества" if node is site.holder else _KINDS.get(node.kind, node.kind)


@dataclass(frozen=True)
class GroupRow:
    """One politeness group in one run; times in seconds."""

    group: str
    requests: int
    most_in_flight: int
    short_gaps: int
    """Gaps shorter than the delay by more than the clocks' own shake (2 %, at least 2 ms)."""
    least_gap: float
    span: float
    """From the first request to the last answer."""


def group_rows(visits: Sequence[Visit], delay: float) -> list[GroupRow]:
    """A row a group, the largest first."""
    groups: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        groups[visit.group].append(visit)
    rows = []
    for group, found in groups.items():
        came = sorted(visit.came for visit in found)
        gaps = [after - before for before, after in pairwise(came)]
        short = sum(gap < delay - max(0.002, 0.02 * delay) for gap in gaps)
        span = max(visit.left for visit in found) - came[0]
        rows.append(GroupRow(group, len(found), max(visit.in_flight for visit in found), short, min(gaps, default=delay), span))
    return sorted(rows, key=lambda row: (-row.requests, row.group))


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which `share` of the values lie (nearest rank); nan of nothing."""
    if not values:
        return float("nan")
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, max(0, -(-len(ranked) * round(share * 100) // 100) - 1))]


def median(values: Sequence[float]) -> float:
    """The median; nan of nothing."""
    return statistics.median(values) if values else float("nan")


def recall(rows: Sequence[SiteRow]) -> float:
    """Needed documents fetched over needed documents."""
    needed = sum(len(row.site.needed) for row in rows)
    return 1 - sum(len(row.missed) for row in rows) / needed if needed else 1.0
