"""A number under a seal is there, though no word was read from it. Made-up pages."""

from __future__ import annotations

import re

from PIL import Image, ImageDraw

from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.scan import Sheet
from audit_rules.facts.text.unread_ink import has_unread_ink

END = re.compile("приказываю", re.IGNORECASE)
WORDS = (
    Word(1000, 1400, 300, 350, "ПРИКАЗ"),
    Word(300, 700, 450, 500, "01.09.2022"),
    Word(300, 1500, 700, 750, "О внедрении наставничества"),
    Word(300, 800, 900, 950, "ПРИКАЗЫВАЮ:"),
)


def sheet(*more: tuple[int, int, int, int]) -> Sheet:
    """A page with a bar for each word and for each box besides."""
    image = Image.new("L", (2480, 1470), 255)
    drawing = ImageDraw.Draw(image)
    for word in WORDS:
        drawing.rectangle((word.x0 + 4, word.top + 12, word.x1 - 4, word.bottom - 12), fill=0)
    for box in more:
        drawing.rectangle(box, fill=0)
    return Sheet(image, 0, 255, False)


def test_a_page_of_which_all_was_read() -> None:
    assert not has_unread_ink(sheet(), WORDS, END)


def test_specks_and_the_edge_of_the_paper_are_not_print() -> None:
    assert not has_unread_ink(sheet((1800, 460, 1808, 468), (0, 0, 60, 1470)), WORDS, END)


def test_a_number_that_no_word_was_read_from() -> None:
    assert has_unread_ink(sheet((1700, 460, 2000, 490)), WORDS, END)


def test_signatures_below_the_preamble_say_nothing() -> None:
    assert not has_unread_ink(sheet((1700, 1100, 2000, 1200)), WORDS, END)


def test_a_page_without_words() -> None:
    assert not has_unread_ink(sheet(), (), END)


def test_a_blot_that_was_taken_for_letters() -> None:
    guessed = Word(1680, 2020, 440, 510, "аа", 0.22)
    assert has_unread_ink(sheet((1700, 450, 2000, 500)), (*WORDS[:2], guessed, *WORDS[2:]), END)
