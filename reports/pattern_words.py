"""A regular expression of a profile as a methodist reads it: «приказ… о проведении … семинар…», without its signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

ANY, DIGIT, EDGE = "…", "_", "\b"
_SIGN = re.compile(
    r"(?P<edge>\\b)|(?P<end>\^|\$)"
    r"|(?P<look>\(\?(?:=|!|<=|<!))|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<many>[*+?]\+?|\{\d*,?\d*\}\??)"
    r"|(?P<gap>\\[sW])|(?P<digit>\\d)|(?P<any>\\[wSD]|\.)"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]])*\])|(?P<letter>\\.|.)",
    re.DOTALL,
)
_FIXED = {"edge": EDGE, "end": "", "gap": " ", "digit": DIGIT, "any": ANY}
_NOTHING_SAID = f"{ANY}{EDGE} "


@dataclass
class _Piece:
    words: str
    least: int = 1
    """So many times at least: 0 may be left out."""

    def __str__(self) -> str:
        if not self.words.strip(_NOTHING_SAID):
            return self.words
        if self.least == 0 and any(map(str.isalpha, self.words)):
            return " " * self.words.startswith(" ") + f"({self.words.strip('() ')})" + " " * self.words.endswith(" ")
        return self.words * max(self.least, 1) if self.words == DIGIT else self.words


def pattern_in_words(pattern: str) -> str:
    """Alternatives with semicolons, those within a phrase with strokes; «…» for any letters or words, «_» for a figure."""
    signs = [(match.lastgroup or "", match.group()) for match in _SIGN.finditer(pattern)]
    lines = [line + ANY * line[-1:].isalpha() for line in _alternatives(signs)]
    told = [_tidy(line) for line in lines]
    return "; ".join(dict.fromkeys(each for each in told if each.strip(_NOTHING_SAID))) or "любые слова"


def _alternatives(signs: list[tuple[str, str]]) -> list[str]:
    """Reads up to the closing bracket, which it takes."""
    found: list[list[_Piece]] = [[]]
    while signs:
        kind, sign = signs.pop(0)
        line = found[-1]
        if kind == "close":
            break
        if kind == "or":
            found.append([])
        elif kind == "many" and line:
            line[-1].least = _least(sign)
        elif kind == "look":
            _alternatives(signs)
        elif kind == "open":
            line.append(_Piece(_one_of(_alternatives(signs))))
        elif kind == "set":
            line.append(_Piece(_one_of_signs(sign[1:-1])))
        else:
            line.append(_Piece(_FIXED.get(kind, sign[-1])))
    return ["".join(map(str, line)) for line in found]


def _least(sign: str) -> int:
    """How many times at least: of «*», «+», «{2,5}»."""
    count = re.match(r"\{(\d+)", sign)
    return int(count[1]) if count else int(sign[0] == "+")


def _one_of(alternatives: list[str]) -> str:
    told = list(dict.fromkeys(alternatives))
    if len(told) == 1:
        return told[0]
    before, after = (" " * all(map(apart, told)) for apart in (lambda each: each.startswith(" "), lambda each: each.endswith(" ")))
    return f"{before}({' / '.join(each.replace(EDGE, '').strip() for each in told)}){after}"


def _one_of_signs(inside: str) -> str:
    """Of a set of letters each; «…» for a range of them; of other signs the first."""
    signs = re.sub(r"\\(.)", r"\1", inside)
    if inside.startswith("^") or re.search(r"\w-\w|\\w", inside):
        return ANY
    return f"({'/'.join(signs)})" if signs.isalpha() else signs[0]


def _tidy(words: str) -> str:
    apart = re.sub(rf"{ANY}(?:\s*{ANY})+|{ANY}(?=\()", f"{ANY} ", words.replace(EDGE, ""))
    return " ".join(apart.split())
