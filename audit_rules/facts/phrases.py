"""Phrases of the vocabulary as patterns.

Marks of a phrase: `слово*` any ending; `а|б` one of; `[слово]` may be left out; `..` up to two words between, `...` up to six,
`....` up to nine, `.....` up to sixteen. Words are parted by anything that is not a letter, so quotes, brackets and line ends
do not matter.
Patterns are read against folded text (audit_rules/facts/lines.py).
"""

from __future__ import annotations

import re
from functools import lru_cache

from audit_rules.facts.fold import fold

_GAPS = {"..": 2, "...": 6, "....": 9, ".....": 16}
_BETWEEN = r"[\W_]{1,6}"
_BETWEEN_GLUED = r"[\W_]{0,6}"


def _word(token: str) -> str:
    parts = []
    for part in token.split("|"):
        stem = part.removesuffix("*")
        parts.append(re.escape(stem) + (r"[^\W_]{0,20}" if part.endswith("*") else ""))
    return f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]


def _pattern(phrase: str, glued: bool) -> str:
    between = _BETWEEN_GLUED if glued else _BETWEEN
    before, after = ("", "") if glued else (r"(?<![^\W_])", r"(?![^\W_])")
    out: list[str] = []
    joint = ""
    for token in phrase.split():
        if token in _GAPS:
            joint = rf"[^\f]{{0,{_GAPS[token] * 12}}}?" if glued else rf"(?:{_BETWEEN}[^\W_]{{1,40}}){{0,{_GAPS[token]}}}?{_BETWEEN}"
        elif token.startswith("["):
            out.append(f"(?:{joint}{before}{_word(token.strip('[]'))}{after})?")
            joint = between
        else:
            out.append(joint + before + _word(token) + after)
            joint = between
    return "".join(out)


@lru_cache(maxsize=512)
def pattern(phrases: tuple[str, ...], glued: bool = False) -> re.Pattern[str]:
    """One pattern for any of the phrases; `glued` reads text whose spaces are lost or stray."""
    return re.compile("|".join(f"(?:{_pattern(fold(phrase), glued)})" for phrase in phrases))


def found(phrases: tuple[str, ...], folded: str, glued: bool = False) -> re.Match[str] | None:
    """First place of any of the phrases in folded text."""
    return pattern(phrases, glued).search(folded)


def starts(phrases: tuple[str, ...], folded: str) -> re.Match[str] | None:
    """Any of the phrases at the very start, quotes and marks before it apart."""
    return _start_pattern(phrases).match(folded)


@lru_cache(maxsize=512)
def _start_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\W_]{0,6}(?:" + "|".join(_pattern(fold(phrase), False) for phrase in phrases) + ")")


def count(phrases: tuple[str, ...], folded: str) -> int:
    """How many times any of the phrases stands in folded text."""
    return sum(1 for _ in pattern(phrases).finditer(folded))
