"""Text of PDF: the typed layer where it is sound, OCR of the pages where it is not, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from audit_rules.facts.text.blank import blank_file
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.pdf_layout import Layout
from audit_rules.facts.text.picture import DOUBTED
from audit_rules.facts.text.quality import SIGNATURE, is_sound, letters, without_signature
from audit_rules.facts.text.rows import STAMP
from audit_rules.facts.text.scanned_file import MAX_SCANS, ScannedFile
from audit_rules.facts.text.scanned_page import DAY, has_requisites
from data.models import Text, TextPage

MAX_PAGES = 1500
HEAD = 0.42
"""Share of a page in which its act's requisites stand."""
MAX_HEAD_PICTURES = 5
DPI = 300
MAX_RENDER_SIDE = 5200
SCAN_COVER = 0.6
"""A picture over more of the page than that is the scanned page itself."""
LAYER_CONFIDENCE = 0.8
"""Of a text layer that a scanner's program made."""
FEW_LETTERS, FEW_ON_SCAN = 20, 300


@dataclass(frozen=True)
class Contents:
    """What is drawn on a page, shares of its area; boxes as (left, bottom, right, top) in points."""

    cover: float
    pictures: tuple[tuple[float, float, float, float], ...]
    paths: int


def read(body: bytes) -> Text:
    """All pages; a page that could not be read stands with its failure."""
    document = _open(body)
    try:
        return _Reader(document, body).text()
    finally:
        document.close()


def _open(body: bytes) -> pdfium.PdfDocument:
    start = body.find(b"%PDF-")
    try:
        return pdfium.PdfDocument(body[max(0, start) :])
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise CannotRead("encrypted", "файл защищён паролем") from error
        raise CannotRead("broken", "файл PDF повреждён") from error


class _Reader:
    """One document, and how much of it was given to OCR."""

    def __init__(self, document: pdfium.PdfDocument, body: bytes) -> None:
        self.document = document
        self.layout = Layout(body)
        self.scans = ScannedFile(min(len(document), MAX_PAGES))
        self.head_pictures = 0

    def text(self) -> Text:
        count = len(self.document)
        pages = [self._page(index) for index in range(min(count, MAX_PAGES))]
        self.layout.close()
        if blank := blank_file(pages, "pdf"):
            return blank
        notes = []
        if self.scans.scans > MAX_SCANS:
            notes.append(f"из отсканированных страниц прочитаны первые {MAX_SCANS}")
        if count > MAX_PAGES:
            notes.append(f"прочитаны первые {MAX_PAGES} страниц из {count}")
        signed = any(SIGNATURE.search(page.text) for page in pages)
        failure = pages[0].failure if pages and all(page.failure for page in pages) else None
        if failure == "no_ocr":
            notes.insert(0, "нет программы распознавания текста")
        elif failure == "unreadable":
            notes.insert(0, "текст на страницах не удалось прочитать")
        return Text(source="pdf", pages=tuple(pages), failure=failure, detail="; ".join(notes), layout={"signed": "yes"} if signed else {})

    def _page(self, index: int) -> TextPage:
        number = index + 1
        try:
            page = self.document[index]
            layer = _layer(page)
            contents = _contents(page)
        except pdfium.PdfiumError:
            return TextPage(number=number, text="", source="pdf", failure="broken")
        try:
            return self._read(page, number, layer, contents)
        finally:
            page.close()

    def _read(self, page: pdfium.PdfPage, number: int, layer: str, contents: Contents) -> TextPage:
        text, sound = normalise(layer), is_sound(layer)
        own = letters(without_signature(text))
        scanned = contents.cover > SCAN_COVER
        if own < FEW_LETTERS and contents.cover < 0.01 and contents.paths < 30 and sound:
            return TextPage(number=number, text=text, source="pdf")
        if not sound or own < FEW_LETTERS or (scanned and own < FEW_ON_SCAN):
            return self._scan(page, number, text if sound else "")
        typed = self._typed(page, number, text, contents)
        if scanned:
            return self._second_look(page, typed)
        self.scans.typed(typed.text)
        return typed

    def _scan(self, page: pdfium.PdfPage, number: int, layer: str) -> TextPage:
        """The page by OCR; what its layer says besides (an electronic signature) stands below."""
        read = self.scans.page(_render(page), number)
        if not read.text and not read.failure and _lost_picture(page):
            return replace(read, failure="unreadable")
        if layer and not read.failure:
            return replace(read, text=f"{read.text}\n{layer}")
        return read

    def _typed(self, page: pdfium.PdfPage, number: int, text: str, contents: Contents) -> TextPage:
        """The typed page with its tables, its stamps' columns apart, and the words of a stamp that is a picture."""
        found = self.layout.read(number - 1, text, contents.paths)
        typed = TextPage(number=number, text=found.text if found else text, source="pdf", tables=found.tables if found else ())
        width, height = page.get_size()
        for left, bottom, right, top in contents.pictures:
            in_head = bottom > 0.5 * height and right - left > 0.2 * width and 0.03 * height < top - bottom < 0.5 * height
            if not in_head or number > 10 or self.head_pictures >= MAX_HEAD_PICTURES:
                continue
            self.head_pictures += 1
            stamp = ScannedFile().page(_render(page, (left, bottom, right, top)), number)
            if stamp.failure:
                typed = replace(typed, confidence=min(typed.confidence, DOUBTED))
            elif STAMP.search(stamp.text) or DAY.search(stamp.text):
                typed = replace(typed, text=f"{stamp.text}\n{typed.text}", confidence=min(typed.confidence, stamp.confidence))
        return typed

    def _second_look(self, page: pdfium.PdfPage, typed: TextPage) -> TextPage:
        """A scanner's own text layer, doubted: where day and number do not stand in its head, our OCR may see them."""
        typed = replace(typed, confidence=min(typed.confidence, LAYER_CONFIDENCE))
        head = typed.text[: max(600, int(HEAD * len(typed.text)))]
        if has_requisites(head) or self.scans.scans >= MAX_SCANS:
            self.scans.typed(typed.text)
            return typed
        own = self.scans.page(_render(page), typed.number)
        better = not own.failure and not own.partial and (has_requisites(own.text[:1500]) or own.confidence > LAYER_CONFIDENCE)
        return replace(own, tables=typed.tables) if better else typed


def _layer(page: pdfium.PdfPage) -> str:
    """The page's text layer as PDFium gives it."""
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded())
    finally:
        words.close()


def _contents(page: pdfium.PdfPage) -> Contents:
    width, height = page.get_size()
    pictures, paths = [], 0
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=4):
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif drawn.level == 0:
            pictures.append(drawn.get_bounds())
        else:
            pictures.append((0.0, 0.0, width, height))
    area = 0.0
    for left, bottom, right, top in pictures:
        area += max(0.0, min(right, width) - max(left, 0.0)) * max(0.0, min(top, height) - max(bottom, 0.0))
    return Contents(min(1.0, area / (width * height or 1)), tuple(pictures), paths)


def _lost_picture(page: pdfium.PdfPage) -> bool:
    """True where a picture of the page cannot be unpacked: the page is drawn white, and is not."""
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        try:
            drawn.get_bitmap()
        except pdfium.PdfiumError:
            return True
    return False


def _render(page: pdfium.PdfPage, box: tuple[float, float, float, float] | None = None) -> Image.Image:
    """The page, or a box of it, in colour at 300 dpi; oversized sheets coarser."""
    width, height = page.get_size()
    left, bottom, right, top = box or (0.0, 0.0, width, height)
    crop = (max(0.0, left), max(0.0, bottom), max(0.0, width - right), max(0.0, height - top))
    scale = min(DPI / 72, MAX_RENDER_SIDE / max(width, height))
    image: Image.Image = page.render(scale=scale, crop=crop, may_draw_forms=False, rev_byteorder=True).to_pil()
    return image.convert("RGB")
