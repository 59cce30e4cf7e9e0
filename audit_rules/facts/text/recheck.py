"""Days and numbers of a scan read again, by themselves and under other thresholds: one wrong digit of a year accuses a school."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from PIL import Image

from audit_rules.facts.specks import with_whole_noughts
from audit_rules.facts.text import scan
from audit_rules.facts.text.digits import is_doubtful
from audit_rules.facts.text.handwritten import is_handwritten
from audit_rules.facts.text.last_sign import last_sign
from audit_rules.facts.text.layout import Line, Word, group_lines, split_segments, unweave
from audit_rules.facts.text.overlaid import is_overlaid
from audit_rules.facts.text.scan import Sheet, Threshold
from audit_rules.facts.text.strips import png, read_strip, strip_of
from audit_rules.facts.text.votes import INSTITUTION, decide, decide_across, replaced, text_of, values_in, word_ending, words_of
from data.models import Checked, Crop

AGAIN = ((scan.COLOUR, 0.8), (Threshold(0.28, 0.66, median=False), 1.5), (Threshold(0.1, 0.9, median=False), 0.7))
"""Other readings: a threshold and how much the line is enlarged."""
MORE = ((scan.FAINT, 1.0), (Threshold(0.2, 0.8, median=True), 1.2), (scan.GREY, 1.0))
"""Further ones, where those differ."""
MAX_LINES = 8
"""Parts of lines that are read again: requisites stand among the first."""
OVERLAID = 0.5
"""What is left of the agreement on a day or number that something dark lies over: then all readings err alike."""
BY_HAND, HAND_AGREED = 0.1, 0.5
"""The most agreement on what a pen wrote: it goes to a person. Where the readings agree less than the latter, it was not read at all."""
DIGIT_DIFFERS = 0.4
"""The most agreement on a day or number of which one digit by itself looks otherwise: all readings of a line err alike."""
BELOW, BESIDE = 1.2, 2.0
"""How far below a line the next one of its column begins at most, and how far its left edge may be from that of the line; in heights."""
NO_REQUISITES = re.compile(r"\b(?:инн|кпп|огрн|окпо|бик|тел|факс|ул)\b|@|www", re.IGNORECASE)
"""Lines of addresses and accounts: full of figures, and none of them a requisite, unless a day stands there too."""


@dataclass(frozen=True)
class Rechecked:
    """The words after the vote, the strips that were read again, and their area in pages, every reading counted."""

    words: tuple[Word, ...]
    crops: tuple[Crop, ...]
    area: float


@dataclass
class _Piece:
    """A part of a line, and what came of reading it again."""

    line: Line
    readings: list[str] = field(default_factory=list)
    strip: Image.Image | None = None
    checked: list[Checked] = field(default_factory=list)


def recheck(page: Sheet, words: Sequence[Word], *, inked: bool = False) -> Rechecked:
    """Each day and number as most readings of its line see it, with how far they agree. `inked`: coloured ink counts."""
    again = _Again(page, page.inked if inked else page)
    whole = [replace(word, text=with_whole_noughts(word.text)) for word in words]
    pieces = [_Piece(line) for line in chain.from_iterable(map(_pieces, unweave(group_lines(whole))))]
    for piece in pieces:
        if _worth(piece.line):
            again.check(piece)
    for upper, lower in _below_one_another(pieces):
        again.check_across(upper, lower)
    crops = tuple(
        Crop(text=text_of(piece.line), checked=tuple(piece.checked), png=png(piece.strip))
        for piece in pieces
        if piece.strip and piece.checked
    )
    return Rechecked(tuple(word for piece in pieces for word in piece.line), crops, again.area)


class _Again:
    """Reads parts of a page's lines again, as many as may hold requisites."""

    def __init__(self, page: Sheet, sheet: Sheet) -> None:
        self.page, self.sheet = page, sheet
        self.count, self.area = 0, 0.0

    def check(self, piece: _Piece) -> None:
        """Days and numbers that stand within the piece."""
        if not self._read(piece):
            return
        voted, checked = decide(piece.line, piece.readings)
        if any(each.agreement < 1.0 for each in checked):
            self._add(piece, MORE)
            voted, checked = decide(piece.line, piece.readings)
        voted, checked = _with_last_signs(self.sheet, voted, _with_digits(self.sheet, voted, checked))
        piece.line = voted
        piece.checked += [_doubted(self.page, voted, each) for each in checked]

    def check_across(self, upper: _Piece, lower: _Piece) -> None:
        """A day or number that begins at the end of one line and ends on the next."""
        if not (self._read(upper) and self._read(lower)):
            return
        readings = [f"{above}\n{below}" for above, below in zip(upper.readings, lower.readings, strict=False)]
        upper.line, lower.line, checked = decide_across(upper.line, lower.line, readings)
        lower.checked += [_doubted(self.page, [*upper.line, *lower.line], each) for each in checked]

    def _read(self, piece: _Piece) -> bool:
        if piece.strip is None and self.count < MAX_LINES:
            piece.strip = strip_of(self.sheet, piece.line)
            self._add(piece, AGAIN)
            self.count += 1
        return piece.strip is not None

    def _add(self, piece: _Piece, ways: Sequence[tuple[Threshold, float]]) -> None:
        if piece.strip:
            piece.readings += [read_strip(self.sheet, piece.strip, threshold, scale) for threshold, scale in ways]
            self.area += len(ways) * piece.strip.width * piece.strip.height / (self.sheet.image.width * self.sheet.image.height)


def _pieces(line: Line) -> list[Line]:
    """The parts of a line between wide gaps, or the whole where a day or number lies over a gap: «№», far from it «840»."""
    parts = split_segments(line)
    inside = sum(len(values_in(text_of(part))) for part in parts)
    return parts if len(parts) == 1 or len(values_in(text_of(line))) <= inside else [line]


def _below_one_another(pieces: Sequence[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Each part of a line and that right below it, where a day or number runs on from one to the other."""
    out = []
    for place, upper in enumerate(pieces):
        under = [lower for lower in pieces[place + 1 :] if _stands_below(upper.line, lower.line)]
        if under and _runs_across(text_of(upper.line), text_of(under[0].line)):
            out.append((upper, under[0]))
    return out


def _stands_below(upper: Line, lower: Line) -> bool:
    height = max(word.height for word in upper)
    gap = min(word.top for word in lower) - max(word.bottom for word in upper)
    beside = abs(lower[0].x0 - upper[0].x0)
    return -0.5 * height < gap < BELOW * height and (beside < BESIDE * height or upper[0].x0 <= lower[0].x0 < lower[-1].x1 <= upper[-1].x1)


def _runs_across(upper: str, lower: str) -> bool:
    return any(value.start < len(upper) < value.end for value in values_in(f"{upper}\n{lower}"))


def _worth(line: Line) -> bool:
    """True where the line has digits that may be a day or a number."""
    text = text_of(line)
    values = values_in(text)
    if NO_REQUISITES.search(text) and not any(value.kind == "day" for value in values):
        return False
    return bool(values) or (sum(char.isdigit() for char in text) >= 3 and len(text) < 60 and not INSTITUTION.search(text.split("№")[0]))


def _with_digits(sheet: Sheet, line: Line, checked: tuple[Checked, ...]) -> tuple[Checked, ...]:
    """Less agreement where a digit read by itself is another one, or none."""
    values = values_in(text_of(line))
    if len(values) != len(checked):
        return checked
    return tuple(
        replace(each, agreement=min(each.agreement, DIGIT_DIFFERS))
        if any(is_doubtful(sheet, word, start, end) for word, start, end in words_of(line, value))
        else each
        for value, each in zip(values, checked, strict=True)
    )


def _with_last_signs(sheet: Sheet, line: Line, checked: tuple[Checked, ...]) -> tuple[Line, tuple[Checked, ...]]:
    """The same with the last sign of each number read by itself."""
    values = values_in(text_of(line))
    if len(values) != len(checked):
        return line, checked
    out = list(checked)
    for place in reversed(range(len(values))):
        word = word_ending(line, values[place].end)
        seen = last_sign(sheet, word, checked[place].text) if word and values[place].kind == "number" else None
        if seen:
            text = checked[place].text[:-1] + seen.sign
            line = replaced(line, values[place], text)
            out[place] = Checked(text=text, agreement=min(checked[place].agreement, seen.agreement))
    return line, tuple(out)


def _doubted(sheet: Sheet, line: Line, checked: Checked) -> Checked:
    """Less agreement where all readings may err alike: something dark lies over the words, or a pen wrote them."""
    if any(is_handwritten(sheet, word) for word in line if any(part in word.text for part in checked.text.split() if part[-1].isalnum())):
        return replace(checked, agreement=BY_HAND if checked.agreement >= HAND_AGREED else 0.0)
    dark = any(checked.text in word.text and is_overlaid(sheet, word) for word in line)
    return replace(checked, agreement=checked.agreement * OVERLAID) if dark else checked
