"""An act's lines as points and their items; rows of tables apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from data.people_words import people_words

_NUMBERED = re.compile(r"^\W{0,2}\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]?\s*(?=\D)")
_BULLET = re.compile(r"^[-–—•*·▪]\s*(?=\S)")
_ARROW = re.compile(r"\s?(?:[→⟶➔➜⇒]|[-=]{1,2}>)\s?")
"""«Иванова А.С. → Петрова О.В.»: a dash."""
_LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class Point:
    """A point with the lines that go on with it. An item belongs to the `heading` over it, a point that ends with a colon."""

    text: str
    heading: str = ""
    """The heading's words; "" for a point of its own."""
    mark: str = ""
    """Its number or bullet, as printed."""

    @property
    def marked(self) -> bool:
        """True: it has a number or a bullet."""
        return bool(self.mark)

    @property
    def low(self) -> str:
        """Folded twin of equal length."""
        return fold(self.text)


def labelled_together(points: Sequence[Point]) -> list[Point]:
    """«Наставник: …» and «Наставляемый: …» on neighbouring lines put together as one point."""
    words = people_words().columns
    out: list[Point] = []
    for point in points:
        above = out[-1] if out else None
        turns = above and (
            (words.mentor.match(above.low) and words.mentee.match(point.low))
            or (words.mentee.match(above.low) and words.mentor.match(point.low))
        )
        if above and turns:
            out[-1] = Point(f"{above.text.rstrip(' .;')}, {point.text}", above.heading, above.mark)
        else:
            out.append(point)
    return out


def points_of(lines: Sequence[Line]) -> list[Point]:
    """Points in order."""
    out: list[Point] = []
    heading, above = "", ""
    for text, mark in _joined(lines):
        own = not heading or not _is_item(text) or _follows(above, mark)
        point = Point(text, "" if own else heading, mark)
        if own:
            heading, above = (text, mark) if text.rstrip().endswith(":") else ("", "")
        elif re.search(r"\d", mark):
            above = ""  # the items have a numbering of their own
        out.append(point)
    return out


def _follows(above: str, mark: str) -> bool:
    """True where a number is the next after the heading's, so that it opens a point and no item: «3.» and «4.»."""
    first, second = re.findall(r"\d+", above), re.findall(r"\d+", mark)
    same_style = re.sub(r"\d", "", above) == re.sub(r"\d", "", mark)
    return same_style and len(first) == len(second) == 1 and int(second[0]) == int(first[0]) + 1


def _is_item(text: str) -> bool:
    low = fold(text)
    return not people_words().not_item.match(low) and not people_words().signature.search(low[:40])


def _joined(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Lines of one point as one text without its number, and the number."""
    out: list[tuple[str, str]] = []
    for line in lines:
        text = _ARROW.sub(" - ", line.text.replace(" | ", " "))
        mark = _NUMBERED.match(text) or _BULLET.match(text)
        if (
            mark
            or people_words().signature.match(line.low)
            or not out
            or (out[-1][0].rstrip().endswith((":", ".", ";")) and _begins(text))
            or len(out[-1][0]) > _LONGEST
        ):
            out.append((text[mark.end() :], mark[0].strip()) if mark else (text, ""))
        else:
            out[-1] = (f"{out[-1][0]} {text}", out[-1][1])
    return out


def _begins(text: str) -> bool:
    """True for a line that opens with a capital: after a full stop, a point of its own."""
    return text[:1].isupper()
