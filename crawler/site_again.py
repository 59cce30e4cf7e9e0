"""A look taken up from the audit before: addresses asked again one by one, until something does not stand."""

from __future__ import annotations

from dataclasses import replace

from crawler.frontier import Memo
from crawler.pages import is_html
from crawler.site_start import START, SiteStart
from crawler.sitemaps import unpack
from data.store import Candidate


class SiteAgain(SiteStart):
    """What was looked at before."""

    def doubt(self) -> None:
        """The verdicts that stood may stand no more: where the earlier look was left early, look from the start."""
        if self._memo.stands == "settled":
            self._look_anew()

    def _look_anew(self) -> None:
        self._crawl.carried.begin_anew(*self._key, Memo(anew=True).dump())
        self._begin()

    async def _look_again(self) -> bool:
        """Ask the next address of what was taken over; the look goes on from there, or begins anew where something does not stand."""
        memo = self._memo
        if self._again:
            candidate = self._again.pop(0)
            if not await self._same_or_changed(candidate):
                self._look_anew()
            return False
        memo.again = False
        linked = {link.target for link in self._crawl.store.links(*self._key)} if memo.lost else set()
        if any(url not in linked for url in memo.lost):
            self._look_anew()
            return False
        self._crawl.carried.note(*self._key, memo.dump())
        return memo.changed

    async def _same_or_changed(self, candidate: Candidate) -> bool:
        """Ask the address again and keep what it gives; False: it gives no more what it gave, and nothing that was taken over stands."""
        memo, url = self._memo, candidate.url
        known = self._known(url)
        answer = await self._get(url) if known else None
        if known is None or answer is None or answer.trouble or self._pretence(answer) or answer.final_url != known.final_url:
            return False
        if url in memo.sitemaps:
            answer = replace(answer, body=unpack(answer.body))
        html = is_html(answer.body)
        if html is not (known.role == "page" and url not in memo.sitemaps):
            return False
        row = self._fetch(url, answer, None, candidate.depth)
        self._answered[url] = (replace(answer, body=b""), row.sha256 or "")
        if row.sha256 == known.sha256:
            self._count(answer, candidate)
            self._crawl.store.record(*self._key, row, memo=memo.dump())
            return True
        memo.changed = True
        start = replace(candidate, score=candidate.score or START)
        if url in memo.sitemaps:
            self._store_sitemap(answer, start)
        elif html:
            self._store_page(answer, start, [])
        else:
            self._store_file(answer, start)
        return True
