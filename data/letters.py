"""What a department writes into its letters: papers.yml in the workspace."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pydantic import ConfigDict, Field

from data.conditions import Strict
from data.yaml_file import YamlFile

FILE = "papers.yml"
TEMPLATES = "templates"
"""Folder of the workspace where the department's own texts lie."""


class LetterSettings(Strict):
    """Fields of the letters; what is empty is left as a line to be filled in by hand."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    sender: str = ""
    """Who writes: the full name of the department."""
    addressee: str = ""
    """To whom, before the municipality's name."""
    addressees: dict[str, str] = Field(default_factory=dict)
    """The whole addressee of single municipalities, by their names in the registry."""
    number: str = ""
    """Outgoing number."""
    date: dt.date | None = None
    """Outgoing day."""
    post: str = ""
    signatory: str = ""
    executor: str = ""
    phone: str = ""
    reply_by: dt.date | None = None
    """Last day for the answers."""
    columns: tuple[str, ...] = ()
    """Columns of the lists, in this order; (): those of the source."""


def load_letter_settings(workspace: Path) -> LetterSettings:
    """The fields of this workspace.

    Raises:
        BadInput: a field cannot be used.
    """
    path = workspace / FILE
    return YamlFile(path).parse(LetterSettings) if path.exists() else LetterSettings()
