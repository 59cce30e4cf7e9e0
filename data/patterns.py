"""Regular expressions that a YAML file gives, refused in Russian where they are none."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator


def compiled(words: str) -> re.Pattern[str]:
    """The expression.

    Raises:
        ValueError: it is none; in Russian, with the sign at which it fails.
    """
    try:
        return re.compile(words)
    except re.error as error:
        place = f", знак {error.pos + 1}" if error.pos is not None else ""
        raise ValueError(f"неверное регулярное выражение «{words}»{place}: проверьте скобки и обратную черту") from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(compiled)]
