"""A named fact of a training site: «Срок реализации: 2023–2025», a row of a table, words under a heading, or a sentence.

Reads    Rated pages: the words of their blocks.
Options  labels: how the fact is called where it stands before a colon or a dash, in a table's first cell, or as a heading.
         about: what a label may be of («руководитель площадки»). against: of what else («руководитель школьного музея»).
         value: what its value must hold; without patterns any words will do.
         usual: what a value mostly holds; of any other a person is asked whether it is one.
         statements: sentences that tell it outright. A line with a label of its own tells only what its label names.
         promises: words that promise and give nothing.
Norm     of the criterion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from audit_rules.facts.rated.sentences import sentences
from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Words, blocks, first_place, is_label, kept_of, letters, named
from audit_rules.rules.rated.subject import Subject, Told
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
LONGEST_BARE = 60
LEAST_VALUE = 2
_LABELLED = re.compile(r"^[\W\d]*(?P<label>[^:.|!?]{3,70})[:|]\s*\S")
_KIND = r"(?:[а-я]+(?:[иоы]й|[ая]я|[ое]е|ые|ие) ){0,2}"
"""«Тематическое направление», «основная тема»: a label may have its kind before it."""
_NEXT_LABEL = re.compile(r"[.;|]\s+(?=[а-яё][^:.;|]{2,60}:)")


@dataclass(frozen=True, kw_only=True)
class _Sought:
    labels: Words
    value: Words
    usual: Words
    statements: Words
    promises: Words
    subject: Subject

    def named_by(self, text: str) -> Told | None:
        """Whether the folded text is a label of the fact, and of what; None: it is no label of it."""
        begins = len(text) <= LONGEST_LABEL and any(re.match(rf"[\W\d]*{_KIND}(?:{label.pattern})", text) for label in self.labels)
        return self.subject.told((text,), (self.labels,)) if begins else None

    def is_usual(self, value: str) -> bool:
        """The value is of the sort that stands there."""
        return not self.usual or named(self.usual, fold(value))


def check(
    facts: SiteFacts,
    *,
    labels: Words,
    value: Words = (),
    usual: Words = (),
    statements: Words = (),
    about: Words = (),
    against: Words = (),
    promises: Words = (),
) -> Finding:
    """Present, lost for a reason, or unknown."""
    subject = Subject(about=about, against=against)
    sought = _Sought(labels=labels, value=value, usual=usual, statements=statements, promises=promises, subject=subject)
    seen = Seen()
    inside: set[tuple[str, str]] = set()
    for block, headings in blocks(facts):
        lines = block.text.split("\n")
        for line in (block.heading, *lines):
            _look_labels(line, block, sought, seen)
        for line in (*lines, *_joined(block, lines)):
            _look_sentences(line, block, sought, seen)
        for place, line in enumerate(lines):
            if _is_bare_label(line) and (told := sought.named_by(fold(line))):
                _look_under(line, lines[place + 1 : place + 2], block, sought, seen, told=told)
        if told := sought.named_by(fold(block.heading)):
            inside.add((block.url, fold(block.heading)))
            _look_under(block.heading, lines, block, sought, seen, told=told)
            _look_items(block, sought, seen, told=told)
        elif not is_label(block.heading) and any((block.url, heading) in inside for heading in headings[1:2]):
            _look_under("", [block.heading, *lines], block, sought, seen, told="it")
            _look_items(block, sought, seen, told="it")
    return seen.answer(RULE, facts)


def _look_labels(line: str, block: RatedBlock, sought: _Sought, seen: Seen) -> None:
    """Labels within the line, each with what stands behind it."""
    for told, words in _values(line, sought):
        value = kept_of(words, sought.promises)
        if told == "other":
            continue
        if not value and re.search(r"\w", words):
            seen.add("promised", of_words(block, line))
        elif not _is_value(value, sought.value):
            seen.add("empty", of_words(block, line))
        else:
            seen.add("present" if told == "it" and sought.is_usual(value) else "doubtful", of_words(block, line))


def _values(line: str, sought: _Sought) -> Iterator[tuple[Told, str]]:
    """Of what the label is, and what stands behind it up to the next label of the line, as printed."""
    text, printed = fold(line), " ".join(line.replace("_", " ").split())
    for label in sought.labels:
        for found in re.finditer(
            rf"(?:^|[.;,|•]\s*)[\W\d]*(?P<label>{_KIND}(?:{label.pattern})[^:|–—.]{{0,50}}?)\s*(?::|\||–|—|\s-\s)\s*(?P<value>.*)", text
        ):
            start, length = found.start("value"), len(_NEXT_LABEL.split(found["value"])[0])
            yield sought.subject.told((f"{found['label']}:",), (sought.labels,)), printed[start : start + length]


def _look_sentences(line: str, block: RatedBlock, sought: _Sought, seen: Seen) -> None:
    """Sentences that tell the fact outright."""
    if rated_words().document_title.search(fold(line)):
        return
    for sentence in sentences(line):
        text = fold(sentence)
        if named(sought.promises, text):
            continue
        labelled = _LABELLED.match(text)
        place = first_place(sought.statements, text)
        # What a label names is its own; «В рабочую группу вошли: …» is a sentence that begins before the colon.
        if place is not None and (labelled is None or place < labelled.end("label")):
            seen.add("present", of_words(block, sentence))


def _joined(block: RatedBlock, lines: list[str]) -> Iterator[str]:
    """Labels that stand above their values, as «label: value»."""
    for label, told in zip([block.heading, *lines], lines, strict=False):
        if _is_bare_label(label) and not is_label(told):
            yield f"{label}: {told}"


def _is_value(text: str, value: Words) -> bool:
    return letters(text) >= LEAST_VALUE and (not value or named(value, fold(text)))


def _is_bare_label(line: str) -> bool:
    """A line that is nothing but a label: its value stands beside it on the page, and below it in the text."""
    return len(line) <= LONGEST_BARE and not re.search(r"[:.;|!?]\s*\S|[.;!?]$", line) and is_label(line)


def _look_under(label: str, lines: list[str], block: RatedBlock, sought: _Sought, seen: Seen, *, told: Told) -> None:
    """What stands under a label, up to the next one."""
    if told == "other":
        return
    own = [*takewhile(lambda line: not is_label(line) or sought.named_by(fold(line)) is not None, lines)]
    text = "\n".join(kept for line in own if (kept := kept_of(line, sought.promises)))
    if _is_value(text, sought.value):
        seen.add(
            "present" if told == "it" and sought.is_usual(text) else "doubtful", of_words(block, f"{label}: {text}" if label else text)
        )
    elif label and not text and (label != block.heading or not block.items):
        seen.add("promised" if any(re.search(r"\w", line) for line in own) else "empty", of_words(block, label))


def _look_items(block: RatedBlock, sought: _Sought, seen: Seen, *, told: Told) -> None:
    """Files and links under a heading that is the label."""
    for item in block.items if told != "other" else ():
        if item.state == "read" and (not sought.value or named(sought.value, fold(f"{item.title} {item.heading} {item.opening}"))):
            seen.add("present" if told == "it" else "doubtful", of_item(item, block))
        elif item.state == "dead":
            seen.add("dead_link", of_item(item, block))
        elif item.state != "read":
            seen.add("unknown", of_item(item, block), item.reason)
