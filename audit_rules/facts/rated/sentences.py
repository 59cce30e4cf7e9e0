"""The sentences of a line of a web page."""

from __future__ import annotations

import re

_END = re.compile(r"(?:(?<=[а-яё]{3}[.!?…])|(?<=[\]»)][.!?…])|(?<=\d г\.)|(?<=;))\s+(?=[А-ЯЁ«\[\d])")


def sentences(line: str) -> list[str]:
    """In order; «им.», «№», a lone «г.» and initials end none."""
    return _END.split(line)
