"""Days and numbers of a line that was read several times: which reading is believed, and how far the readings agree."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit_rules.facts.dates import DateHit, dates_in
from audit_rules.facts.fold import fold
from audit_rules.facts.numbers import NumberHit, numbers_in, repaired
from audit_rules.facts.text.layout import Line, Word
from data.models import Checked

INSTITUTION = re.compile(r"(?:школ|[сон]о[шщ]|лице|гимнази|сад|доу|интернат|центр|училищ|колледж)[\w.\"»-]*\s*$", re.IGNORECASE)
"""Words after which a number is the institution's own."""
DAY_FOLLOWS = re.compile(r"\s{0,2}от[\s\"_]{0,4}\d")
"""«приказом директора школы № 45 от 01.09.2023»: the number is the order's for all that."""
PLAIN = str.maketrans(dict.fromkeys("«»“”„‟‹›", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
"""Signs that tidied lines know; lengths stay."""
TWINS = str.maketrans("обз", "063")
"""Letters and the digits they look like: readings that differ in these only saw the same signs."""
TWINS_DIFFER = 0.5
OWN_DIFFERS = 0.5
"""The most agreement on what the line itself was not read as: the page and its strips differ, however many strips there are."""
LATEST = dt.date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Value:
    """A day or a number in a line: where it stands and what it comes to."""

    start: int
    end: int
    kind: str
    value: str


def values_in(text: str) -> list[Value]:
    """Days and numbers of one line, in order; numbers of institutions are left out."""
    text = text.translate(PLAIN)
    days = dates_in(text, LATEST, ocr=True)
    found: list[DateHit | NumberHit] = [day for day in days if day.date]
    found += [
        repaired(number)
        for number in numbers_in(text, days)
        if number.value and (DAY_FOLLOWS.match(text, number.end) or not INSTITUTION.search(text[: number.start]))
    ]
    spans = [hit for hit in found if isinstance(hit, NumberHit)]
    kept = [hit for hit in found if isinstance(hit, NumberHit) or not any(hit.start < n.end and n.start < hit.end for n in spans)]
    return [_value(hit) for hit in sorted(kept, key=lambda hit: hit.start)]


def _value(hit: DateHit | NumberHit) -> Value:
    if isinstance(hit, NumberHit):
        return Value(hit.start, hit.end, "number", fold(hit.value or ""))
    return Value(hit.start, hit.end, "day", str(hit.date))


def text_of(line: Line) -> str:
    """The line's words."""
    return " ".join(word.text for word in line)


def decide(line: Line, readings: Sequence[str]) -> tuple[Line, tuple[Checked, ...]]:
    """The line with its days and numbers as most readings see them, and how far these agree."""
    printed = text_of(line)
    own = values_in(printed)
    others = [(reading, values_in(reading)) for reading in readings]
    if not own:
        return _adopted(line, others)
    votes = [_vote(own, place, printed, others) for place in range(len(own))]
    for value, (text, _) in sorted(zip(own, votes, strict=True), key=lambda pair: -pair[0].start):
        if text != printed[value.start : value.end]:
            line = replaced(line, value, text)
    return line, tuple(Checked(text=text, agreement=agreement) for text, agreement in votes)


def decide_across(upper: Line, lower: Line, readings: Sequence[str]) -> tuple[Line, Line, tuple[Checked, ...]]:
    """The same for what begins on one line and ends on the next: «от 18.10.2019 №», below it «27-8». `readings`: lines parted by "\\n"."""
    text = f"{text_of(upper)}\n{text_of(lower)}"
    border = text.index("\n")
    own = values_in(text)
    others = [(reading, values_in(reading)) for reading in readings]
    checked: list[Checked] = []
    for place, value in enumerate(own):
        if not value.start < border < value.end:
            continue
        seen, agreement = _vote(own, place, text, others)
        above, parted, below = seen.partition("\n")
        if not parted or "\n" in below:
            seen, agreement = text[value.start : value.end], 0.0
        elif seen != text[value.start : value.end]:
            upper = replaced(upper, replace(value, end=border), above)
            lower = replaced(lower, replace(value, start=0, end=value.end - border - 1), below)
        checked.append(Checked(text=seen.replace("\n", " "), agreement=agreement))
    return upper, lower, tuple(checked)


def _vote(own: list[Value], place: int, text: str, others: list[tuple[str, list[Value]]]) -> tuple[str, float]:
    """The span's text that wins, and the agreement on it: votes for it less those for the strongest other, as a share of all."""
    mine = own[place]
    printed = {mine.value: text[mine.start : mine.end]}
    ballots = [mine.value]
    for reading, values in others:
        if seen := _same_place(own, place, values):
            ballots.append(seen.value)
            printed.setdefault(seen.value, reading[seen.start : seen.end])
    votes = Counter(ballot.translate(TWINS) for ballot in ballots)
    own_look = mine.value.translate(TWINS)
    look = max(votes, key=lambda look: (votes[look], look == own_look))
    forms = Counter(ballot for ballot in ballots if ballot.translate(TWINS) == look)
    best = max(forms, key=lambda value: (forms[value], value == mine.value))
    against = max((count for other, count in votes.items() if other != look), default=0)
    if look != own_look and _runs_on(best, mine.value, text[mine.end :]):
        look, best, against = own_look, mine.value, 0
    agreement = max(0.0, votes[look] - against) / (1 + len(others))
    if look != own_look and (votes[look] < 2 or agreement <= 0):
        return printed[mine.value], 0.0
    if look != own_look:
        agreement = min(agreement, OWN_DIFFERS)
    return printed[best], min(agreement, TWINS_DIFFER) if len(forms) > 1 else agreement


def _same_place(own: list[Value], place: int, values: list[Value]) -> Value | None:
    """The value of another reading that stands where this one does; None where the readings saw different things."""
    kind = own[place].kind
    mine, theirs = [each for each in own if each.kind == kind], [each for each in values if each.kind == kind]
    return theirs[mine.index(own[place])] if len(mine) == len(theirs) else None


def _runs_on(other: str, own: str, after: str) -> bool:
    """True where another reading only took in the word after: «№ 23-ОД» for «№ 23 -ОД»."""
    rest = other.removeprefix(own)
    following = fold(re.sub(r"[\s—–]", "", after.replace("—", "-").replace("–", "-")))
    return rest != other and bool(rest) and following.startswith(rest)


def _adopted(line: Line, others: list[tuple[str, list[Value]]]) -> tuple[Line, tuple[Checked, ...]]:
    """A line without a day or number of its own, where two other readings see the same ones."""
    votes = Counter(tuple((value.kind, value.value) for value in values) for _, values in others if values)
    if not votes:
        return line, ()
    best, count = votes.most_common(1)[0]
    if count < 2 or len(votes) > 1:
        return line, ()
    text, values = next((text, values) for text, values in others if tuple((value.kind, value.value) for value in values) == best)
    whole = Word(line[0].x0, line[-1].x1, min(word.top for word in line), max(word.bottom for word in line), text, line[0].confidence)
    checked = tuple(Checked(text=text[value.start : value.end], agreement=count / (1 + len(others))) for value in values)
    return [whole], checked


def replaced(line: Line, value: Value, text: str) -> Line:
    """The line with the words of the value replaced by `text`."""
    out: Line = []
    place = 0
    for word in line:
        start, end = place, place + len(word.text)
        place = end + 1
        if end <= value.start or start >= value.end:
            out.append(word)
            continue
        before, after = (
            word.text[: max(0, value.start - start)],
            word.text[len(word.text) - max(0, end - value.end) :] if end > value.end else "",
        )
        if start <= value.start:
            out.append(replace(word, text=f"{before}{text}{after}"))
        else:
            last = out[-1]
            out[-1] = replace(last, x1=word.x1, top=min(last.top, word.top), bottom=max(last.bottom, word.bottom), text=last.text + after)
    return out


def words_of(line: Line, value: Value) -> list[tuple[Word, int, int]]:
    """The words that the value stands in, and from where to where in each."""
    out, place = [], 0
    for word in line:
        start, end = max(0, value.start - place), min(len(word.text), value.end - place)
        place += len(word.text) + 1
        if start < end:
            out.append((word, start, end))
    return out


def word_ending(line: Line, end: int) -> Word | None:
    """The word whose last sign, but for a full stop or the like, stands before that place of the line's text."""
    place = 0
    for word in line:
        if place < end <= place + len(word.text):
            return None if word.text[end - place :].strip(".,:;_") else word
        place += len(word.text) + 1
    return None
