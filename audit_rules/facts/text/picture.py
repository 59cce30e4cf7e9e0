"""Text of picture files (a photographed or scanned page) and of pictures within letters."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from audit_rules.facts.text.blank import blank_file
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.rows import STAMP
from audit_rules.facts.text.scanned_file import ScannedFile
from audit_rules.facts.text.scanned_page import DAY
from data.models import Text, TextPage

MAX_PIXELS = 120_000_000
"""An A3 page at 600 dpi has 70 million."""
MAX_FRAMES = 30
MIN_SIDE = 200
"""Anything smaller is an icon."""
DOUBTED = 0.8
"""Confidence of a typed page on which a picture in the place of requisites could not be read."""
PALE, LIGHT = 60, 110
"""Saturation below and brightness above which a pixel may be of paper, in shadow too (0…255)."""
LEAST_PAPER = 0.25
PAGE_SIDE = 700
PAGE_SHAPE = (1.1, 1.75)
"""Long to short side of a photographed or scanned page."""


def read(body: bytes) -> Text:
    """The picture's pages by OCR (a TIFF can hold many)."""
    scans = ScannedFile()
    pages = [scans.page(frame, number, "image") for number, frame in enumerate(_frames(body), start=1)]
    if all(page.failure == "no_ocr" for page in pages):
        return Text(source="image", pages=tuple(pages), failure="no_ocr", detail="нет программы распознавания текста")
    if blank := blank_file(pages, "image"):
        return blank
    if all(page.failure for page in pages):
        photograph = all(_is_photograph(frame) for frame in _frames(body))
        return Text(
            source="image",
            pages=tuple(pages),
            failure="unreadable",
            detail="на изображении не удалось прочитать текст",
            layout={"format": "photograph"} if photograph else {},
        )
    return Text(source="image", pages=tuple(pages))


def _is_photograph(frame: Image.Image) -> bool:
    """True where an unread picture is surely no page: tiny, or broad and hardly any of it as light and grey as paper."""
    if max(frame.size) < MIN_SIDE:
        return True
    _, saturation, value = frame.convert("RGB").resize((64, 64)).convert("HSV").split()
    pale = sum(s < PALE and v > LIGHT for s, v in zip(saturation.tobytes(), value.tobytes(), strict=True))
    return frame.width > frame.height and pale < LEAST_PAPER * 64 * 64


def read_embedded(body: bytes, *, lone: bool, in_head: bool) -> TextPage | None:
    """A picture within a letter: a page (whole or failed), or a stamp's words (`partial`); None: a logo, a photo.

    lone: the letter has hardly any words of its own. in_head: the picture stands where requisites are looked for.
    """
    try:
        frame = next(_frames(body))
    except CannotRead:
        return TextPage(number=0, text="", source="ocr", failure="unreadable") if lone else None
    long_side, short_side = max(frame.size), min(frame.size)
    page_like = short_side >= PAGE_SIDE and PAGE_SHAPE[0] <= long_side / short_side <= PAGE_SHAPE[1]
    if not page_like and not (in_head and frame.width >= MIN_SIDE) and not (lone and short_side >= MIN_SIDE):
        return None
    page = ScannedFile().page(frame, 0)
    if lone or (page_like and (in_head or not page.failure)):
        return page if page.text or page.failure else None
    if page.failure:  # it may be the stamp with the requisites
        return replace(page, failure=None, confidence=DOUBTED, partial=True)
    return replace(page, partial=True) if STAMP.search(page.text) or DAY.search(page.text) else None


def _frames(body: bytes) -> Iterator[Image.Image]:
    """The file's pictures, upright by the camera's mark. A bomb, a cut-off file: CannotRead."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(body))
        if image.width * image.height > MAX_PIXELS:
            raise CannotRead("too_large", "изображение слишком велико")
        if min(image.size) < 8:
            raise CannotRead("empty", "изображение слишком мало")
        many = image.format == "TIFF"
        for number, frame in enumerate(ImageSequence.Iterator(image)):
            if number >= (MAX_FRAMES if many else 1):
                return
            if frame.width * frame.height > MAX_PIXELS:
                raise CannotRead("too_large", "изображение слишком велико")
            yield ImageOps.exif_transpose(frame)
    except Image.DecompressionBombError as error:
        raise CannotRead("too_large", "изображение слишком велико") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise CannotRead("broken", "изображение повреждено") from error
