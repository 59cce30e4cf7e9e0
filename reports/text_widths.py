"""How much room a text takes in Arial, the letters of our workbooks, so that columns and rows fit it in every program."""

from __future__ import annotations

import re

DIGIT_EM = 0.525
"""A column's unit: a digit of Arial 10 as Excel counts it, 7 points of its screen."""
BOLD = 0.92
"""What is left of a column for bold letters."""
_EM = (
    (0.22, "'ijl|"),
    (0.28, " !,./:;I[]\\ft"),
    (0.34, '()-`r{}"'),
    (0.36, "г"),
    (0.46, "кзт*^"),
    (0.5, "Jcksvxyzсухэ"),
    (0.53, "чьвГп"),
    (0.55, "янL"),
    (0.59, "дл+<=>~К"),
    (0.62, "FTZТЗъ"),
    (0.67, "&ABEKPSVXYАВЕРХЧЁБЛЬУДж"),
    (0.69, "м"),
    (0.73, "CDHNRUИЙНПСЭЯЦwы"),
    (0.79, "GOQОЪюФш"),
    (0.83, "MmМщф"),
    (0.94, "%WЖШЩЫ"),
    (1.07, "@Ю№—"),
)
_OTHER, _FOREIGN = 0.56, 1.0
_WIDTHS = {letter: em / DIGIT_EM for em, letters in _EM for letter in letters}
_SPACE = _WIDTHS[" "]
_WORD = re.compile(r"[^ -]*(?:-+| |$)")


def width_of(text: str) -> float:
    """Room of the longest line of `text`, in units of a column."""
    return max(map(_width, text.split("\n")))


def lines_of(text: str, width: float) -> int:
    """Lines that the text takes in a column of that width: words and parts before a hyphen go whole to the next line."""
    return sum(_wrapped(part, width) for part in text.split("\n"))


def _wrapped(part: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in _WORD.findall(part):
        wide = _width(word.rstrip(" "))
        if used and used + wide > width:
            lines, used = lines + 1, 0.0
        used += wide
        if used > width:
            lines, used = lines + int(used // width), used % width
        used += _SPACE * word.endswith(" ")
    return lines


def _width(line: str) -> float:
    return sum(_WIDTHS.get(each, (_OTHER if each < "\u2000" else _FOREIGN) / DIGIT_EM) for each in line)
