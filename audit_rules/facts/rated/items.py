"""What a block offers, as far as the crawl knows it: read, unread, dead, elsewhere, or never asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_rules.facts.lines import lines_of
from audit_rules.facts.names import mask_names
from audit_rules.facts.parts import parts_of
from audit_rules.facts.rated.addresses import Addresses, extension, host_of
from audit_rules.facts.rated.blocks import Offer
from audit_rules.facts.rated.find import PAGE_ENDINGS
from audit_rules.facts.segments import segments_of
from data.models import Document, Fetch, Text
from data.rated import ItemKind, ItemState, RatedItem

GONE = frozenset({"dead_link", "redirect_loop"})
"""Reasons that tell of the site, not of the day: the thing is not there for anybody."""
LONGEST_OPENING = 2000
LONGEST_HEADING = 400
LONGEST_TITLE = 300
MOST_TITLES = 4
FIRST_LINES = 6
_SENTENCE = re.compile(r"[а-яё]{4,}[»\")]*[.!?;]$")
_IMAGES = frozenset({"jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff"})


@dataclass(frozen=True, kw_only=True)
class Inside:
    """What a body says."""

    heading: str
    opening: str
    format: str
    failed: bool
    """Nothing of it could be read."""
    partly: bool
    """A part of it could not be read."""


class Items:
    """Makes the items of one organisation's rated pages."""

    def __init__(self, addresses: Addresses, texts: Mapping[str, Text], documents: Sequence[Document]) -> None:
        self.addresses = addresses
        self.texts = texts
        self.acts: dict[str, list[Document]] = {}
        self._inside: dict[str, Inside] = {}
        for document in documents:
            if document.act.type != "other":
                self.acts.setdefault(document.sha256, []).append(document)

    def item(self, offer: Offer, page_url: str) -> RatedItem:
        """The thing offered on that page."""
        title = mask_names(offer.title)[:LONGEST_TITLE]
        if offer.shape == "form":
            return RatedItem(title=title, url=page_url, kind="form")
        url = self.addresses.known(offer.address, page_url)
        fetch = self.addresses.fetches.get(url)
        if fetch is None:
            return self._never_asked(title, url, page_url)
        kind: ItemKind = "page" if fetch.role == "page" else "file"
        if fetch.reason in GONE:
            return RatedItem(title=title, url=url, kind=kind, state="dead", reason=fetch.reason or "")
        if fetch.reason or not fetch.sha256 or fetch.sha256 not in self.texts:
            return RatedItem(title=title, url=url, kind=kind, state="unfetched", reason=fetch.reason or "", format=_by_name(url))
        return self._fetched(title, fetch, fetch.sha256, kind)

    def _never_asked(self, title: str, url: str, page_url: str) -> RatedItem:
        left = self.addresses.left.get(url)
        own = host_of(url) == host_of(page_url)
        reason: str = left.reason if left and left.reason else ""
        if not own:
            return RatedItem(title=title, url=url, kind="outside", state="outside", reason=reason or "outside_link")
        kind: ItemKind = "file" if extension(url) not in PAGE_ENDINGS else "page"
        state: ItemState = "dead" if reason in GONE else "unfetched"
        return RatedItem(title=title, url=url, kind=kind, state=state, reason=reason, format=_by_name(url))

    def _fetched(self, title: str, fetch: Fetch, sha256: str, kind: ItemKind) -> RatedItem:
        acts = self.acts.get(sha256, [])
        inside = self.inside(sha256)
        return RatedItem(
            title=title,
            url=fetch.url,
            kind=kind,
            state="unread" if inside.failed else "read",
            types=tuple(dict.fromkeys(document.act.type for document in acts)),
            heading=inside.heading,
            opening=inside.opening,
            sha256=sha256,
            format=inside.format,
            reason="unread_document" if inside.failed or inside.partly else "",
            date=next((document.act.date for document in acts if document.act.date), None),
        )

    def inside(self, sha256: str) -> Inside:
        """What the body says, told once."""
        if sha256 not in self._inside:
            self._inside[sha256] = _inside(self.texts[sha256])
        return self._inside[sha256]


def _inside(text: Text) -> Inside:
    parts = [member for _, member in text.members] or [text]
    titles = [title for part in parts for title in _titles(part)]
    whole = "\n".join(part.whole for part in parts).replace("\f", "\n")
    failures = [bool(part.failure) or any(page.failure for page in part.pages) for part in parts]
    # A page of photographs has no words and is read all the same.
    failed = bool(text.failure) if text.source == "html" else not any(map(str.isalpha, whole))
    kind = text.layout.get("format") or ("archive" if text.members else str(text.source))
    return Inside(
        heading=mask_names("; ".join(dict.fromkeys(titles)))[:LONGEST_HEADING],
        opening=mask_names(whole[: 2 * LONGEST_OPENING])[:LONGEST_OPENING],
        format={"ocr": "pdf", "photograph": "image", "html": "page"}.get(kind, kind),
        failed=failed,
        partly=any(failures) and not failed,
    )


def _titles(text: Text) -> list[str]:
    """What the acts and papers inside call themselves; the first lines where none does."""
    lines = lines_of(text)
    titles = [parts_of(segment).title for segment in segments_of(lines)]
    told = [title for title in titles if title.strip()][:MOST_TITLES]
    return told or ([" ".join(_before_sentences([line.printed.strip() for line in lines[:FIRST_LINES]]))] if lines else [])


def _before_sentences(lines: list[str]) -> list[str]:
    """The first lines up to the first sentence: what it tells of is no name of the paper. A lone sentence is all there is."""
    end = next((place for place, line in enumerate(lines) if _SENTENCE.search(line)), len(lines))
    return lines[: max(end, 1)]


def _by_name(url: str) -> str:
    ending = extension(url)
    return "presentation" if ending in {"ppt", "pptx"} else "image" if ending in _IMAGES else ending
