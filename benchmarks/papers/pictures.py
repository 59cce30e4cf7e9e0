"""Damage that copying, scanning and stamping do to a page; every kind by name, drawn from the mix in words/damage.yml."""

from __future__ import annotations

import io
import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from benchmarks.papers.phrases import words

Box = tuple[float, float, float, float]
_SEAL_FONT = "DejaVuSans.ttf"
_SEAL_TEXT = "МУНИЦИПАЛЬНОЕ ОБЩЕОБРАЗОВАТЕЛЬНОЕ УЧРЕЖДЕНИЕ * ОГРН 1020000000000 * "


@dataclass(frozen=True, kw_only=True)
class Damage:
    """What befell the pages of one scan, each with its strength."""

    strengths: dict[str, float]
    ink: tuple[int, int, int]
    jpeg_quality: int

    @property
    def names(self) -> tuple[str, ...]:
        """Kinds of damage, in order of the mix."""
        return tuple(self.strengths)

    def heavy(self, dpi: int, size: float) -> bool:
        """Small print, few dots and much damage at once: a careful person may fail too."""
        blur, noise = self.strengths.get("blur", 0), self.strengths.get("noise", 0)
        contrast = self.strengths.get("weak_contrast", 1)
        return dpi <= 120 and (size <= 12 or blur > 0.6) and (blur > 0.6 or noise > 12 or contrast < 0.6 or self.jpeg_quality < 45)


def drawn_damage(rng: random.Random) -> Damage:
    """One scan's damage, by the mix."""
    lists = words("damage")
    strengths = {name: rng.uniform(*spec["range"]) for name, spec in lists["mix"].items() if rng.random() < spec["chance"]}
    if "black_and_white" in strengths:  # one threshold for a page: what makes paper uneven would be a different picture
        for name in ("shadow", "weak_contrast", "fold", "grey_scan"):
            strengths.pop(name, None)
    return Damage(strengths=strengths, ink=tuple(rng.choice(lists["seal_inks"])), jpeg_quality=rng.randint(*lists["jpeg_quality"]))


def damaged(page: Image.Image, damage: Damage, dpi: int, seal_at: Box | None, rng: random.Random) -> Image.Image:
    """The page with all of it, in the order it happens: stamping, copying, scanning."""
    strength = damage.strengths
    out = page.convert("RGB")
    if "seal" in strength and seal_at:
        out = _sealed(out, seal_at, dpi, damage.ink, strength["seal"], rng)
    if "skew" in strength:
        out = out.rotate(strength["skew"], Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    if "blur" in strength:
        out = out.filter(ImageFilter.GaussianBlur(strength["blur"] * dpi / 200))
    if "weak_contrast" in strength:
        share = strength["weak_contrast"]
        out = out.point(lambda value: 255 - (255 - value) * share)
    out = _papered(out, strength, rng)
    if "noise" in strength:
        out = _noisy(out, strength["noise"], rng)
    if "speckles" in strength:
        _speckled(out, strength["speckles"], dpi, rng)
    if "punch_holes" in strength:
        _punched(out, dpi)
    if "black_and_white" in strength:
        return _two_tone(out, strength["black_and_white"])
    return out.convert("L") if "grey_scan" in strength else out


def blotted(page: Image.Image, box: Box, ink: tuple[int, int, int], rng: random.Random) -> Image.Image:
    """The page with a blot that hides what stands in the box."""
    out = page.convert("RGB")
    pen = ImageDraw.Draw(out)
    left, top, right, bottom = box
    high = bottom - top
    pen.rounded_rectangle((left - high * 0.4, top - high * 0.5, right + high * 0.4, bottom + high * 0.5), radius=high * 0.7, fill=ink)
    for _ in range(12):
        x, y, r = rng.uniform(left - high, right + high), rng.uniform(top - high, bottom + high), rng.uniform(0.1, 0.35) * high
        pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)
    return out


def as_bytes(page: Image.Image, form: str, quality: int) -> bytes:
    """The page as a JPEG, a PNG or a TIFF."""
    out = io.BytesIO()
    page.save(out, form, **({"quality": quality} if form == "JPEG" else {}))
    return out.getvalue()


def _sealed(page: Image.Image, at: Box, dpi: int, ink: tuple[int, int, int], opacity: float, rng: random.Random) -> Image.Image:
    side = round(1.55 * dpi)
    layer = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(layer)
    for inset, width in ((0.01, 0.018), (0.06, 0.008), (0.27, 0.008)):
        edge = inset * side
        pen.ellipse((edge, edge, side - edge, side - edge), outline=255, width=max(1, round(width * side)))
    _ring_text(layer, side)
    font = ImageFont.truetype(_SEAL_FONT, round(side * 0.075))
    pen.multiline_text((side / 2, side / 2), "«ШКОЛА»\nдля\nдокументов", fill=255, font=font, anchor="mm", align="center")
    layer = layer.rotate(rng.uniform(-40, 40), Image.Resampling.BICUBIC).point(lambda value: value * opacity)
    x = round((at[0] + at[2]) / 2 + rng.uniform(-0.7, 0.7) * dpi - side / 2)
    y = round((at[1] + at[3]) / 2 + rng.uniform(-0.4, 0.5) * dpi - side / 2)
    inked = Image.new("RGB", page.size, (255, 255, 255))
    inked.paste(Image.new("RGB", (side, side), ink), (x, y), layer)
    return ImageChops.multiply(page, inked)


def _ring_text(layer: Image.Image, side: int) -> None:
    font = ImageFont.truetype(_SEAL_FONT, round(side * 0.07))
    cell = round(side * 0.12)
    for index, letter in enumerate(_SEAL_TEXT):
        angle = 360 * index / len(_SEAL_TEXT)
        tile = Image.new("L", (cell, cell), 0)
        ImageDraw.Draw(tile).text((cell / 2, cell / 2), letter, fill=255, font=font, anchor="mm")
        turned = tile.rotate(-angle, Image.Resampling.BICUBIC)
        radius, turn = side * 0.41, math.radians(angle - 90)
        x, y = side / 2 + radius * math.cos(turn), side / 2 + radius * math.sin(turn)
        layer.paste(ImageChops.lighter(layer.crop(_square(x, y, cell)), turned), _square(x, y, cell))


def _square(x: float, y: float, side: int) -> tuple[int, int, int, int]:
    left, top = round(x - side / 2), round(y - side / 2)
    return left, top, left + side, top + side


def _papered(page: Image.Image, strength: dict[str, float], rng: random.Random) -> Image.Image:
    """Grey paper, a shadow at one side, a fold, a dark edge."""
    out = page
    if "grey_paper" in strength:
        tone = round(strength["grey_paper"])
        out = ImageChops.multiply(out, Image.new("RGB", out.size, (tone, tone, max(0, tone - rng.randint(0, 10)))))
    if "shadow" in strength:
        out = ImageChops.multiply(out, _gradient(out.size, strength["shadow"], rng.choice(("left", "right", "bottom"))))
    if "fold" in strength:
        y = round(out.height * rng.choice((1 / 3, 1 / 2, 2 / 3)))
        tone = round(255 * strength["fold"])
        ImageDraw.Draw(out).line((0, y, out.width, y + rng.randint(-4, 4)), fill=(tone, tone, tone), width=2)
    if "page_edge" in strength:
        width = round(out.width * strength["page_edge"])
        side = rng.choice(("left", "right", "top"))
        box = {"left": (0, 0, width, out.height), "right": (out.width - width, 0, out.width, out.height), "top": (0, 0, out.width, width)}[
            side
        ]
        ImageDraw.Draw(out).rectangle(box, fill=(40, 38, 36))
    return out


def _gradient(size: tuple[int, int], darkest: float, side: str) -> Image.Image:
    ramp = Image.linear_gradient("L").point(lambda value: 255 - (255 * (1 - darkest)) * max(0.0, (value - 110) / 145))
    turned = {"bottom": ramp, "right": ramp.rotate(90), "left": ramp.rotate(-90)}[side]
    return turned.resize(size).convert("RGB")


def _noisy(page: Image.Image, sigma: float, rng: random.Random) -> Image.Image:
    """Near to gaussian: the sum of two even noises."""
    width, height = page.size
    first, second = (Image.frombytes("L", (width, height), rng.randbytes(width * height)) for _ in range(2))
    share = sigma / 104 * math.sqrt(2)  # an even byte has a deviation of 74; the mean of two, 52
    noise = Image.blend(first, second, 0.5).point(lambda value: 128 + (value - 127.5) * share * math.sqrt(2))
    layer = Image.merge("RGB", (noise, noise, noise))
    return ImageChops.add(page, layer, 1, -128)


def _speckled(page: Image.Image, count: float, dpi: int, rng: random.Random) -> None:
    pen = ImageDraw.Draw(page)
    for _ in range(round(count)):
        x, y, r = rng.uniform(0, page.width), rng.uniform(0, page.height), rng.uniform(0.2, 0.8) * dpi / 150
        tone = rng.choice((20, 60, 110))
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(tone, tone, tone))


def _punched(page: Image.Image, dpi: int) -> None:
    pen = ImageDraw.Draw(page)
    for share in (0.36, 0.64):
        x, y, r = 0.45 * dpi, page.height * share, 0.12 * dpi
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(35, 35, 35))


def _two_tone(page: Image.Image, lean: float) -> Image.Image:
    """One bit a dot; the threshold lies between print and paper, leaning to the darker or the lighter copy."""
    grey = page.convert("L")
    counts = grey.histogram()
    paper = max(range(128, 256), key=lambda value: counts[value])
    threshold = paper * lean / 255
    return grey.point(lambda value: 255 if value > threshold else 0).convert("1")
