"""Scans of the replica: a typeset paper printed, stamped, laid askew on the glass and saved as pictures without a text layer."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import typst
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from data.demo.files import HERE, MADE, typeset
from data.demo.papers import Block

DPI = 200
INKS = {"blue": "#2a3f9d", "grey": "#8a8a8a"}
ROUND = "МУНИЦИПАЛЬНОЕ УЧРЕЖДЕНИЕ * ДЛЯ ДОКУМЕНТОВ * "


@dataclass(frozen=True)
class Look:
    """How a paper was scanned."""

    skew: float = 0.8
    """Degrees, counter-clockwise."""
    ink: str = "blue"
    seals: tuple[tuple[int, float, float], ...] = ((1, 0.55, 0.72),)
    """(page from 1, share of width, share of height): middles of the round seals."""
    noise: int = 18
    quality: int = 72
    grey: bool = False


def pages(blocks: Sequence[Block], look: Look, seed: str) -> list[Image.Image]:
    """The scanned pages as pictures."""
    drawn = typst.compile(str(HERE / "paper.typ"), sys_inputs=typeset(blocks), ignore_system_fonts=True, format="png", ppi=DPI)
    printed = drawn if isinstance(drawn, list) else [drawn]
    return [_scanned(page, number, look, f"{seed}/{number}") for number, page in enumerate(printed, 1)]


def scan_pdf(blocks: Sequence[Block], look: Look, seed: str) -> bytes:
    """A PDF of pictures only."""
    first, *rest = pages(blocks, look, seed)
    kept = io.BytesIO()
    day = MADE.timetuple()
    first.save(kept, "PDF", save_all=True, append_images=rest, resolution=DPI, quality=look.quality, creationDate=day, modDate=day)
    return kept.getvalue()


def photo(blocks: Sequence[Block], look: Look, seed: str) -> bytes:
    """The first page as a JPEG."""
    kept = io.BytesIO()
    pages(blocks, look, seed)[0].save(kept, "JPEG", quality=look.quality, dpi=(DPI, DPI))
    return kept.getvalue()


def _scanned(page: bytes, number: int, look: Look, seed: str) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311 a picture that must repeat
    image = Image.open(io.BytesIO(page)).convert("RGB")
    for at, across, down in look.seals:
        if at == number:
            image = _sealed(image, look.ink, across, down)
            _sign(image, chance, int(image.width * across), int(image.height * down))
    image = image.filter(ImageFilter.GaussianBlur(0.6)).rotate(look.skew, Image.Resampling.BICUBIC, fillcolor="white")
    grain = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
    grain = grain.filter(ImageFilter.GaussianBlur(0.8)).point(lambda level: 255 - look.noise + (level - 128) * look.noise // 110)
    image = ImageChops.multiply(image, Image.merge("RGB", (grain, grain, grain)))
    return image.convert("L") if look.grey else image


def _sealed(image: Image.Image, ink: str, across: float, down: float) -> Image.Image:
    stamp = _seal(ink)
    layer = Image.new("RGB", image.size, "white")
    layer.paste(stamp, (int(image.width * across) - stamp.width // 2, int(image.height * down) - stamp.height // 2), stamp)
    return ImageChops.multiply(image, layer)


@cache
def _seal(ink: str) -> Image.Image:
    drawn = typst.compile(
        str(HERE / "seal.typ"),
        sys_inputs={"words": ROUND, "ink": INKS[ink], "middle": "ОГРН 0000000000000 Для документов"},
        ignore_system_fonts=True,
        format="png",
        ppi=DPI,
    )
    return Image.open(io.BytesIO(drawn)).convert("RGBA").rotate(14, Image.Resampling.BICUBIC)


def _sign(image: Image.Image, chance: random.Random, x: int, y: int) -> None:
    """A flourish over the seal: somebody's signature."""
    points = [(x + step * 9 + chance.randint(-6, 6), y - 40 + chance.randint(-38, 38)) for step in range(22)]
    ImageDraw.Draw(image).line(points, fill="#1d2f8f", width=4, joint="curve")
