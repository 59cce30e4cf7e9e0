"""Word lists of this folder and the choice of one wording among many."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

_WORDS = Path(__file__).parent / "words"
_INNERMOST = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<(\w+)>")


@functools.cache
def words(name: str) -> Any:
    """The list kept in words/<name>.yml."""
    return yaml.safe_load((_WORDS / f"{name}.yml").read_text(encoding="utf-8"))


def chosen(template: str, rng: random.Random) -> str:
    """The template with one of every {a|b|c} chosen, the inner ones first."""
    while _INNERMOST.search(template):
        template = _INNERMOST.sub(lambda match: rng.choice(match[1].split("|")), template, count=1)
    return template


def filled(template: str, slot: Callable[[str], str]) -> str:
    """The template with every <slot> asked for in order."""
    while _SLOT.search(template):
        template = _SLOT.sub(lambda match: slot(match[1]), template, count=1)
    return re.sub(r" {2,}", " ", template).strip()
