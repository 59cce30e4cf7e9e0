"""A scanned page made ready for OCR, with Pillow alone: stamps' ink and grey paper gone, text level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageMath, ImageOps

WIDTH = 2480
"""Of an A4 page at 300 dpi: what Tesseract reads best."""
MIN_WIDTH, MAX_WIDTH = 1900, 3400
MAX_SKEW = 5.6
LEVEL = 0.12
"""Degrees that do Tesseract no harm."""
COARSE_WIDTH, FINE_WIDTH = 420, 800
"""Pixels in which the tilt is looked for, first roughly and then exactly."""
STEPS = 7
MARGIN = 0.07
LEAST_CONTRAST = 50
"""Greys between paper and print, however pale; less is grain."""
BLANK = 0.0002
"""Share of dark pixels; one short line of print has five times that."""
MOST_DARK = 0.3
"""Print covers a tenth of a page at most; a dark table under a photographed page some more."""
TINTED = 45
"""Difference between the channels of a pixel plainly of some colour."""
COLOURED, PEN = 0.0008, 0.00006
"""Shares of a page's pixels that make a coloured stamp or heading, and a few figures by a pen."""


@dataclass(frozen=True)
class Threshold:
    """Where grey turns to black and to white, as shares of the way from ink to paper; and whether grains are filtered."""

    black: float
    white: float
    median: bool


GREY = Threshold(0.17, 0.45, median=True)
"""A black text under a grey stamp: only what is nearly black stays."""
COLOUR = Threshold(0.28, 0.66, median=True)
"""After the brightest channel was taken, a blue or red stamp is nearly paper."""
FAINT = Threshold(0.40, 0.85, median=False)
"""Pale print."""
HARD = Threshold(0.02, 0.22, median=False)
"""A dark seal over the words."""


@dataclass(frozen=True)
class Sheet:
    """A page's picture, grey, level, upright, about 300 dpi, with the levels of its ink and paper."""

    image: Image.Image
    ink: int
    paper: int
    coloured: bool
    tint: Image.Image | None = None
    """How coloured each pixel is; None where hardly any is."""

    @cached_property
    def inked(self) -> Sheet:
        """The same with coloured ink as dark as black: what a pen wrote, and every stamp."""
        if self.tint is None:
            return self
        image = ImageChops.subtract(self.image, self.tint)
        return Sheet(image, *levels(image), coloured=False)

    @property
    def blank(self) -> bool:
        """True: nothing is printed on it. In doubt false: a page taken for blank is a page lost without a word."""
        return is_blank(self.image)

    @property
    def photo(self) -> bool:
        """True: it looks like anything but print on paper."""
        return dark_share(self) > MOST_DARK


def is_blank(image: Image.Image) -> bool:
    """True: within the margins hardly a pixel is darker than the paper round it."""
    small = image.reduce(max(1, image.width // 1200))
    small = even_paper(small.crop((small.width // 25, small.height // 25, small.width * 24 // 25, small.height * 24 // 25)))
    histogram = small.histogram()
    paper = max(range(256), key=histogram.__getitem__)
    return sum(histogram[: max(0, paper - 30)]) < BLANK * sum(histogram)


def dark_share(sheet: Sheet) -> float:
    """Share of the sheet's pixels nearer to ink than to paper."""
    histogram = sheet.image.reduce(2).histogram()
    return sum(histogram[: (sheet.ink + sheet.paper) // 2]) / (sum(histogram) or 1)


def sheet_of(image: Image.Image, width: int | None = None) -> Sheet:
    """The picture as a sheet. `width`: pixels to give an A4-wide page; by default whatever suits Tesseract."""
    image = on_white(image)
    grey, tint = _parted(image) if image.mode == "RGB" else (image, None)
    share = _coloured(tint) if tint else 0.0
    coloured = share > COLOURED
    if is_blank(grey) and not coloured:
        return Sheet(grey, *levels(grey), coloured)
    grey = even_paper(_resized(grey, width))
    angle = skew_of(grey)
    grey = _turned(grey, angle, 255)
    if tint is None or share < PEN:
        return Sheet(grey, *levels(grey), coloured)
    return Sheet(grey, *levels(grey), coloured, _turned(_resized(tint, width), angle, 0))


def on_white(image: Image.Image) -> Image.Image:
    """Grey or RGB, transparent parts white."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, image).convert("RGB")
    if image.mode in {"1", "L"} or image.mode.startswith("I") or image.mode == "F":
        return image.convert("L")
    return image if image.mode == "RGB" else image.convert("RGB")


def _parted(image: Image.Image) -> tuple[Image.Image, Image.Image]:
    """The brightest channel of each pixel, and its difference from the darkest."""
    red, green, blue = image.split()
    brightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return brightest, ImageChops.subtract(brightest, ImageChops.darker(ImageChops.darker(red, green), blue))


def _coloured(tint: Image.Image) -> float:
    """Share of pixels plainly of some colour."""
    small = tint.reduce(max(1, tint.width // 600))
    return sum(small.histogram()[TINTED:]) / (small.width * small.height)


def _resized(image: Image.Image, width: int | None) -> Image.Image:
    """Low-resolution pages enlarged, huge ones made smaller; a landscape page goes by its height."""
    side = min(image.width, image.height)
    target = width or (WIDTH if side < MIN_WIDTH or side > MAX_WIDTH else side)
    if target == side:
        return image
    scale = min(target / side, 4.0)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC if scale > 1 else Image.Resampling.LANCZOS)


def even_paper(image: Image.Image) -> Image.Image:
    """Shadows of a photographed page taken off; a page from a scanner stays as it is."""
    small = image.reduce(max(1, min(image.size) // 80)).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    low, high = small.getextrema()
    if low > high - 40 and low > 180:  # type: ignore[operator]
        return image
    paper = small.resize(image.size, Image.Resampling.BILINEAR)
    lifted: Image.Image = ImageMath.lambda_eval(lambda pictures: pictures["image"] * 255 / pictures["paper"], image=image, paper=paper)
    return lifted.convert("L")


def levels(image: Image.Image) -> tuple[int, int]:
    """Grey of the ink (a quarter of what is printed is darker) and of the paper (the commonest light grey), the edges apart."""
    histogram = _inner(image).reduce(2).histogram()
    paper = max(range(96, 256), key=histogram.__getitem__)
    dark = histogram[: _between(histogram)]
    while paper - _quarter(dark) < LEAST_CONTRAST and sum(dark[: (darker := _between(dark))]) > BLANK * sum(histogram):
        dark = dark[:darker]  # the grain of the paper was parted, not print from it
    return min(_quarter(dark), paper), paper


def _quarter(dark: list[int]) -> int:
    """The grey than which a quarter of the pixels are darker."""
    total = 0
    for grey, count in enumerate(dark):
        total += count
        if total and total >= 0.25 * sum(dark):
            return grey
    return 0


def _between(histogram: list[int]) -> int:
    """The grey that best parts dark from light (Otsu)."""
    count, total = sum(histogram), sum(grey * number for grey, number in enumerate(histogram))
    best, best_grey, below, below_total = -1.0, 0, 0, 0
    for grey, number in enumerate(histogram):
        below, below_total = below + number, below_total + grey * number
        if 0 < below < count:
            spread = below * (count - below) * (below_total / below - (total - below_total) / (count - below)) ** 2
            if spread > best:
                best, best_grey = spread, grey + 1
    return best_grey


def _turned(image: Image.Image, angle: float, fill: int) -> Image.Image:
    """The picture turned, unless so little that it does no harm."""
    return image if abs(angle) < LEVEL else image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=fill)


def skew_of(image: Image.Image) -> float:
    """Degrees to turn the picture by so that its lines are level."""
    coarse, fine = (_ink_only(_inner(image.reduce(max(1, round(image.width / width))))) for width in (COARSE_WIDTH, FINE_WIDTH))
    angle = _best(coarse, [step * 0.8 for step in range(-STEPS, STEPS + 1)], Image.Resampling.NEAREST)
    angle = _best(coarse, [angle - 0.4, angle, angle + 0.4])
    angle = _best(fine, [angle - 0.2, angle, angle + 0.2])
    return _best(fine, [angle - 0.1, angle, angle + 0.1])


def _ink_only(image: Image.Image) -> Image.Image:
    """Print white on black, paper black."""
    return ImageOps.autocontrast(image, cutoff=(0.5, 50)).point([255 - grey if grey < 160 else 0 for grey in range(256)])


def _best(small: Image.Image, angles: list[float], resample: Image.Resampling = Image.Resampling.BILINEAR) -> float:
    return max(angles, key=lambda angle: line_sharpness(small.rotate(angle, resample=resample)))


def line_sharpness(inverted: Image.Image) -> int:
    """How much the rows of a white-on-black picture differ from their neighbours: greatest where lines are level."""
    rows = inverted.resize((1, inverted.height), Image.Resampling.BOX).tobytes()
    return sum((first - second) ** 2 for first, second in pairwise(rows))


def lies_on_side(image: Image.Image) -> bool:
    """True: the lines run up the page, also where it is tilted besides."""
    image = image if image.mode in {"L", "RGB"} else image.convert("L")
    small = _ink_only(_inner(image.reduce(max(1, min(image.size) // COARSE_WIDTH)).convert("L")))
    along, across = (max(map(line_sharpness, _tilted(picture))) for picture in (small, small.rotate(90, expand=True)))
    return across / small.height > 1.5 * along / small.width


def _tilted(small: Image.Image) -> Iterator[Image.Image]:
    return (small.rotate(angle, resample=Image.Resampling.NEAREST) for angle in (-4.0, -2.7, -1.8, -0.9, 0.0, 0.9, 1.8, 2.7, 4.0))


def _inner(image: Image.Image) -> Image.Image:
    """The picture without the margins where a scanner's lid and binding holes leave black."""
    across, down = round(MARGIN * image.width), round(MARGIN * image.height)
    return image.crop((across, down, image.width - across, image.height - down))


def apply(sheet: Sheet, threshold: Threshold, box: tuple[int, int, int, int] | None = None, smaller: float = 1.0) -> Image.Image:
    """The sheet, or a box of it in pixels, with the threshold applied; made smaller first."""
    image = sheet.image.crop(box) if box else sheet.image
    if smaller != 1.0:
        size = (max(1, round(image.width * smaller)), max(1, round(image.height * smaller)))
        image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=None)
    black = sheet.ink + threshold.black * (sheet.paper - sheet.ink)
    white = sheet.ink + threshold.white * (sheet.paper - sheet.ink)
    image = image.point([max(0, min(255, round((grey - black) * 255 / max(1.0, white - black)))) for grey in range(256)])
    return image.filter(ImageFilter.MedianFilter(3)) if threshold.median else image
