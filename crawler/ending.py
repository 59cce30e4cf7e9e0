"""What is kept of an answer, and how the look at a site ended, told from what is in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import get_args

from crawler.fetching import Answer
from crawler.focus import NEEDED, Focus
from crawler.frontier import Memo
from crawler.outcomes import Trouble
from crawler.pages import is_html, is_xml, page_of
from data.blobs import BlobStore
from data.models import Fetch, SiteOutcome, StateReason, Unfetched

FOREIGN = "ни одна страница не говорит об образовательной организации: сайт, похоже, чужой"
UNLISTED = "на сайте не встретилось ни одного раздела с документами: меню, похоже, показывает только браузер"


def fetch_row(url: str, answer: Answer, trouble: Trouble | None, depth: int, *, blobs: BlobStore, focus: Focus) -> Fetch:
    """The row of one asked address; the body is in the blobs before the row is made. An XML site map counts as a page."""
    html = is_html(answer.body)
    text = html or is_xml(answer.body)
    failed = trouble is not None
    return Fetch(
        url=url,
        final_url=answer.final_url,
        redirects=answer.redirects,
        role="page" if text or (failed and not focus.is_file(url)) else "file",
        depth=depth,
        status=answer.status,
        reason=trouble.reason if trouble else None,
        detail=trouble.detail if trouble else "",
        fetched_at=dt.datetime.now(dt.UTC),
        content_type=answer.content_type,
        sha256=None if failed else blobs.put(answer.body, compress=text),
        size=0 if failed else len(answer.body),
        etag="" if failed else answer.etag,
        last_modified="" if failed else answer.last_modified,
        reused=answer.not_modified,
        tls_unverified=answer.tls_unverified,
        title=page_of(answer.final_url, answer.body, answer.content_type).title if html and not failed else "",
    )


def outcome_of(
    memo: Memo,
    fetched: Sequence[Fetch],
    unfetched: Sequence[Unfetched],
    waiting: Mapping[str, float],
    focus: Focus,
    *,
    cut: StateReason | None,
    settled: bool,
) -> SiteOutcome:
    """How the look at a reached site ended. `waiting`: address to score; `cut`: why it was broken off."""
    shell = _shell(memo, fetched)
    foreign = not memo.schooled and not shell
    unlisted = not (memo.listed or shell or foreign)
    forbidden = any(each.reason == "robots" and not focus.is_file(each.url) for each in unfetched)
    gaps = [
        *memo.gaps,
        *["budget"] * (memo.unturned and not memo.search_works),
        *["robots"] * forbidden,
        *["js_only"] * shell,
        *["other_site"] * foreign,
        *["js_only"] * unlisted,
    ]
    reason = cut or (reason_named(gaps[0]) if gaps else None)
    complete = reason is None
    sveden = [*(each.url for each in fetched), *(each for each in memo.guesses if each not in waiting)]
    steps = {
        "menu": True,
        "sitemap": not waiting.keys() & set(memo.sitemaps),
        "sveden": any("sveden" in each.lower() for each in sveden),
        "lists": complete,
        "sections": complete or not any(score >= NEEDED for score in waiting.values()),
        "search": bool(memo.search) and memo.search not in waiting,
    }
    return SiteOutcome(
        reached=True,
        reason=None if settled else reason,
        detail="; ".join([*memo.notes, *[FOREIGN] * (foreign and not settled), *[UNLISTED] * (unlisted and not settled)]),
        complete=complete,
        settled=settled,
        tls_unverified=any(each.tls_unverified for each in fetched),
        platform=memo.platform,
        requests=memo.requests,
        size_bytes=memo.size_bytes,
        looked=tuple(step for step, done in steps.items() if done),
    )


def _shell(memo: Memo, fetched: Sequence[Fetch]) -> bool:
    """The site is drawn by scripts: its start page leads nowhere, or every address answers with the same page."""
    pages = [each for each in fetched if each.role == "page" and each.sha256 and each.url not in memo.sitemaps]
    if len(set(memo.texts)) > 1:
        return False
    return memo.bare or len(pages) > 2


def reason_named(code: str) -> StateReason:
    """The contract's reason of that code."""
    known: dict[str, StateReason] = {code: code for code in get_args(StateReason)}
    return known.get(code, "down")
