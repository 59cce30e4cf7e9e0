"""Numbers of automatic lists: they stand on the page and not in the file's text, and an order's points are told by them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Literal

LEVELS = 9
LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
LARGEST = 3999
BULLET = "•"

Signs = Literal["decimal", "zero", "latin", "LATIN", "roman", "ROMAN", "russian", "RUSSIAN", "bullet", "none"]


@dataclass(frozen=True)
class Level:
    """One level of a list: how its numbers look; `pattern` has %1…%9 where the numbers of the levels stand."""

    signs: Signs = "decimal"
    pattern: str = "%1."
    start: int = 1


PLAIN = Level()


@dataclass
class Numbering:
    """The numbers given so far, list by list."""

    counts: dict[Hashable, list[int | None]] = field(default_factory=dict)

    def label(self, key: Hashable, levels: Sequence[Level], depth: int) -> str:
        """The next number at this depth of the list, as printed, with a space behind; "" where the level prints none."""
        if not 0 <= depth < min(LEVELS, len(levels)):
            return ""
        counts = self.counts.setdefault(key, [None] * LEVELS)
        for above in range(depth):
            counts[above] = levels[above].start if counts[above] is None else counts[above]
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return _printed(counts, levels, depth)

    def restart(self, key: Hashable, depth: int) -> None:
        """The list begins anew at this depth and below."""
        if key in self.counts:
            self.counts[key][depth:] = [None] * (LEVELS - depth)


def _printed(counts: Sequence[int | None], levels: Sequence[Level], depth: int) -> str:
    level = levels[depth]
    if level.signs == "none":
        return ""
    if level.signs == "bullet":
        return f"{BULLET} "
    text = level.pattern
    for place in range(depth + 1):
        text = text.replace(f"%{place + 1}", shown(counts[place] or 0, levels[place].signs))
    return f"{text.strip()} " if text.strip() else ""


def shown(number: int, signs: Signs) -> str:
    """The number in its signs: 3 → «3», «в», «c», «iii»."""
    if signs == "zero":
        return f"{number:02}"
    if not 0 < number <= LARGEST or signs in {"decimal", "bullet", "none"}:
        return str(number)
    if signs.lower() == "roman":
        small = _roman(number)
    else:
        alphabet = RUSSIAN if signs.lower() == "russian" else LATIN
        small = alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
    return small.upper() if signs.isupper() else small


def _roman(number: int) -> str:
    out = ""
    for value, sign in ROMAN.items():
        count, number = divmod(number, value)
        out += sign * count
    return out
