"""What specks of dust make of a scanned line: a comma before a point's number, a full stop inside a sentence."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"^(?:[.,:;'`‘’‚|_°•*~^]\s?){1,4}(?=\d{1,2}\s?[.)]|[А-ЯЁ])")
_AFTER = re.compile(r"(?:\s[|°‘’'`‚~^]){1,4}$")
_INSIDE = re.compile(r"(?<=[а-яё]{4})\.(?= [а-яё])")
"""A sentence does not begin with a small letter; shortened words keep three letters at most."""
_NUMBER_GLUED = re.compile(r"^(\d{1,2}\.)(?=[А-ЯЁ][а-яё])")
"""«2.Возложить»."""


_LONE_O = re.compile(r"^(?:\([9О0]\)|\(\)|[0©]) (?=[а-яё]{5,} )")
"""«(9) развитии системы наставничества»: a title's first letter."""
_BROKEN_NOUGHT = re.compile(r"\(\)(?=\d)|(?<=\d)\(\)(?![а-яё])")
"""«()3 ноября»."""


def without_specks(line: str) -> str:
    """A tidied line of OCR without them; lines of tables keep their bars."""
    line = _LONE_O.sub("О ", line)
    line = with_whole_noughts(_NUMBER_GLUED.sub(r"\1 ", _INSIDE.sub("", _BEFORE.sub("", line))))
    return line if " | " in line else _AFTER.sub("", line)


def with_whole_noughts(text: str) -> str:
    """Noughts that were read as two brackets made noughts."""
    return _BROKEN_NOUGHT.sub("0", text)
