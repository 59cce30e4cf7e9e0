"""Days and numbers of a scan read again, by themselves and under other thresholds: one wrong digit of a year accuses a school."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from PIL import Image

from audit_rules.facts.dates import DateHit, dates_in
from audit_rules.facts.fold import fold
from audit_rules.facts.numbers import NumberHit, numbers_in, repaired
from audit_rules.facts.text import scan
from audit_rules.facts.text.handwritten import is_handwritten
from audit_rules.facts.text.last_sign import last_sign
from audit_rules.facts.text.layout import Line, Word, group_lines, split_segments
from audit_rules.facts.text.ocr import SINGLE_LINE, read_words
from audit_rules.facts.text.overlaid import is_overlaid
from audit_rules.facts.text.scan import Sheet, Threshold
from data.models import Checked, Crop

INSTITUTION = re.compile(r"(?:школ|сош|оош|нош|лице|гимнази|сад|доу|интернат|центр|училищ|колледж)[\w.\"»-]*\s*$", re.IGNORECASE)
"""Words after which a number is the institution's own."""
AGAIN = ((scan.COLOUR, 0.8), (Threshold(0.28, 0.66, median=False), 1.5), (Threshold(0.1, 0.9, median=False), 0.7))
"""Other readings: a threshold and how much the line is enlarged."""
PLAIN = str.maketrans(dict.fromkeys("«»“”„‟‹›", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
"""Signs that tidied lines know; lengths stay."""
MARGIN = 24
MAX_LINES = 8
"""Parts of lines that are read again: requisites stand among the first."""
OVERLAID = 0.5
"""What is left of the agreement on a day or number that something dark lies over: then all readings err alike."""
BY_HAND = 0.1
"""The most agreement on what a pen wrote; it goes to a person."""
LATEST = dt.date(2100, 1, 1)
CROP_WIDTH, CROP_GREYS = 1000, 16


@dataclass(frozen=True, slots=True)
class Value:
    """A day or a number in a line: where it stands and what it comes to."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Rechecked:
    """The words after the vote, the strips that were read again, and their area in pages, every reading counted."""

    words: tuple[Word, ...]
    crops: tuple[Crop, ...]
    area: float


def recheck(page: Sheet, words: Sequence[Word], *, inked: bool = False) -> Rechecked:
    """Each day and number as most readings of its line see it, with how far they agree. `inked`: coloured ink counts."""
    sheet = page.inked if inked else page
    out: list[Word] = []
    crops: list[Crop] = []
    area = 0.0
    for line in chain.from_iterable(map(_pieces, group_lines(words))):
        if len(crops) >= MAX_LINES or not _worth(line):
            out += line
            continue
        strip = _strip(sheet, line)
        readings = [_read_again(sheet, strip, threshold, scale) for threshold, scale in AGAIN]
        area += len(AGAIN) * strip.width * strip.height / (sheet.image.width * sheet.image.height)
        voted, checked = decide(line, readings)
        voted, checked = _with_last_signs(sheet, voted, checked)
        checked = tuple(_doubted(page, voted, each) for each in checked)
        out += voted
        if checked:
            crops.append(Crop(text=_text(voted), checked=checked, png=_png(strip)))
    return Rechecked(tuple(out), tuple(crops), area)


def _pieces(line: Line) -> list[Line]:
    """The parts of a line between wide gaps, or the whole where a day or number lies over a gap: «№», far from it «840»."""
    parts = split_segments(line)
    inside = sum(len(values_in(_text(part))) for part in parts)
    return parts if len(parts) == 1 or len(values_in(_text(line))) <= inside else [line]


def decide(line: Line, readings: Sequence[str]) -> tuple[Line, tuple[Checked, ...]]:
    """The line with its days and numbers as most readings see them, and how far these agree."""
    own = values_in(_text(line))
    others = [(reading, values_in(reading)) for reading in readings]
    if not own:
        return _adopted(line, others)
    votes = [_vote(own, place, _text(line), others) for place in range(len(own))]
    for value, (text, _) in sorted(zip(own, votes, strict=True), key=lambda pair: -pair[0].start):
        line = _with(line, value, text)
    return line, tuple(Checked(text=text, agreement=agreement) for text, agreement in votes)


def values_in(text: str) -> list[Value]:
    """Days and numbers of one line, in order; numbers of institutions are left out."""
    text = text.translate(PLAIN)
    days = dates_in(text, LATEST, ocr=True)
    found: list[DateHit | NumberHit] = [day for day in days if day.date]
    found += [repaired(number) for number in numbers_in(text, days) if number.value and not INSTITUTION.search(text[: number.start])]
    spans = [hit for hit in found if isinstance(hit, NumberHit)]
    kept = [hit for hit in found if isinstance(hit, NumberHit) or not any(hit.start < n.end and n.start < hit.end for n in spans)]
    return [_value(hit) for hit in sorted(kept, key=lambda hit: hit.start)]


def _value(hit: DateHit | NumberHit) -> Value:
    if isinstance(hit, NumberHit):
        return Value(hit.start, hit.end, "number", fold(hit.value or ""))
    return Value(hit.start, hit.end, "day", str(hit.date))


def _vote(own: list[Value], place: int, text: str, others: list[tuple[str, list[Value]]]) -> tuple[str, float]:
    """The span's text that wins, and the agreement on it: votes for it less those for the strongest other, as a share of all."""
    mine = own[place]
    printed = {mine.value: text[mine.start : mine.end]}
    ballots = [mine.value]
    for reading, values in others:
        if seen := _same_place(own, place, values):
            ballots.append(seen.value)
            printed.setdefault(seen.value, reading[seen.start : seen.end])
    votes = Counter(ballots)
    best = max(votes, key=lambda value: (votes[value], value == mine.value))
    against = max((count for value, count in votes.items() if value != best), default=0)
    if best != mine.value and _runs_on(best, mine.value, text[mine.end :]):
        best, against = mine.value, 0
    agreement = (votes[best] - against) / (1 + len(others))
    if best != mine.value and (votes[best] < 2 or agreement <= 0):
        return printed[mine.value], 0.0
    return printed[best], max(0.0, agreement)


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


def _text(line: Line) -> str:
    return " ".join(word.text for word in line)


def _worth(line: Line) -> bool:
    """True where the line has digits that may be a day or a number."""
    text = _text(line)
    return bool(values_in(text)) or (
        sum(char.isdigit() for char in text) >= 3 and len(text) < 60 and not INSTITUTION.search(text.split("№")[0])
    )


def _with(line: Line, value: Value, text: str) -> Line:
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


def _with_last_signs(sheet: Sheet, line: Line, checked: tuple[Checked, ...]) -> tuple[Line, tuple[Checked, ...]]:
    """The same with the last sign of each number read by itself."""
    values = values_in(_text(line))
    if len(values) != len(checked):
        return line, checked
    out = list(checked)
    for place in reversed(range(len(values))):
        word = _ends_with(line, values[place].end)
        seen = last_sign(sheet, word, checked[place].text) if word and values[place].kind == "number" else None
        if seen:
            text = checked[place].text[:-1] + seen.sign
            line = _with(line, values[place], text)
            out[place] = Checked(text=text, agreement=min(checked[place].agreement, seen.agreement))
    return line, tuple(out)


def _ends_with(line: Line, end: int) -> Word | None:
    """The word whose last sign, but for a full stop or the like, stands before that place of the line's text."""
    place = 0
    for word in line:
        if place < end <= place + len(word.text):
            return None if word.text[end - place :].strip(".,:;_") else word
        place += len(word.text) + 1
    return None


def _doubted(sheet: Sheet, line: Line, checked: Checked) -> Checked:
    """Less agreement where all readings may err alike: something dark lies over the words, or a pen wrote them."""
    if any(is_handwritten(sheet, word) for word in line if any(part in word.text for part in checked.text.split() if part[-1].isalnum())):
        return replace(checked, agreement=min(checked.agreement, BY_HAND))
    dark = any(checked.text in word.text and is_overlaid(sheet, word) for word in line)
    return replace(checked, agreement=checked.agreement * OVERLAID) if dark else checked


def _strip(sheet: Sheet, line: Line) -> Image.Image:
    """The line cut out of the sheet, with white round it."""
    height = max(word.bottom for word in line) - min(word.top for word in line)
    left, right = max(0.0, line[0].x0 - height), min(sheet.image.width, line[-1].x1 + height)
    top = max(0.0, min(word.top for word in line) - height / 3)
    bottom = min(sheet.image.height, max(word.bottom for word in line) + height / 3)
    return sheet.image.crop((round(left), round(top), round(right), round(bottom)))


def _read_again(sheet: Sheet, strip: Image.Image, threshold: Threshold, scale: float) -> str:
    """The strip as one line of text."""
    strip = scan.apply(replace(sheet, image=strip), threshold)
    strip = strip.resize((max(1, round(strip.width * scale)), max(1, round(strip.height * scale))), Image.Resampling.BICUBIC)
    framed = Image.new("L", (strip.width + 2 * MARGIN, strip.height + 2 * MARGIN), 255)
    framed.paste(strip, (MARGIN, MARGIN))
    return " ".join(word.text for word in read_words(framed, SINGLE_LINE))


def _png(strip: Image.Image) -> bytes:
    """The strip as a small picture that a person can read."""
    if strip.width > CROP_WIDTH:
        strip = strip.resize((CROP_WIDTH, max(1, round(strip.height * CROP_WIDTH / strip.width))), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    strip.quantize(CROP_GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()
