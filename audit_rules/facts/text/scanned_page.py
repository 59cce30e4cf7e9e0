"""One scanned page to text, strip by strip: cheap reading first, other thresholds where the requisites do not come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PIL import Image

from audit_rules.facts.text import scan
from audit_rules.facts.text.bands import Bands
from audit_rules.facts.text.begins import is_letterhead, opening_of
from audit_rules.facts.text.layout import Word, group_lines, unweave
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.ocr import SINGLE_BLOCK, SINGLE_COLUMN, read_words
from audit_rules.facts.text.quality import CYRILLIC, cyrillic_share, letters
from audit_rules.facts.text.recheck import recheck
from audit_rules.facts.text.rules import without_rules
from audit_rules.facts.text.scan import Sheet, Threshold
from audit_rules.facts.text.unread_ink import has_unread_ink
from data.models import Crop, Source, TextPage

PORTIONS = (0.22, 0.32, 0.46)
"""Shares of the page, from where an act begins, in which its requisites and title stand: often the first, surely the last."""
MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*"
DAY = re.compile(
    rf"\b\d{{1,2}}\s?[.,/-]\s?\d{{1,2}}\s?[.,/-]\s?(?:19|20)?\d\d\b|\b\d{{1,2}}\W{{0,4}}\s?{MONTH}\W{{0,4}}\s?(?:19|20)\d\d", re.IGNORECASE
)
NUMBER = re.compile(r"(?:№|\bN[9о°ºoе]?|\bМо)\s?_*\s?\d", re.IGNORECASE)
PREAMBLE = re.compile(
    r"\bв\s+(?:соответств|рамках)|руководствуясь|на\s+основании|\bв\s+целях|во\s+исполнени|приказыва|общи[ею]\s+положени"
    r"|паспорт\s+программ|наименование\s+(?:программ|этап|мероприят)|№\s?п\b",
    re.IGNORECASE,
)
"""Below it, as in a paper's tables, stand the days and numbers of other acts, and terms."""
ENOUGH_LETTERS = 25
READABLE = 0.45
SURE = 0.80
BODY_SIZE = 2 / 3
"""Of the head's: words are read as well at 200 dots an inch, and faster; figures of a head are not."""
UNREAD_INK = 0.9
"""Confidence of a page in whose head something printed was not read."""


@dataclass(frozen=True)
class Way:
    """How a part of the page is read."""

    threshold: Threshold
    mode: int = SINGLE_COLUMN
    inked: bool = False
    """True: coloured ink counts."""
    smaller: float = 1.0
    """The size at which it is read, of that of the sheet."""


@dataclass(frozen=True)
class Reading:
    """One pass of OCR over a part of the page."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """Lines as a person reads them."""
        return normalise("\n".join(" ".join(word.text for word in line) for line in unweave(group_lines(self.words))))

    @property
    def confidence(self) -> float:
        """Mean over the words, long ones weigh more."""
        weight = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / weight if weight else 0.0

    @property
    def russian(self) -> bool:
        """True: words were read, not specks."""
        text = "".join(word.text for word in self.words)
        return len(CYRILLIC.findall(text)) >= ENOUGH_LETTERS and cyrillic_share(text) > 0.6 and self.confidence >= READABLE


def has_requisites(text: str) -> bool:
    """A day and a number stand above the preamble, as far as can be told without knowing what act it is."""
    head = PREAMBLE.split(text, maxsplit=1)[0]
    return DAY.search(head) is not None and NUMBER.search(head) is not None


class ScannedPage:
    """A page under reading: what was read of it so far, and at what cost."""

    def __init__(self, image: Image.Image) -> None:
        self.sheet = without_rules(scan.sheet_of(upright(image)))
        self.words: tuple[Word, ...] = ()
        self.crops: tuple[Crop, ...] = ()
        self.area = 0.0
        self.unread = False
        self.read_to = 0.0

    @cached_property
    def bands(self) -> Bands:
        """Its lines of print."""
        return Bands(self.sheet)

    @property
    def reading(self) -> Reading:
        """All that was read."""
        return Reading(self.words)

    def read_opening(self, top: float = 0.0, *, begins: bool) -> str:
        """The head of an act from `top` on, its days and numbers checked; `begins`: an act is known to begin there."""
        stop = top
        head: tuple[Word, ...] = ()
        for portion in PORTIONS:
            start, stop = stop, self.bands.quiet(min(1.0, top + portion))
            head += self._pass(self._passes()[0], start, stop)
            if PREAMBLE.search(Reading(head).text):
                break
        if top == 0.0 and not Reading(head).russian and not self.sheet.photo and self._turn():
            return self.read_opening(begins=begins)
        head, inked = self._surer(head, top, stop, begins=begins)
        if Reading(head).russian:
            border = self._preamble(Reading(head)) or stop
            again = recheck(self.sheet, self._above(head, border), inked=inked)
            head, self.crops, self.area = again.words + self._below(head, border), self.crops + again.crops, self.area + again.area
        self.words += head
        self.read_to = stop
        self.unread = self.unread or has_unread_ink(self.sheet, head, PREAMBLE)
        return Reading(head).text

    def read_rest(self, portion: float = 1.0) -> None:
        """What stands below that was read so far, so much of the page's height at most."""
        stop = self.bands.quiet(min(1.0, self.read_to + portion))
        if not (self.sheet.photo and not self.reading.russian):
            threshold = scan.COLOUR if self.sheet.coloured or self.reading.russian else scan.FAINT
            self.words += self._pass(Way(replace(threshold, median=False), SINGLE_BLOCK, smaller=BODY_SIZE), self.read_to, stop)
        self.read_to = stop if stop > self.read_to else 1.0

    def read_strip(self, top: float, bottom: float) -> str:
        """A few lines, to see what they are."""
        words = self._pass(Way(self._passes()[0].threshold, SINGLE_BLOCK), top, bottom)
        self.words += words
        self.read_to = max(self.read_to, bottom)
        return Reading(words).text

    def lines_below(self, share: float) -> list[tuple[float, str]]:
        """The lines that were read below a share of the height, each with the share at which it begins."""
        lines = unweave(group_lines(self._below(self.words, share)))
        return [(min(word.top for word in line) / self.sheet.image.height, " ".join(word.text for word in line)) for line in lines]

    def check_below(self, share: float) -> None:
        """Days and numbers below a share of the height are read again."""
        again = recheck(self.sheet, self._below(self.words, share))
        self.words = self._above(self.words, share) + again.words
        self.crops, self.area = self.crops + again.crops, self.area + again.area

    def forget_below(self, share: float) -> None:
        """Drops the words below a share of the height: they are about to be read better."""
        self.words = self._above(self.words, share)

    def text_page(self, number: int, source: Source, *, partial: bool) -> TextPage:
        """What was read, as a page of text."""
        reading = self.reading
        area = round(self.area, 3)
        if not reading.russian and not (partial and self.read_to > 0 and not reading.words):
            return TextPage(
                number=number, text="", source=source, failure="unreadable", confidence=round(reading.confidence, 3), ocr_area=area
            )
        confidence = round(reading.confidence, 3) if reading.words else 1.0
        if confidence > UNREAD_INK and self.unread:
            confidence = UNREAD_INK
        return TextPage(
            number=number, text=reading.text, source=source, confidence=confidence, partial=partial, ocr_area=area, crops=self.crops
        )

    def _pass(self, how: Way, top: float, bottom: float) -> tuple[Word, ...]:
        """Words between two shares of the height."""
        if bottom - top < 0.004:
            return ()
        box = self.bands.ink(top, bottom)
        if box is None:
            return ()
        sheet = self.sheet.inked if how.inked else self.sheet
        self.area += (box[2] - box[0]) * (box[3] - box[1]) / (sheet.image.width * sheet.image.height)
        words = read_words(scan.apply(sheet, how.threshold, box, how.smaller), how.mode)
        return tuple(_placed(word, box, how.smaller) for word in words)

    def _passes(self) -> Sequence[Way]:
        first = Way(scan.COLOUR if self.sheet.coloured else scan.GREY)
        pen = (Way(scan.COLOUR, SINGLE_BLOCK, inked=True),) if self.sheet.tint else ()
        other = () if self.sheet.coloured else (Way(scan.COLOUR, SINGLE_BLOCK),)
        return first, *pen, *other, Way(scan.HARD), Way(scan.FAINT)

    def _surer(self, head: tuple[Word, ...], top: float, stop: float, *, begins: bool) -> tuple[tuple[Word, ...], bool]:
        """The head by the reading that brings day and number out; only what stands above the preamble is read again.

        True: coloured ink counts in that reading.
        """
        best, way = Reading(head), self._passes()[0]
        begins = begins or bool(opening_of(best.text)) or is_letterhead(best.text)
        border = self._preamble(best) or stop
        for number, how in enumerate(self._passes()[1:]):
            if best.russian and best.confidence >= SURE and (not begins or has_requisites(best.text) or self._all_read(best)):
                break
            if not best.russian and (self.sheet.photo or number > 0):
                break
            other = Reading(self._pass(how, top, border) + self._below(head, border))
            if _worth(other) > _worth(best):
                best, way = other, how
        return best.words, way.inked

    def _all_read(self, reading: Reading) -> bool:
        """True where no ink of the head is left without a word, so that other thresholds will bring out nothing new."""
        return not has_unread_ink(self.sheet, reading.words, PREAMBLE) and not re.search(r"[№N]\s?_*\s?\D?$", reading.text, re.MULTILINE)

    def _preamble(self, reading: Reading) -> float | None:
        """Where the preamble begins, as a share of the height."""
        for line in group_lines(reading.words):
            if PREAMBLE.search(" ".join(word.text for word in line)):
                return self.bands.quiet(min(word.top for word in line) / self.sheet.image.height)
        return None

    def _below(self, words: tuple[Word, ...], share: float) -> tuple[Word, ...]:
        return tuple(word for word in words if (word.top + word.bottom) / 2 >= share * self.sheet.image.height)

    def _above(self, words: tuple[Word, ...], share: float) -> tuple[Word, ...]:
        return tuple(word for word in words if (word.top + word.bottom) / 2 < share * self.sheet.image.height)

    def _turn(self) -> bool:
        """Turns the page upside down, if that reads better."""
        tint = self.sheet.tint.rotate(180) if self.sheet.tint else None
        turned = Sheet(self.sheet.image.rotate(180), self.sheet.ink, self.sheet.paper, self.sheet.coloured, tint)
        box = (0, round(0.3 * turned.image.height), turned.image.width, round(0.55 * turned.image.height))
        reading = Reading(tuple(read_words(scan.apply(turned, scan.COLOUR, box), SINGLE_BLOCK)))
        self.area += 0.25
        if reading.confidence <= READABLE or letters(reading.text) <= ENOUGH_LETTERS:
            return False
        self.sheet = turned
        self.__dict__.pop("bands", None)
        return True


def _placed(word: Word, box: tuple[int, int, int, int], smaller: float) -> Word:
    """The word of a part of the page as it stands on the page."""
    x0, x1 = box[0] + word.x0 / smaller, box[0] + word.x1 / smaller
    return Word(x0, x1, box[1] + word.top / smaller, box[1] + word.bottom / smaller, word.text, word.confidence)


def upright(image: Image.Image) -> Image.Image:
    """The picture turned by a quarter where its lines run up the page."""
    return image.rotate(90, expand=True) if scan.lies_on_side(image) else image


def _worth(reading: Reading) -> tuple[int, float]:
    text = reading.text
    head = PREAMBLE.split(text, maxsplit=1)[0]
    found = (DAY.search(head) is not None) + (NUMBER.search(head) is not None) + bool(opening_of(text))
    return (found if reading.russian else -1), reading.confidence * min(1.0, letters(text) / 200)
