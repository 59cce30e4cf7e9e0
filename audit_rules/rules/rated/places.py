"""Everything that a rated page offers, with the headings it stands under, and how it fits the words of a criterion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit_rules.facts.rated.sentences import sentences
from audit_rules.facts.unseen import untelling
from data.models import SiteFacts
from data.patterns import Pattern
from data.rated import RatedBlock, RatedItem
from data.rated_words import rated_words
from data.site_words import fold

Words = tuple[Pattern, ...]
"""Patterns over folded text; one that fits is enough."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One item at one place."""

    item: RatedItem
    block: RatedBlock
    headings: tuple[str, ...]
    """Headings above it, the nearest first, folded; titles of the rated page itself are not among them."""
    again: bool
    """The same bytes were offered higher on the page: here they earn nothing by their title."""


def blocks(facts: SiteFacts) -> Iterator[tuple[RatedBlock, tuple[str, ...]]]:
    """Blocks in page order with their headings, the nearest first, folded."""
    for page in facts.rated:
        own = fold(page.title)
        for block in page.blocks:
            above = (fold(heading) for heading in (block.heading, *reversed(block.trail)))
            yield block, tuple(heading for heading in above if heading and heading != own and not names_page(heading))


def spots(facts: SiteFacts) -> Iterator[Spot]:
    """Items in page order."""
    known: set[str] = set()
    for block, headings in blocks(facts):
        for item in block.items:
            yield Spot(item=item, block=block, headings=headings, again=bool(item.sha256) and item.sha256 in known)
            known.add(item.sha256)


def named(words: Iterable[Pattern], text: str) -> bool:
    """One of the patterns fits the folded text."""
    return any(pattern.search(text) for pattern in words)


def first_place(words: Iterable[Pattern], text: str) -> int | None:
    """Where the first of the patterns fits; None: none does."""
    return min((match.start() for pattern in words for match in [pattern.search(text)] if match), default=None)


def names_page(heading: str) -> bool:
    """The heading is what the rated page itself is called: it says nothing of what stands under it."""
    return rated_words().page_name.match(heading) is not None


def another_form(title: str, form: Sequence[Pattern]) -> bool:
    """The title names a form of document («приказ», «соглашение») and none of the wanted ones."""
    return bool(form) and _names_only_others(title, form)


def may_be_anything(spot: Spot, wanted: Sequence[Pattern]) -> bool:
    """Neither the title nor the heading above tells what it is («Скачать», «Папка на Яндекс Диске»); a form it names is wanted."""
    title = fold(spot.item.title)
    in_cloud = rated_words().cloud.search(spot.item.url.lower()) is not None
    silent = untelling(title) or (in_cloud and all(map(rated_words().neutral.fullmatch, re.findall(r"[^\W_]+", title))))
    if not silent or _names_only_others(title, wanted):
        return False
    return not spot.headings or rated_words().general.search(spot.headings[0]) is not None


def _names_only_others(title: str, wanted: Sequence[Pattern]) -> bool:
    """Forms are named, and at none of them a wanted pattern fits."""
    told = [match.start() for pattern in rated_words().forms for match in [pattern.search(title)] if match]
    return bool(told) and not any(pattern.match(title, place) for place in told for pattern in wanted)


def own_text(block: RatedBlock, promises: Sequence[Pattern]) -> str:
    """Words under the heading without promises and blanks."""
    return "\n".join(kept for line in block.text.split("\n") if (kept := kept_of(line, promises)))


def kept_of(line: str, promises: Sequence[Pattern]) -> str:
    """The sentences of a line that promise nothing; "" where none says anything."""
    kept = " ".join(sentence for sentence in sentences(line) if not named(promises, fold(sentence)))
    return kept if re.search(r"\w", kept) else ""


def is_label(line: str) -> bool:
    """The line names a thing of a training site's page and what it is, or nothing but its name: «Уровень: региональный», «Куратор»."""
    text = fold(line)
    found = rated_words().label.match(text)
    if not found:
        return False
    rest = text[found.end() :]
    return re.match(r"[^:.!?]{0,60}(?::|\s[–—-]\s)", rest) is not None or re.fullmatch(r"(?:[ -]+[^\W\d]+){0,4}\W*", rest) is not None


def letters(text: str) -> int:
    """Letters and figures."""
    return sum(map(str.isalnum, text))
