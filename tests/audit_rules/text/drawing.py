"""Pages drawn by typst and made to look scanned. All schools, people and acts are made up."""

from __future__ import annotations

import io
import random
from functools import cache

import typst
from PIL import Image, ImageChops, ImageDraw, ImageFilter

HEAD = """#set page("a4", margin: (left: 2.5cm, right: 1.5cm, y: 2cm))
#set text(font: {font}, size: {size}pt, lang: "ru")
#set par(justify: true)
"""
LETTERHEAD = """#align(center)[Администрация Вымышленского городского округа \\
Муниципальное бюджетное общеобразовательное учреждение \\
«Средняя общеобразовательная школа № 7» \\
]
"""
ORDER_BODY = """
#align(center)[*О внедрении целевой модели наставничества \\ педагогических работников*]

В соответствии с Методическими рекомендациями по разработке и внедрению системы (целевой модели) наставничества
педагогических работников от 21.12.2021 № АЗ-1128/08, в целях профессионального роста педагогов

ПРИКАЗЫВАЮ:

+ Внедрить целевую модель наставничества педагогических работников.
+ Утвердить Положение о системе наставничества (приложение 1).
+ Утвердить дорожную карту внедрения целевой модели наставничества (приложение 2).
+ Назначить куратором заместителя директора по учебно-воспитательной работе.
+ Контроль за исполнением приказа оставляю за собой.

Директор школы #h(1fr) В. В. Выдуманный
"""


def order(number: str = "187-1", day: str = "15.09.2022", size: int = 13, font: str = "Libertinus Serif") -> str:
    """Typst source of an order, letterhead, date left and number right."""
    head = HEAD.format(font=f'"{font}"', size=size)
    return f"{head}{LETTERHEAD}\n#align(center)[*ПРИКАЗ*]\n\n{day} #h(1fr) № {number}\n{ORDER_BODY}"


def stamps(number: str = "187-1", day: str = "15.09.2022") -> str:
    """Typst source of a regulation with two stamps side by side."""
    return (
        HEAD.format(font='"Libertinus Serif"', size=13)
        + f"""#grid(columns: (1fr, 1fr), column-gutter: 2cm,
[СОГЛАСОВАНО \\ Педагогическим советом \\ Протокол № 3 \\ от 30.08.2022],
[УТВЕРЖДЕНО \\ приказом директора \\ от {day} № {number} \\ В. В. Выдуманный])

#align(center)[*ПОЛОЖЕНИЕ \\ о системе наставничества педагогических работников*]

1. Общие положения

1.1. Настоящее Положение определяет порядок организации наставничества педагогических работников в школе.

1.2. Наставничество есть форма передачи опыта, знаний и навыков от наставника к наставляемому педагогу.
"""
    )


@cache
def draw(source: str, dpi: int = 300) -> Image.Image:
    """First page of the source as a clean colour picture."""
    png = typst.compile(source.encode(), format="png", ppi=dpi)
    return Image.open(io.BytesIO(png[0] if isinstance(png, list) else png)).convert("RGB")


def scan(page: Image.Image, skew: float = 0.0, noise: int = 0, seed: int = 0, blur: float = 0.0) -> Image.Image:
    """The picture as a flat-bed scanner would give it: turned, grey paper, grains."""
    image = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        grain = Image.effect_noise(image.size, noise).convert("RGB")
        image = Image.blend(image, grain, 0.15)
    dots = random.Random(seed)
    draw_on = ImageDraw.Draw(image)
    for _ in range(noise * 4):
        x, y = dots.randrange(image.width), dots.randrange(image.height)
        draw_on.point((x, y), fill=(60, 60, 60))
    return image


def seal(page: Image.Image, centre: tuple[float, float], colour: tuple[int, int, int] = (60, 80, 190), radius: float = 0.09) -> Image.Image:
    """The picture with a round seal over it; centre as shares of width and height."""
    image = page.copy()
    ink = Image.new("RGB", image.size, (255, 255, 255))
    pen = ImageDraw.Draw(ink)
    x, y, r = centre[0] * image.width, centre[1] * image.height, radius * image.width
    for part in (1.0, 0.94, 0.62, 0.58):
        pen.ellipse((x - r * part, y - r * part, x + r * part, y + r * part), outline=colour, width=max(2, int(image.width / 500)))
    for step in range(-5, 6):
        pen.line((x - r, y + step * r / 6, x + r, y + step * r / 6 + r / 9), fill=colour, width=max(2, int(image.width / 700)))
    return ImageChops.multiply(image, ink)


def jpeg(image: Image.Image, quality: int = 62, dpi: int = 300) -> bytes:
    """The picture's bytes as a scanner saves them."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def scanned_pdf(*images: Image.Image, dpi: int = 300) -> bytes:
    """A PDF without text: a picture a page."""
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=list(images[1:]), resolution=dpi, quality=70)
    return out.getvalue()


def typed_pdf(source: str) -> bytes:
    """A PDF with typed text."""
    pdf = typst.compile(source.encode(), format="pdf")
    assert isinstance(pdf, bytes)
    return pdf
