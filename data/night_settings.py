"""Section `night` of settings.yml: what a night audits, when, and whom it tells. All hours are Moscow's."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from urllib.parse import quote

from pydantic import Field, field_validator

from data.conditions import Strict
from data.yaml_file import YamlFile

_VARIABLE = re.compile(r"\$\{(\w+)\}")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_MINUTES_IN_DAY = 24 * 60


class NoticeSettings(Strict):
    """Who is told what changed: addresses of Apprise, each with `${NAME}` for what the environment holds."""

    methodist: tuple[str, ...] = ()
    """Told of everything, alarms too."""
    municipalities: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By the municipality's name in the registry: told of its own organisations."""
    names: int = Field(default=10, ge=0)
    """Organisations named one by one under each heading; the rest are counted."""

    @field_validator("methodist", mode="before")
    @classmethod
    def one_address(cls, value: object) -> object:
        """A single address may be written without the dash."""
        return (value,) if isinstance(value, str) else value

    @field_validator("municipalities", mode="before")
    @classmethod
    def one_address_each(cls, value: object) -> object:
        """Likewise."""
        return {name: (each,) if isinstance(each, str) else each for name, each in value.items()} if isinstance(value, dict) else value


class NightSettings(Strict):
    """What `nastavnik nightly` does."""

    registry: Path | None = None
    """Relative to the workspace."""
    profiles: tuple[str, ...] = ()
    """Ids, or files relative to the workspace."""
    at: dt.time = dt.time(1, 30)
    """When `nastavnik schedule` starts it."""
    retries: int = Field(default=1, ge=0, le=5)
    """How many times sites that did not answer are asked again at another hour of the same night."""
    retry_after_minutes: float = Field(default=60, ge=0)
    notices: NoticeSettings = NoticeSettings()

    @field_validator("profiles", mode="before")
    @classmethod
    def one_profile(cls, value: object) -> object:
        """A single one may be written without the dash."""
        return (value,) if isinstance(value, str) else value

    @field_validator("at", mode="before")
    @classmethod
    def hour(cls, value: object) -> object:
        """«01:30»; YAML itself reads 22:30 without quotes as so many minutes."""
        if isinstance(value, dt.time):
            return value
        if isinstance(value, int) and 0 <= value < _MINUTES_IN_DAY:
            return dt.time(value // 60, value % 60)
        found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
        try:
            return dt.time(int(found[1]), int(found[2])) if found else _no_time()
        except ValueError:
            return _no_time()


def _no_time() -> dt.time:
    raise ValueError("час начала пишется так: «01:30» (время московское)")


def expanded(address: str, keys: list[str | int], file: Path) -> str:
    """The address with what the environment holds in place of `${NAME}`.

    A variable that is but a part of the address is a password or the like, and is written as an address needs it.

    Raises:
        BadInput: the environment has no such variable.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name not in os.environ:
            remedy = f"Задайте её в файле {file.parent / 'night.env'} (для systemd) или в окружении, либо исправьте имя"
            raise YamlFile(file).error(keys, f"{'.'.join(map(str, keys))}: переменной окружения {name} нет. {remedy}.")
        held = os.environ[name].strip()
        return held if found[0] == address.strip() else quote(held, safe="")

    return _VARIABLE.sub(value, address).strip()
