"""Names of people in a quote: hidden."""

from __future__ import annotations

import re

_CAP = r"[А-ЯЁ][а-яё]{1,25}(?:-[А-ЯЁ][а-яё]{1,25})?"
_INITIAL = r"[А-ЯЁ]\s?\."
_PATRONYMIC = r"[А-ЯЁ][а-яё]{2,20}(?:вич|вна|ична|инична|вича|вны|вичу|вне|вичем|вной|вну|оглы|кызы)"
_SHAPES = (
    re.compile(rf"\b{_CAP}\s+{_CAP}\s+{_PATRONYMIC}\b|\b{_CAP}\s+{_PATRONYMIC}\b(?:\s+{_CAP})?"),
    re.compile(rf"(?<!\w){_INITIAL}\s?{_INITIAL}\s?{_CAP}\b"),
    re.compile(rf"\b{_CAP}\s+{_INITIAL}\s?(?:{_INITIAL}|[А-ЯЁ]\b)?|\b[А-ЯЁ]{{3,25}}\s+{_INITIAL}\s?{_INITIAL}"),
    re.compile(rf"(?<![\w.]){_INITIAL}\s?{_CAP}\b(?=\s*(?:$|[,;|/)\n]))"),
)
"""In order: a name of three or two words, initials before a surname, a surname before initials, one initial and a surname."""
HIDDEN = "[ФИО]"


def mask_names(text: str) -> str:
    """The text with surnames beside initials or patronymics replaced by «[ФИО]»."""
    for shape in _SHAPES:
        text = shape.sub(HIDDEN, text)
    return text


def names_in(text: str) -> int:
    """How many names of people stand in the text."""
    return mask_names(text).count(HIDDEN)
