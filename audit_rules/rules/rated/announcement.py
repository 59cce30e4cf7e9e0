"""An announcement of an event: words or a file under a heading that says so, a line that begins so, or a sentence on what is to come.

Reads    Rated pages: blocks and items.
Options  words: how announcements are called. statements: words of what is to come; they count with a day beside them (`days`).
         against: whom else an event is for (pupils, parents); about: words that say that it is for teachers all the same.
         least_letters: so many are an announcement. promises: words that promise and give nothing.
Norm     of the criterion.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Spot, Words, blocks, kept_of, letters, may_be_anything, named, own_text, spots
from audit_rules.rules.rated.subject import Subject
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


def check(
    facts: SiteFacts,
    *,
    words: Words,
    statements: Words,
    days: Words,
    least_letters: int,
    about: Words = (),
    against: Words = (),
    promises: Words = (),
) -> Finding:
    """Present, lost for a reason, or unknown."""
    seen = Seen()
    other = Subject(about=about, against=against)
    for spot in spots(facts):
        _look(spot, seen, words=words, subject=other)
    for block, headings in blocks(facts):
        for line in block.text.split("\n"):
            # A day beside the event is no promise, though «будет представлен опыт» follows.
            text, kept = fold(line), fold(kept_of(line, promises))
            told = named(words, kept) or (named(statements, text) and named(days, text))
            if told and letters(text) >= least_letters:
                seen.add(_code(other, (text, *headings[:1])), of_words(block, line))
        _look_under(block, headings, seen, words=words, promises=promises, least_letters=least_letters, subject=other)
    return seen.answer(RULE, facts)


def _code(subject: Subject, texts: tuple[str, ...]) -> str:
    """An event of the page is the training site's, unless its words say that it is for others."""
    return "other" if subject.told(texts, ()) == "other" else "present"


def _look(spot: Spot, seen: Seen, *, words: Words, subject: Subject) -> None:
    item, title = spot.item, fold(spot.item.title)
    if item.kind == "form" or spot.again:
        return
    evidence = of_item(item, spot.block)
    called_so = named(words, title) or any(named(words, heading) for heading in spot.headings)
    if not called_so:
        if item.state not in {"read", "dead"} and item.format not in {"image", "presentation"} and may_be_anything(spot, words):
            seen.add("unknown", evidence, item.reason)
        return
    if item.state == "read" and item.kind != "page":
        seen.add(_code(subject, (title, fold(item.heading), *spot.headings[:1])), evidence)
    elif item.state == "dead":
        seen.add("dead_link", evidence)
    elif item.state != "read":
        seen.add("unknown", evidence, item.reason)


def _look_under(
    block: RatedBlock, headings: tuple[str, ...], seen: Seen, *, words: Words, promises: Words, least_letters: int, subject: Subject
) -> None:
    place = next((place for place, heading in enumerate(headings) if named(words, heading)), None)
    if place is None:
        return
    text = own_text(block, promises)
    if letters(text) >= least_letters:
        seen.add(_code(subject, (fold(text), *headings[:1])), of_words(block, f"{block.heading}: {text}"))
    elif place == 0 and not text and not block.items and not block.pictures:
        seen.add("promised" if block.text.strip() else "empty", of_words(block, block.text))
