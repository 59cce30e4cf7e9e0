"""The rated pages of one site, from its stored pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from audit_rules.facts.names import mask_names
from audit_rules.facts.rated.addresses import Addresses
from audit_rules.facts.rated.blocks import Block, Offer, blocks_of
from audit_rules.facts.rated.find import lost_roots, rated_trees, unread_under
from audit_rules.facts.rated.items import GONE, Items
from audit_rules.facts.section import SitePages
from audit_rules.facts.unseen import untelling
from data.models import Document, Fetch, Text, Unfetched
from data.outline import PageLine
from data.rated import RatedBlock, RatedItem, RatedPage
from data.site_words import fold

MOST_LINES_OF_BLOCK = 120
LEAST_OF_FRAME = 4
"""So few pages show no frame."""


def rated_pages(
    pages: SitePages, unfetched: Iterable[Unfetched], files: Mapping[str, Text], documents: Sequence[Document]
) -> tuple[RatedPage, ...]:
    """Every rated page with the pages under it, each page once; the likeliest first.

    `files`: texts of all bodies by sha-256; `documents`: the acts found in them.
    """
    frame = _frame(pages)
    items = Items(Addresses(pages.fetches.values(), unfetched, pages.links_from), files, documents)
    found: list[RatedPage] = []
    taken: set[str] = set()
    for root, tree in rated_trees(pages).items():
        under = [url for url in tree if url not in taken]
        taken.update(under)
        found.append(_rated(root, under, pages, items, frame))
    left = [url for url, each in items.addresses.left.items() if each.reason and each.reason not in GONE]
    return (*found, *filter(None, (_lost(url, title, items) for url, title in lost_roots(pages, left))))


def _lost(url: str, title: str, items: Items) -> RatedPage | None:
    """The rated page that was not read, so that nothing is called absent; None where it is not there for anybody."""
    item = items.item(Offer(title=title, address=url, shape="link"), url)
    if item.state == "dead":
        return None
    block = RatedBlock(heading=item.title, items=(replace(item, kind="page"),), url=url)
    return RatedPage(url=url, title=item.title, blocks=(block,), complete=False)


def _rated(root: str, under: list[str], pages: SitePages, items: Items, frame: Container[str]) -> RatedPage:
    blocks: list[RatedBlock] = []
    title = pages.texts[root].title
    menu = {pages.start, *(link.target for link in pages.links_from.get(pages.start, ()))} - {*under[1:]}
    for url in under:
        text = pages.texts[url]
        outline = [line for line in _outline(text) if line.text not in frame]
        above = () if url == root else (title,)
        blocks += [_block(block, url, items, menu) for block in blocks_of(text.title, above, outline)]
    lost = [url for url in unread_under(root, under, pages) if _is_lost(pages.fetches.get(url), items.addresses, url)]
    linked = [item for block in blocks for item in block.items if item.kind == "page"]
    complete = not lost and not any(item.state == "unfetched" and item.reason for item in linked)
    return RatedPage(
        url=root,
        title=mask_names(title),
        sha256=pages.fetches[root].sha256 or "",
        blocks=tuple(block for block in blocks if block.heading or block.text or block.items or block.pictures),
        complete=complete and not any(item.state == "unread" for item in linked),
    )


def _frame(pages: SitePages) -> frozenset[str]:
    """Lines that stand on most pages of the site: its head and foot, no words of any page."""
    counts = Counter(text for page in pages.texts.values() for text in {line.text for line in _outline(page) if line.text})
    least = max(LEAST_OF_FRAME, len(pages.texts) / 2)
    return frozenset(text for text, count in counts.items() if count >= least)


def _outline(text: Text) -> Sequence[PageLine]:
    return text.pages[0].outline if text.pages else ()


def _is_lost(fetch: Fetch | None, addresses: Addresses, url: str) -> bool:
    """True for a page under the rated one that exists, as far as we know, and was not read."""
    if fetch is not None:
        return fetch.reason is not None and fetch.reason not in GONE
    left = addresses.left.get(url)
    return left is not None and left.reason is not None and left.reason not in GONE


def _block(block: Block, url: str, items: Items, menu: Container[str]) -> RatedBlock:
    """The block as facts; what it links to and the site's menu has too is no part of it."""
    offered: dict[tuple[str, str], RatedItem] = {}
    for offer in block.offers:
        item = items.item(offer, url)
        if item.kind == "page" and item.url in menu:
            continue
        known = offered.get((item.kind, item.url))
        if known is None or (untelling(fold(known.title)) and item.title):
            offered[item.kind, item.url] = item
    return RatedBlock(
        heading=mask_names(block.heading),
        trail=tuple(mask_names(heading) for heading in block.trail),
        text=mask_names("\n".join(block.lines[:MOST_LINES_OF_BLOCK])),
        items=tuple(offered.values()),
        pictures=block.pictures,
        url=url,
    )
