"""Tesseract: where it is, and the words it reads in a picture."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

from audit_rules.facts.text.layout import Word

LANGUAGE = "rus"
TESSDATA = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
SINGLE_COLUMN, SINGLE_BLOCK, SINGLE_LINE, SINGLE_SIGN = 4, 6, 7, 10
"""Tesseract's page segmentation modes."""
MAX_MILLISECONDS = 20_000
"""For one picture; a page of print takes one or two seconds, a picture of leaves would take minutes."""


def ocr_available() -> bool:
    """True: pages without a text layer can be read here."""
    return bool(ocr_engine())


@cache
def ocr_engine() -> str:
    """«tesserocr», «pytesseract» or "": what reads pictures here."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    if tessdata_folder() and _importable("tesserocr"):
        return "tesserocr"
    if _importable("pytesseract") and shutil.which("tesseract") and LANGUAGE in import_module("pytesseract").get_languages():
        return "pytesseract"
    return ""


@cache
def tessdata_folder() -> str:
    """The folder with the Russian data of Tesseract; "" where there is none."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    folders = [Path(named), Path(named, "tessdata")] if named else []
    for pattern in TESSDATA:
        path = Path(pattern)
        folders += sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))), reverse=True) if path.is_absolute() else []
    return next((str(folder) for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), "")


def _importable(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def read_words(image: Image.Image, mode: int = SINGLE_COLUMN) -> list[Word]:
    """Words of a prepared picture, boxes in pixels, in Tesseract's order. `ocr_engine` must not be ""."""
    words = _tesserocr_words(image, mode) if ocr_engine() == "tesserocr" else _pytesseract_words(image, mode)
    return [word for word in words if word.text.strip()]


@cache
def _api() -> Any:
    tesserocr = import_module("tesserocr")
    # Print is black on white here: a second look at each doubtful line as white on black only costs time.
    return tesserocr.PyTessBaseAPI(path=tessdata_folder(), lang=LANGUAGE, variables={"tessedit_do_invert": "0"})


def _tesserocr_words(image: Image.Image, mode: int) -> Iterator[Word]:
    tesserocr, api = import_module("tesserocr"), _api()
    api.SetPageSegMode(mode)
    api.SetImage(image)
    api.SetSourceResolution(300)
    if not api.Recognize(MAX_MILLISECONDS):
        return
    words = api.GetIterator()
    if words is not None:
        for word in tesserocr.iterate_level(words, tesserocr.RIL.WORD):
            if word.Empty(tesserocr.RIL.WORD):
                continue
            x0, top, x1, bottom = word.BoundingBox(tesserocr.RIL.WORD)
            yield Word(x0, x1, top, bottom, word.GetUTF8Text(tesserocr.RIL.WORD), word.Confidence(tesserocr.RIL.WORD) / 100)
    api.Clear()


def _pytesseract_words(image: Image.Image, mode: int) -> Iterator[Word]:
    pytesseract = import_module("pytesseract")
    config, seconds = f"--psm {mode} --dpi 300 -c tessedit_do_invert=0", MAX_MILLISECONDS // 1000
    try:
        data = pytesseract.image_to_data(image, lang=LANGUAGE, config=config, timeout=seconds, output_type=pytesseract.Output.DICT)
    except RuntimeError:  # the time was up
        return
    rows = zip(data["left"], data["top"], data["width"], data["height"], data["text"], data["conf"], strict=True)
    for left, top, width, height, text, confidence in rows:
        yield Word(left, left + width, top, top + height, text, max(0.0, float(confidence)) / 100)
