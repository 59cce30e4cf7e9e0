"""The wording of registries (data/registry_words.yml), compiled."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """The whole file, as written."""
    loaded: dict[str, Any] = yaml.safe_load(files("data").joinpath("registry_words.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def pattern(*path: str | int) -> re.Pattern[str]:
    """The pattern that stands under `path` in the file."""
    found: Any = words()
    for key in path:
        found = found[key]
    return re.compile(f"(?:{found})")
