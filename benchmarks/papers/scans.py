"""A typed PDF as a scan: pictures of its pages, damaged, packed into a file again, alone or with a text layer or typed pages."""

from __future__ import annotations

import io
import random
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.papers.bad_text import spoilt
from benchmarks.papers.model import Draft
from benchmarks.papers.pictures import Box, Damage, as_bytes, blotted, damaged, drawn_damage

_LAYER_FONT = "DejaVuSans"
_LAYER_FILE = "DejaVuSans.ttf"
_A4 = (595.28, 841.89)


@dataclass(frozen=True, kw_only=True)
class Scan:
    """The file, its damage, and whether a careful person could still read the requisites."""

    body: bytes
    damage: tuple[str, ...]
    legible: bool
    pages: int


@dataclass(frozen=True)
class _Line:
    text: str
    x: float
    y: float
    size: float


def scanned_pdf(pdf: bytes, draft: Draft, dpi: int, rng: random.Random) -> Scan:
    """An image-only PDF."""
    damage = drawn_damage(rng)
    pages = _pictures(pdf, draft, dpi, damage, rng)
    body = _packed([(page, ()) for page in pages], damage, rng)
    return Scan(body=body, damage=damage.names, legible=not damage.heavy(dpi, draft.size), pages=len(pages))


def picture_file(pdf: bytes, draft: Draft, form: str, dpi: int, rng: random.Random) -> Scan:
    """A JPEG, PNG or TIFF: the first page, or all pages of a TIFF."""
    damage = drawn_damage(rng)
    pages = _pictures(pdf, draft, dpi, damage, rng)
    if form == "TIFF":
        out = io.BytesIO()
        pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(dpi, dpi))
        return Scan(body=out.getvalue(), damage=damage.names, legible=not damage.heavy(dpi, draft.size), pages=len(pages))
    body = as_bytes(pages[0], form, damage.jpeg_quality)
    return Scan(body=body, damage=damage.names, legible=not damage.heavy(dpi, draft.size), pages=1)


def mixed_pdf(pdf: bytes, draft: Draft, rng: random.Random) -> Scan:
    """Page 1 scanned and put in front of the typed rest."""
    damage = drawn_damage(rng)
    front = _packed([(_pictures(pdf, draft, 200, damage, rng, first_only=True)[0], ())], damage, rng)
    with pdfium.PdfDocument.new() as whole, pdfium.PdfDocument(front) as scan, pdfium.PdfDocument(pdf) as typed:
        whole.import_pages(scan)
        if len(typed) > 1:
            whole.import_pages(typed, list(range(1, len(typed))))
        out = io.BytesIO()
        whole.save(out)
    return Scan(body=_hourless(out.getvalue()), damage=damage.names, legible=True, pages=1)


def _hourless(pdf: bytes) -> bytes:
    """The same file without the hour of its making and the identity drawn from it; no byte moves."""
    aged = re.sub(rb"CreationDate\(D:\d{14}", b"CreationDate(D:20200101000000", pdf)
    return re.sub(rb"(/ID\s*\[)([^\]]*)(\])", lambda match: match[1] + re.sub(rb"[0-9A-Fa-f]", b"0", match[2]) + match[3], aged)


def layered_pdf(pdf: bytes, draft: Draft, how: str, own: tuple[str, ...], rng: random.Random) -> Scan:
    """Pictures with an invisible layer of text that bad recognition left."""
    damage = drawn_damage(rng)
    pages = _pictures(pdf, draft, 200, damage, rng)
    layers = [_spoilt_layer(lines, how, own, rng) for lines in typed_lines(pdf)]
    body = _packed(list(zip(pages, layers, strict=True)), damage, rng)
    return Scan(body=body, damage=damage.names, legible=True, pages=len(pages))


def typed_lines(pdf: bytes) -> list[list[_Line]]:
    """The lines of every page with their places, in points from the lower left corner."""
    pages = []
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            pages.append(
                [
                    _Line(text.get_text_bounded(*box).strip().replace("\r\n", " "), box[0], box[1], max(6.0, box[3] - box[1]))
                    for box in boxes
                ]
            )
    return pages


def _spoilt_layer(lines: list[_Line], how: str, own: tuple[str, ...], rng: random.Random) -> tuple[_Line, ...]:
    texts = spoilt([line.text for line in lines], how, own, rng)
    return tuple(_Line(text, line.x, line.y, line.size) for text, line in zip(texts, lines, strict=True))


def _pictures(pdf: bytes, draft: Draft, dpi: int, damage: Damage, rng: random.Random, *, first_only: bool = False) -> list[Image.Image]:
    out = []
    with pdfium.PdfDocument(pdf) as document:
        count = 1 if first_only else len(document)
        for index in range(count):
            page = document[index]
            picture = page.render(scale=dpi / 72).to_pil()
            if draft.cover and index == 0:
                picture = _covered(picture, page, draft, dpi, damage, rng)
            anchor = rng.choice(draft.anchors) if rng.random() < 0.75 else draft.anchors[0]
            seal_at = _place(page, anchor, dpi) if index == 0 or rng.random() < 0.2 else None
            out.append(damaged(picture, damage, dpi, seal_at, rng))
    return out


def _covered(picture: Image.Image, page: pdfium.PdfPage, draft: Draft, dpi: int, damage: Damage, rng: random.Random) -> Image.Image:
    box = _place(page, draft.cover, dpi)
    if box is None:
        raise ValueError(f"nothing to cover: {draft.cover}")
    return blotted(picture, box, damage.ink, rng)


def _place(page: pdfium.PdfPage, wanted: str, dpi: int) -> Box | None:
    """Where the words first stand, in dots from the upper left corner."""
    text = page.get_textpage()
    found = text.search(wanted).get_next()
    if not found:
        return None
    boxes = [text.get_charbox(found[0] + index) for index in range(found[1])]
    high, scale = page.get_height(), dpi / 72
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return left * scale, (high - max(box[3] for box in boxes)) * scale, right * scale, (high - min(box[1] for box in boxes)) * scale


def _packed(pages: list[tuple[Image.Image, tuple[_Line, ...]]], damage: Damage, rng: random.Random) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_A4, invariant=1)
    form = "PNG" if "black_and_white" in damage.strengths or rng.random() < 0.1 else "JPEG"
    for picture, lines in pages:
        held = ImageReader(io.BytesIO(as_bytes(picture, form, damage.jpeg_quality)))
        canvas.drawImage(held, 0, 0, *_A4)
        if lines:
            _draw_layer(canvas, lines)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_layer(canvas: Canvas, lines: tuple[_Line, ...]) -> None:
    if _LAYER_FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_LAYER_FONT, _LAYER_FILE))
    layer = canvas.beginText()
    layer.setTextRenderMode(3)
    for line in lines:
        layer.setFont(_LAYER_FONT, min(14, line.size * 0.8))
        layer.setTextOrigin(line.x, line.y)
        layer.textOut(line.text)
    canvas.drawText(layer)
