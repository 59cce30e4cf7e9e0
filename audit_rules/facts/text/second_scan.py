"""The second way for PDF and pictures: the other extractor for a typed layer, other thresholds and another size for a scan."""

from __future__ import annotations

import io
import warnings
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from audit_rules.facts.text import scan
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.layout import Word, read_lines
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.ocr import SINGLE_COLUMN, ocr_available, read_words
from audit_rules.facts.text.pdf_layout import RULED
from audit_rules.facts.text.quality import is_sound, letters, without_signature
from audit_rules.facts.text.rows import STAMP
from audit_rules.facts.text.scan import Threshold
from audit_rules.facts.text.scanned_page import Reading, upright
from data.models import Source, Text, TextPage

MAX_PAGES = 60
WHOLE_SCANS, MAX_SCANS = 6, 40
"""So many scanned pages are read whole, so many at all; of the others the upper half, where an act begins."""
HALF = 0.5
DPI = 240
WIDTH = 2050
"""Pixels of an A4 page's width; the first way reads at 2480."""
OTHER = Threshold(0.22, 0.76, median=False)
FEW_LETTERS = 20
SCAN_COVER = 0.6
MAX_PIXELS = 120_000_000
MAX_FRAMES = 30
_DAMAGE = (PDFException, PdfminerException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def pdf(body: bytes) -> Text:
    """All pages. Those that the first way lays out by pdfplumber are read by PDFium here, all others by pdfplumber."""
    start = max(0, body.find(b"%PDF-"))
    try:
        drawn = pdfium.PdfDocument(body[start:])
        laid = pdfplumber.open(io.BytesIO(body[start:]))
    except (pdfium.PdfiumError, *_DAMAGE) as error:
        raise CannotRead("broken", "файл PDF не открывается вторым способом") from error
    scans = _Scans()
    try:
        pages = [
            _pdf_page(drawn[index], laid.pages[index], index + 1, scans) for index in range(min(len(drawn), len(laid.pages), MAX_PAGES))
        ]
    finally:
        laid.close()
        drawn.close()
    return _text("pdf", pages)


def picture(body: bytes) -> Text:
    """The frames of a picture file."""
    scans = _Scans()
    pages = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(body))
            frames = ImageSequence.Iterator(image) if image.format == "TIFF" else iter([image])
            for number, frame in zip(range(1, MAX_FRAMES + 1), frames, strict=False):
                if frame.width * frame.height > MAX_PIXELS:
                    raise CannotRead("too_large", "изображение слишком велико")
                pages.append(scans.page(ImageOps.exif_transpose(frame), number, "image"))
    except (Image.DecompressionBombError, UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise CannotRead("broken", "изображение повреждено") from error
    return _text("image", pages)


def _text(source: Source, pages: list[TextPage]) -> Text:
    if all(page.failure for page in pages):
        return Text(source=source, pages=tuple(pages), failure=pages[0].failure if pages else "empty", detail="не читается вторым способом")
    return Text(source=source, pages=tuple(pages))


def _pdf_page(drawn: pdfium.PdfPage, laid: Any, number: int, scans: _Scans) -> TextPage:
    words = drawn.get_textpage()
    try:
        layer = str(words.get_text_bounded())
    finally:
        words.close()
    area = float(laid.width * laid.height) or 1.0
    pictures = sum(abs((each["x1"] - each["x0"]) * (each["bottom"] - each["top"])) for each in laid.images)
    own = letters(without_signature(normalise(layer)))
    if not is_sound(layer) or own < FEW_LETTERS or pictures / area > SCAN_COVER:
        empty = is_sound(layer) and own < FEW_LETTERS and not laid.images and len(laid.curves) < 30
        if empty:
            return TextPage(number=number, text=normalise(layer), source="pdf")
        image = drawn.render(scale=DPI / 72, may_draw_forms=False, rev_byteorder=True).to_pil().convert("RGB")
        return scans.page(image, number, "ocr")
    ruled = len(laid.lines) + len(laid.rects) + len(laid.curves) >= RULED
    if ruled or len(STAMP.findall(layer[:1500])) > 1:
        return TextPage(number=number, text=normalise(layer), source="pdf")
    found = [
        Word(float(word["x0"]), float(word["x1"]), float(word["top"]), float(word["bottom"]), word["text"])
        for word in laid.dedupe_chars().extract_words()
    ]
    laid.close()
    return TextPage(number=number, text=normalise("\n".join(read_lines(found))), source="pdf")


class _Scans:
    """The scanned pages of one file."""

    def __init__(self) -> None:
        self.count = 0

    def page(self, image: Image.Image, number: int, source: Source) -> TextPage:
        """One page in one pass."""
        if not ocr_available():
            return TextPage(number=number, text="", source=source, failure="no_ocr", confidence=0.0)
        self.count += 1
        if self.count > MAX_SCANS:
            return TextPage(number=number, text="", source=source, failure="too_large", confidence=0.0)
        sheet = scan.sheet_of(upright(image), WIDTH)
        if sheet.blank:
            return TextPage(number=number, text="", source=source)
        share = 1.0 if self.count <= WHOLE_SCANS else HALF
        box = (0, 0, sheet.image.width, round(share * sheet.image.height))
        reading = Reading(tuple(read_words(scan.apply(sheet, OTHER, box), SINGLE_COLUMN)))
        if not reading.russian:
            return TextPage(number=number, text="", source=source, failure="unreadable", confidence=round(reading.confidence, 3))
        return TextPage(
            number=number, text=reading.text, source=source, confidence=round(reading.confidence, 3), partial=share < 1, ocr_area=share
        )
