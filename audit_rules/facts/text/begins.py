"""What begins in a stretch of scanned lines, told by the words that acts open with; letters may be damaged."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import OSA

from audit_rules.facts.lines import Line, lines_of
from audit_rules.facts.marks import is_annex, is_command, is_order_head, is_other_party, is_stamp, title_of
from data.models import Source, Text, TextPage

Opening = Literal["order", "paper", "people", "stamp", ""]
"""An order; a paper with a title of its own; a table or list of people; a stamp or an annex's mark, its title still to come; nothing."""

OPENING_WORDS: tuple[tuple[str, Opening], ...] = (
    ("приказ", "order"),
    ("распоряжение", "order"),
    ("приказываю", "order"),
    ("утверждаю", "stamp"),
    ("утверждено", "stamp"),
    ("утвержден", "stamp"),
    ("согласовано", "stamp"),
    ("рассмотрено", "stamp"),
    ("принято", "stamp"),
    ("введено", "stamp"),
    ("приложение", "stamp"),
    ("положение", "paper"),
    ("программа", "paper"),
    ("дорожная", "paper"),
    ("соглашение", "paper"),
)
PEOPLE_FORMS = {"list"}
LEAST_LIKE = 0.78
"""Likeness of a damaged word to one of the words above."""
SHORT_LINE = 60
LETTERHEAD = re.compile(r"муниципальн|бюджетн|автономн|казенн|общеобразовательн|дошкольн|министерств|администраци|управлени|департамент")
PEOPLE = re.compile(r"закрепл|наставническ\w{2,3} пар|наставляем\w{1,3}\b.{0,40}наставник|список|реестр|\bбаз[аы]\b|\bбанк\b")


def scanned_lines(text: str, source: Source = "ocr") -> list[Line]:
    """Lines of a stretch of OCR, as facts see them."""
    return lines_of(Text(source="pdf", pages=(TextPage(number=1, text=text, source=source),)))


def opening_of(text: str) -> Opening:
    """What the last act that begins in the text is; "" where none begins."""
    found: Opening = ""
    for line in scanned_lines(text):
        opening = _line_opens(line)
        if opening and not (opening == "stamp" and found in {"paper", "people"}):
            found = opening
        if found in {"paper", "stamp"} and opening and PEOPLE.search(line.low):
            found = "people"
    return found


def is_letterhead(text: str) -> bool:
    """True where an organisation names itself, as at the top of an order."""
    return sum(LETTERHEAD.search(line.low) is not None for line in scanned_lines(text)[:6]) >= 2


def _line_opens(line: Line) -> Opening:
    if is_order_head(line) or is_command(line):
        return "order"
    if is_stamp(line) or is_annex(line) or is_other_party(line):
        return "stamp"
    title = title_of(line)
    if title and (title.strong or len(line.text) <= SHORT_LINE):
        return "people" if title.form in PEOPLE_FORMS else "paper"
    return _like(line)


def _like(line: Line) -> Opening:
    """The same for a line whose first word lost letters."""
    words = re.findall(r"\w+", line.low)
    if not words or len(line.low) > SHORT_LINE or not line.text[:1].isupper():
        return ""
    joined = "".join(words[:6]) if max(map(len, words[:6])) <= 2 else words[0]
    best = max(OPENING_WORDS, key=lambda known: OSA.normalized_similarity(known[0], joined))
    return best[1] if len(joined) >= 5 and OSA.normalized_similarity(best[0], joined) >= LEAST_LIKE else ""
