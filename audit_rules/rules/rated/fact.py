"""A named fact of a training site: «Срок реализации: 2023–2025», a row of a table, words under a heading, or a sentence.

Reads    Rated pages: the words of their blocks.
Options  labels: how the fact is called where it stands before a colon or a dash, in a table's first cell, or as a heading.
         value: what its value must hold; without patterns any words will do.
         statements: sentences that tell it outright. A line with a label of its own tells only what its label names.
         promises: words that promise and give nothing.
Norm     of the criterion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Words, blocks, first_place, letters, named, own_text
from data.models import Finding, SiteFacts
from data.rated import RatedBlock
from data.rated_words import rated_words
from data.site_words import fold

RULE = Rule(
    id="rated.fact",
    title="Сведения есть на странице площадки",
    failure_title="Сведений нет на странице площадки",
    unknown_title="Не удалось установить, есть ли сведения",
    norm="rating-mo",
    codes=CODES,
)
LONGEST_LABEL = 90
LONGEST_BARE = 45
LEAST_VALUE = 2
_LABELLED = re.compile(r"^[\W\d]*(?P<label>[^:.|!?]{3,70})[:|]\s*\S")
_NEXT_LABEL = re.compile(r"[.;|]\s+(?=[а-яё][^:.;|]{2,60}:)")


def check(facts: SiteFacts, *, labels: Words, value: Words = (), statements: Words = (), promises: Words = ()) -> Finding:
    """Present, lost for a reason, or unknown."""
    seen = Seen()
    inside: set[tuple[str, str]] = set()
    for block, headings in blocks(facts):
        lines = block.text.split("\n")
        for line in (block.heading, *lines):
            _look_line(line, block, seen, labels=labels, value=value, statements=statements, promises=promises)
        for label, told in pairwise(lines):
            if _is_bare_label(fold(label), labels) and _is_value(fold(told), value) and not named(promises, fold(told)):
                seen.add("present", of_words(block, f"{label}: {told}"))
        if _is_label(fold(block.heading), labels):
            inside.add((block.url, fold(block.heading)))
            _look_under(block, seen, value=value, promises=promises, named_here=True)
        elif any((block.url, heading) in inside for heading in headings[1:2]):
            _look_under(block, seen, value=value, promises=promises, named_here=False)
    return seen.answer(RULE, facts)


def _look_line(line: str, block: RatedBlock, seen: Seen, *, labels: Words, value: Words, statements: Words, promises: Words) -> None:
    text = fold(line)
    for told in _values(text, labels):
        if named(promises, told):
            seen.add("promised", of_words(block, line))
        elif _is_value(told, value):
            seen.add("present", of_words(block, line))
        else:
            seen.add("empty", of_words(block, line))
    if line is block.heading or rated_words().document_title.search(text) or named(promises, text):
        return
    labelled = _LABELLED.match(text)
    place = first_place(statements, text)
    # What a label names is its own; «В рабочую группу вошли: …» is a sentence that begins before the colon.
    if place is not None and (labelled is None or place < labelled.end("label")):
        seen.add("present", of_words(block, line))


def _values(text: str, labels: Words) -> Iterator[str]:
    """What stands behind the label, up to the next label of the line."""
    for label in labels:
        for found in re.finditer(
            rf"(?:^|[.;,|•]\s*)[\W\d]*(?:{label.pattern})[^:|–—.]{{0,50}}?\s*(?::|\||–|—|\s-\s)\s*(?P<value>.*)", text
        ):
            yield _NEXT_LABEL.split(found["value"])[0]


def _is_value(text: str, value: Words) -> bool:
    return letters(text) >= LEAST_VALUE and (not value or named(value, text))


def _is_label(heading: str, labels: Words) -> bool:
    return len(heading) <= LONGEST_LABEL and any(re.match(rf"[\W\d]*(?:{label.pattern})", heading) for label in labels)


def _is_bare_label(line: str, labels: Words) -> bool:
    """A line that is nothing but a label: its value stands beside it on the page, and below it in the text."""
    return len(line) <= LONGEST_BARE and not re.search(r"[:.,;|!?]", line) and _is_label(line, labels)


def _look_under(block: RatedBlock, seen: Seen, *, value: Words, promises: Words, named_here: bool) -> None:
    """What stands under a heading that is the label."""
    text = own_text(block, promises)
    if _is_value(fold(text), value) or (not named_here and _is_value(fold(f"{block.heading} {text}"), value)):
        seen.add("present", of_words(block, f"{block.heading}: {text}"))
    for item in block.items:
        if item.state == "read" and (not value or named(value, fold(f"{item.title} {item.heading} {item.opening}"))):
            seen.add("present", of_item(item, block))
        elif item.state == "dead":
            seen.add("dead_link", of_item(item, block))
        elif item.state != "read":
            seen.add("unknown", of_item(item, block), item.reason)
    if named_here and not text and not block.items:
        seen.add("promised" if block.text.strip() else "empty", of_words(block, block.text))
