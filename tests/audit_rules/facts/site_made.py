"""A site made by hand for tests of facts: made-up pages and files."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

from audit_rules.facts.site import SiteRecord, site_facts
from data.models import Fetch, Link, Organisation, SiteFacts, SiteOutcome, StateReason, Text, TextPage, Unfetched

ROOT = "http://school-1.example"
SCHOOL = Organisation(id="s1", name="МБОУ СОШ № 1", municipality="Луговой г.о.", site=f"{ROOT}/")


class Site:
    """Pages and files are added with the links that lead to them."""

    def __init__(self) -> None:
        self.record = SiteRecord(
            organisation=SCHOOL,
            outcome=SiteOutcome(reached=True, complete=True),
            fetches=[],
            links=[],
            unfetched=[],
            texts={},
            today=dt.date(2024, 6, 30),
        )
        self.page("/", "МБОУ СОШ № 1", "Добро пожаловать на сайт нашей школы. " * 5, depth=0)

    def page(self, path: str, title: str, text: str = "", *, link: str = "", trail: str = "", depth: int = 1, source: str = "/") -> Site:
        """An HTML page; `link` is the text of the link to it."""
        read = Text(source="html", title=title, pages=(TextPage(number=1, text=f"{title}\n{text}", source="html"),))
        return self._add(path, read, "page", depth=depth, link=link or title, source=source, trail=trail)

    def file(self, path: str, text: str, *, link: str, source: str = "/", heading: str = "", trail: str = "", **failed: Any) -> Site:
        """A PDF with a text layer, or one that failed."""
        pages = (TextPage(number=1, text=text, source="pdf"),) if text else ()
        read = Text(**{"source": "pdf", "pages": pages, **failed})
        return self._add(path, read, "file", depth=2, link=link, source=source, heading=heading, trail=trail)

    def dead(self, path: str, reason: StateReason, *, link: str, source: str = "/", heading: str = "", trail: str = "") -> Site:
        """An address that gave nothing."""
        fetch = Fetch(url=ROOT + path, final_url=ROOT + path, reason=reason, depth=2)
        added = Link(source=ROOT + source, target=ROOT + path, text=link, heading=heading, trail=trail)
        self.record = replace(self.record, fetches=[*self.record.fetches, fetch], links=[*self.record.links, added])
        return self

    def outside(self, url: str, *, link: str, source: str = "/", heading: str = "", reason: StateReason = "outside_link") -> Site:
        """A link that was not followed, as a rule one to another resource."""
        added = Link(source=ROOT + source, target=url, text=link, heading=heading)
        unfetched = Unfetched(url=url, reason=reason)
        self.record = replace(self.record, unfetched=[*self.record.unfetched, unfetched], links=[*self.record.links, added])
        return self

    def outcome(self, **changes: Any) -> Site:
        """How the look ended."""
        self.record = replace(self.record, outcome=replace(self.record.outcome, **changes))
        return self

    def facts(self) -> SiteFacts:
        """The facts of it all."""
        return site_facts(self.record)

    def _add(self, path: str, read: Text, role: Any, *, depth: int, link: str, source: str, heading: str = "", trail: str = "") -> Site:
        sha256 = hashlib.sha256(repr(read).encode()).hexdigest()
        fetch = Fetch(url=ROOT + path, final_url=ROOT + path, role=role, depth=depth, status=200, sha256=sha256, title=read.title)
        links = [Link(source=ROOT + source, target=ROOT + path, text=link, heading=heading, trail=trail)] if path != "/" else []
        self.record = replace(
            self.record,
            fetches=[*self.record.fetches, fetch],
            links=[*self.record.links, *links],
            texts={**self.record.texts, sha256: read},
        )
        return self
