"""Papers by seed: which shape is drawn in which kind of file, and the drawing of one of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.papers.bad_text import spoilt
from benchmarks.papers.files import draft
from benchmarks.papers.model import Draft, Paper, Truth
from benchmarks.papers.requisites import shape_ids
from benchmarks.papers.scans import Scan, layered_pdf, mixed_pdf, picture_file, scanned_pdf, typed_lines
from benchmarks.papers.school import School
from benchmarks.papers.typed_html import as_card, as_site_page
from benchmarks.papers.typed_office import as_docx, as_odt, as_rtf
from benchmarks.papers.typed_pdf import typed_pdf

CLEAN = ("clean_pdf", "docx", "html", "rtf", "odt")
SCANS = ("scan_120", "scan_150", "scan_200", "scan_300")
PICTURES = ("image_jpg", "image_png", "image_tiff")
BAD_TEXT = ("card", "layered_pdf")
SOURCES = (*CLEAN, *SCANS, *PICTURES, *BAD_TEXT, "mixed_pdf")
GROUPS = {"clean": CLEAN, "scans": SCANS, "pictures": PICTURES, "bad_text": BAD_TEXT, "all": SOURCES}

_OCR_SHAPES = (67, 68, 69, 70, 71, 74, 76)
_HOW = ("sign", "digits", "italics", "english", "month", "eaten", "mojibake")
_OFFICE: dict[str, Callable[[Draft], bytes]] = {"docx": as_docx, "odt": as_odt, "rtf": as_rtf}
_NAMES = {
    "order": ("prikaz", "prikaz_o_nastavnichestve", "skan0001", "1"),
    "other": ("polozhenie", "dokument", "nastavnichestvo", "programma"),
}
_EXTENSIONS = {
    "html": "html",
    "card": "html",
    "docx": "docx",
    "odt": "odt",
    "rtf": "rtf",
    "image_jpg": "jpg",
    "image_png": "png",
    "image_tiff": "tif",
}


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One paper to be drawn: enough to draw the same one again anywhere."""

    seed: int
    index: int
    shape: int
    source: str

    @property
    def id(self) -> str:
        """Names the paper in the rows of a benchmark."""
        return f"{self.seed}-{self.index}-s{self.shape}-{self.source}"


def papers(seed: int, count: int | None = None, sources: Sequence[str] = CLEAN) -> Iterator[Paper]:
    """Papers of every shape in turn; None: one of each shape."""
    return (drawn(slot) for slot in slots(seed, count, sources))


def slots(seed: int, count: int | None = None, sources: Sequence[str] = CLEAN) -> list[Slot]:
    """What `papers` draws, before it is drawn; names of groups stand for their sources."""
    names = [name for source in sources for name in GROUPS.get(source, (source,))]
    shapes = sorted({shape for name in names for shape in _shapes_for(name)})
    rng = random.Random(f"{seed}/plan")
    out: list[Slot] = []
    total = len(shapes) if count is None else count
    while len(out) < total:
        for shape in rng.sample(shapes, len(shapes)):
            fitting = [name for name in names if shape in _shapes_for(name)]
            out.append(Slot(seed=seed, index=len(out), shape=shape, source=rng.choice(fitting)))
    return out[:total]


def drawn(slot: Slot) -> Paper:
    """The paper of that slot."""
    rng = random.Random(f"{slot.seed}/{slot.index}/{slot.shape}/{slot.source}")
    picture = slot.source not in (*CLEAN, "card")
    single = slot.source in ("image_jpg", "image_png")
    made, school = draft(slot.shape, rng, picture=picture, single_page=single)
    body, truth, scan, pages = _typed(slot, made, school, rng)
    if scan and not scan.legible:
        truth = replace(truth, acts=tuple(replace(act, legible=False) for act in truth.acts))
    first = truth.acts[0]
    stem = rng.choice(_NAMES["order" if any(kind.endswith("order") for kind in first.kinds) else "other"])
    return Paper(
        id=slot.id,
        name=f"{stem}.{_EXTENSIONS.get(slot.source, 'pdf')}",
        body=body,
        source=slot.source,
        shape=slot.shape,
        truth=truth,
        own_name=school.short if rng.random() < 0.7 else "",
        link_text=rng.choice(("", "", "Скачать", made.title)),
        damage=scan.damage if scan else (),
        scanned_pages=scan.pages if scan else 0,
        pages=pages,
        font=made.font,
    )


def _typed(slot: Slot, made: Draft, school: School, rng: random.Random) -> tuple[bytes, Truth, Scan | None, int | None]:
    if slot.source in _OFFICE:
        return _OFFICE[slot.source](made), made.truth, None, None
    if slot.source == "html":
        return as_site_page(made, school, rng), made.truth, None, None
    pdf, truth, pages = typed_pdf(made)
    if slot.source == "clean_pdf":
        return pdf, truth, None, pages
    if slot.source == "card":
        return _card(pdf, made, school, rng), made.truth, None, None
    scan = _scan(slot, pdf, made, truth, rng)
    if slot.source in ("image_jpg", "image_png"):
        truth = replace(truth, acts=truth.acts[:1])
    return scan.body, truth, scan, pages


def _scan(slot: Slot, pdf: bytes, made: Draft, truth: Truth, rng: random.Random) -> Scan:
    if slot.source.startswith("scan_"):
        return scanned_pdf(pdf, made, int(slot.source.removeprefix("scan_")), rng)
    if slot.source == "mixed_pdf":
        return mixed_pdf(pdf, made, rng)
    if slot.source == "layered_pdf":
        return layered_pdf(pdf, made, made.ocr or rng.choice(_HOW), _own_pieces(truth), rng)
    form = {"image_jpg": "JPEG", "image_png": "PNG", "image_tiff": "TIFF"}[slot.source]
    return picture_file(pdf, made, form, rng.choice((150, 200, 200, 300)), rng)


def _card(pdf: bytes, made: Draft, school: School, rng: random.Random) -> bytes:
    lines = [line.text for page in typed_lines(pdf) for line in page]
    how = made.ocr or ("sign" if made.truth.acts[0].number is None else rng.choice(("sign", "month", "mojibake")))
    return as_card(spoilt(lines, how, _own_pieces(made.truth), rng), "Документ", school, rng)


def _own_pieces(truth: Truth) -> tuple[str, ...]:
    """Words by which a line is known to bear the act's own requisites."""
    days = [f"{act.date:%d.%m.%Y}" for act in truth.acts if act.date]
    return tuple(
        dict.fromkeys(
            [*days, *(f"№ {act.number}" for act in truth.acts if act.number), *(f"№{act.number}" for act in truth.acts if act.number)]
        )
    )


def _shapes_for(source: str) -> tuple[int, ...]:
    """Shapes that such a file can show: what bad recognition leaves is no typed text, and a card shows little else."""
    if source == "card":
        return (*_OCR_SHAPES, 47, 75)
    picture = source not in CLEAN
    known = shape_ids(picture=picture)
    if source in CLEAN:
        return tuple(shape for shape in known if shape not in (*_OCR_SHAPES, 47, 75))
    return tuple(known)
