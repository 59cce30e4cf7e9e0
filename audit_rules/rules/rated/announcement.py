"""An announcement of an event: words or a file under a heading that says so, a line that begins so, or a sentence on what is to come.

Reads    Rated pages: blocks and items.
Options  words: how announcements are called. statements: words of what is to come; they count with a day beside them (`days`).
         least_letters: so many are an announcement. promises: words that promise and give nothing.
Norm     of the criterion.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Spot, Words, blocks, letters, may_be_anything, named, own_text, spots
from data.models import Finding, SiteFacts
from data.rated import RatedBlock
from data.site_words import fold

RULE = Rule(
    id="rated.announcement",
    title="Анонс мероприятия есть на странице площадки",
    failure_title="Анонса мероприятия нет на странице площадки",
    unknown_title="Не удалось установить, есть ли анонс мероприятия",
    norm="rating-mo",
    codes=CODES,
)


def check(facts: SiteFacts, *, words: Words, statements: Words, days: Words, least_letters: int, promises: Words = ()) -> Finding:
    """Present, lost for a reason, or unknown."""
    seen = Seen()
    for spot in spots(facts):
        _look(spot, seen, words=words)
    for block, headings in blocks(facts):
        for line in own_text(block, promises).split("\n"):
            text = fold(line)
            told = named(words, text) or (named(statements, text) and named(days, text))
            if told and letters(text) >= least_letters:
                seen.add("present", of_words(block, line))
        _look_under(block, headings, seen, words=words, promises=promises, least_letters=least_letters)
    return seen.answer(RULE, facts)


def _look(spot: Spot, seen: Seen, *, words: Words) -> None:
    item, title = spot.item, fold(spot.item.title)
    if item.kind == "form" or spot.again:
        return
    evidence = of_item(item, spot.block)
    called_so = named(words, title) or any(named(words, heading) for heading in spot.headings)
    if not called_so:
        if item.state != "read" and item.format not in {"image", "presentation"} and may_be_anything(title, spot.headings, words):
            seen.add("unknown", evidence, item.reason)
        return
    if item.state == "read" and item.kind != "page":
        seen.add("present", evidence)
    elif item.state == "dead":
        seen.add("dead_link", evidence)
    elif item.state != "read":
        seen.add("unknown", evidence, item.reason)


def _look_under(block: RatedBlock, headings: tuple[str, ...], seen: Seen, *, words: Words, promises: Words, least_letters: int) -> None:
    place = next((place for place, heading in enumerate(headings) if named(words, heading)), None)
    if place is None:
        return
    text = own_text(block, promises)
    if letters(text) >= least_letters:
        seen.add("present", of_words(block, f"{block.heading}: {text}"))
    elif place == 0 and not text and not block.items and not block.pictures:
        seen.add("promised" if block.text.strip() else "empty", of_words(block, block.text))
