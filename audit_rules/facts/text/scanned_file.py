"""The scanned pages of one file, in order: each is given as much OCR as it can tell.

An order is read whole, for its points are acts too, and so is a list of people. Of a regulation, a plan, a programme the head is read,
where its requisites and title stand; of its further pages only the lines where another act may begin.
"""

from __future__ import annotations

import re

from PIL import Image

from audit_rules.facts.marks import is_stamp
from audit_rules.facts.subject import names_teachers, speaks_of_mentoring
from audit_rules.facts.text.bands import groups, may_open
from audit_rules.facts.text.begins import Opening, is_letterhead, opening_of, scanned_lines
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.scanned_page import ScannedPage, has_requisites
from data.models import Source, TextPage

MAX_SCANS = 80
WHOLE_PAGES = 6
"""So many pages in a row are read whole; an order or a list of pairs is shorter."""
TOP_LINES = 5
MAX_STRIPS = 8
STRIP_LINES = 3
PAD = 0.006
"""Share of the height added above and below a line."""
TOP_REACH = 0.16
FOOT_LINES = 7
"""Lines that «Утверждено приказом …» below a paper takes, with the number of the page."""
PORTION = 0.15
"""Share of the height by which a paper is read on."""
SIGNED = re.compile(r"^\W{0,4}(?:и\W{0,2}о\W{1,2})?(?:директор|заведующ|ректор|руководитель|начальник)")


class ScannedFile:
    """Remembers between pages what kind of act runs on."""

    def __init__(self, count: int = 1) -> None:
        """`count`: pages of the file."""
        self.count = count
        self.unapproved = False
        self.scans = 0
        self.running: Opening = ""
        self.whole_pages = 0
        self.begun = False

    def typed(self, text: str) -> None:
        """A typed page went by."""
        opening = opening_of(text)
        self.begun = True
        self.running = opening or self.running

    def page(self, image: Image.Image, number: int, source: Source = "ocr") -> TextPage:
        """The page's text by OCR."""
        if not ocr_available():
            return TextPage(number=number, text="", source=source, failure="no_ocr", confidence=0.0)
        self.scans += 1
        if self.scans > MAX_SCANS:
            return TextPage(number=number, text="", source=source, confidence=0.0, failure="too_large")
        page = ScannedPage(image)
        if page.sheet.blank:
            return TextPage(number=number, text="", source=source)
        first, self.begun = not self.begun, True
        partial = self._begin(page, 0.0, known=first) if first or self._wanted_whole() else self._look_for_beginnings(page)
        self.whole_pages = 0 if partial else self.whole_pages + 1
        if number == self.count and self.running != "order" and self.unapproved:
            _read_foot(page)
        read = page.text_page(number, source, partial=partial)
        if read.failure:
            self.begun = False  # whatever begins there was not seen, so the next page is looked at anew
        return read

    def _wanted_whole(self) -> bool:
        return self.running in {"order", "people", "stamp"} and self.whole_pages < WHOLE_PAGES

    def _begin(self, page: ScannedPage, top: float, *, known: bool) -> bool:
        """Reads an act's head from `top` on, and the rest of the page where that is worth it. True: not all was read."""
        text = page.read_opening(top, begins=known)
        opening = opening_of(text)
        self.running = opening or self.running
        if opening or known:
            self.unapproved = not has_requisites(text)
        if self.running == "paper" and opening and _decided(text):
            self._strips(page, page.read_to)
            return True
        if self.running == "paper" and opening:
            return self._read_on(page)
        page.read_rest()
        whole = page.reading.text
        self.running = opening_of(whole) or self.running
        if self.running == "order" and _is_signed(whole):
            self.running = "paper"
        return False

    def _read_on(self, page: ScannedPage) -> bool:
        """Reads a paper's page until it is said whose mentoring it is about. True: not all was read."""
        while page.read_to < 1.0:
            page.read_rest(PORTION)
            text = page.reading.text
            self.running = opening_of(text) or self.running
            if self.running != "paper":
                page.read_rest()
                return False
            if _decided(text):
                self._strips(page, page.read_to)
                return True
        return False

    def _look_for_beginnings(self, page: ScannedPage) -> bool:
        """Reads the first lines, and others where an act may begin. True: not all was read."""
        top = [band for band in page.bands.lines[:TOP_LINES] if band.bottom < TOP_REACH + page.bands.lines[0].top]
        if not top:
            return self._begin(page, 0.0, known=False)
        bottom = page.bands.quiet(top[-1].bottom + PAD)
        text = page.read_strip(0.0, bottom)
        if opening_of(text) or is_letterhead(text):
            page.forget_below(0.0)
            return self._begin(page, 0.0, known=True)
        self._strips(page, bottom)
        return True

    def _strips(self, page: ScannedPage, below: float) -> None:
        """Reads headings and lines at the right below a share of the height; where an act begins, its head."""
        lines = page.bands.lines
        candidates = [place for place in may_open(lines) if lines[place].top >= below]
        found = groups(lines, candidates)
        if len(found) > MAX_STRIPS:  # a table, or a page of headings: an act among them must not be passed over
            page.read_rest()
            self.running = opening_of(page.reading.text) or self.running
            return
        for group in found:
            if group[0].top < page.read_to - PAD:
                continue
            start = page.bands.quiet(group[0].top - PAD)
            text = page.read_strip(start, page.bands.quiet(group[:STRIP_LINES][-1].bottom + PAD))
            if opening_of(text):
                page.forget_below(start)
                self._begin(page, start, known=True)
                return


def _read_foot(page: ScannedPage) -> None:
    """Reads the last lines of a paper whose head bears no requisites, as an approval's where one stands there."""
    lines = page.bands.lines[-FOOT_LINES:]
    if not lines:
        return
    top = page.bands.quiet(lines[0].top - PAD)
    if page.read_to < lines[-1].top:
        page.read_strip(max(top, page.read_to), 1.0)
    stamped = [share for share, text in page.lines_below(top) if any(map(is_stamp, scanned_lines(text)))]
    if stamped:
        page.check_below(stamped[0])


def _decided(text: str) -> bool:
    """True where the head says whose mentoring the paper is about, so that its body adds nothing."""
    low = "\n".join(line.low for line in scanned_lines(text))
    return speaks_of_mentoring(low) and names_teachers(low)


def _is_signed(text: str) -> bool:
    """True where a head's signature ends the page's act."""
    return any(SIGNED.match(line.low) and len(line.low) < 110 for line in scanned_lines(text)[-12:])
