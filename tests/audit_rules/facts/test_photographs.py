"""An unread picture: a photograph of people, or a page that was too dim. Drawn here, made up."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFilter

from audit_rules.facts.text.picture import read


def jpeg(image: Image.Image) -> bytes:
    kept = io.BytesIO()
    image.save(kept, "JPEG")
    return kept.getvalue()


def people() -> Image.Image:
    drawn = Image.new("RGB", (1200, 800), (190, 160, 90))
    pencil = ImageDraw.Draw(drawn)
    for place in range(8):
        left = 60 + place * 140
        pencil.rectangle((left, 320, left + 100, 800), fill=(20 + 25 * place, 60, 150 - 15 * place))
        pencil.ellipse((left + 15, 200, left + 85, 310), fill=(220, 160, 120))
    return drawn


def dim_page(size: tuple[int, int]) -> Image.Image:
    drawn = Image.new("RGB", size, (205, 202, 196))
    pencil = ImageDraw.Draw(drawn)
    for line in range(100, size[1] - 100, 40):
        pencil.rectangle((100, line, size[0] - 100, line + 14), fill=(150, 148, 142))
    return drawn.filter(ImageFilter.GaussianBlur(9))


def test_people_are_a_photograph() -> None:
    text = read(jpeg(people()))
    assert (text.failure, text.layout) == ("unreadable", {"format": "photograph"})


def test_a_dim_page_is_none_upright_or_lying() -> None:
    for size in ((1000, 1400), (1400, 1000)):
        text = read(jpeg(dim_page(size)))
        assert (text.failure, text.layout) == ("unreadable", {})
