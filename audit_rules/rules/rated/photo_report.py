"""A photo report: pictures under a heading or beside words that say so, an album, or several pictures of an event.

Reads    Rated pages: pictures, image files, links to albums.
Options  words: how photo reports are called. albums: addresses where albums live.
         events: words of events; `many` pictures in a block of an event are a report of it, whatever it is called.
         exclude: headings whose pictures are scans and certificates. promises: words that promise and give nothing.
Norm     of the criterion.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Words, blocks, named, own_text
from data.models import Evidence, Finding, SiteFacts
from data.rated import RatedBlock, RatedItem
from data.site_words import fold

RULE = Rule(
    id="rated.photo_report",
    title="Фотоотчёт есть на странице площадки",
    failure_title="Фотоотчёта нет на странице площадки",
    unknown_title="Не удалось установить, есть ли фотоотчёт",
    norm="rating-mo",
    codes=CODES,
)

SHOWN = frozenset({"pdf", "presentation", "archive", "zip", "rar"})
"""Formats in which photographs are put together."""


def check(facts: SiteFacts, *, words: Words, albums: Words, events: Words, many: int, exclude: Words = (), promises: Words = ()) -> Finding:
    """Present, lost for a reason, or unknown."""
    seen = Seen()
    for block, headings in blocks(facts):
        if any(named(exclude, heading) for heading in headings[:1]):
            continue
        named_above = any(named(words, heading) for heading in headings)
        called_so = named_above or named(words, fold(block.text))
        shown = block.pictures + sum(item.format == "image" and item.state in {"read", "unread"} for item in block.items)
        of_event = any(named(events, text) for text in (*headings, fold(block.text)))
        if shown and (called_so or (of_event and shown >= many)):
            seen.add("present", Evidence(url=block.url, quote=f"{block.heading}: фотографий {shown}"))
        for item in block.items:
            titled = named(words, fold(item.title))
            called = "so" if titled else "under" if named_above else "beside" if called_so else ""
            _look(item, block, seen, called=called, albums=albums)
        if headings and named(words, headings[0]) and not shown and not block.items:
            seen.add("promised" if block.text.strip() and not own_text(block, promises) else "empty", of_words(block, block.text))
    return seen.answer(RULE, facts)


def _look(item: RatedItem, block: RatedBlock, seen: Seen, *, called: str, albums: Words) -> None:
    """A link to an album, or a file that is the report; called `so` by its title, `under` a heading or `beside` a line that says so."""
    evidence = of_item(item, block)
    if called and item.state == "outside" and named(albums, item.url.lower()):
        seen.add("present", evidence)
    elif called not in {"so", "under"}:
        return
    elif item.state == "dead":
        seen.add("dead_link", evidence)
    elif item.state in {"outside", "unfetched"}:
        seen.add("unknown", evidence, item.reason)
    elif item.kind == "file" and (called == "so" or item.format in SHOWN) and item.format != "image":
        seen.add("present", evidence)
