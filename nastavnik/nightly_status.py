"""What a night leaves for other programs and for whoever looks for a fault: status.json and night.log.

`status.json`, schema `nastavnik.night/1`, written whole or not at all when a night begins and when it ends:
`state`: running (broken off where nobody holds the workspace: `at_work`), ok, held (finished, not published), unfinished (goes on next
night), failed;
`exit_status`: 0 or 1 of ok (1: some could not be checked), 2 or 3 of failed, 3 of held and unfinished, null of running;
`started`, `finished`: UTC; `night`: day on whose evening the night began, Moscow; `missed_nights`: nights without a start before this one;
`audit`, `full_look`; `profiles`: by id `new`, `fixed`, `still`, `not_checked`, `organisations`;
`held`: causes, each with `code`, `profile`, `platform`, `before`, `now`, `limit`, `text`;
`last_good`: audit whose papers are in force; `next_run`, `next_full_look`: Moscow; `notices`: `sent`, `failed`; `message`: Russian.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Literal

from data.errors import CannotRun
from data.night import MOSCOW
from data.workspace import Workspace
from reports.files import replacing

FILE, LOG = "status.json", "night.log"
SCHEMA = "nastavnik.night/1"
LOG_BYTES, LOGS_KEPT = 1_000_000, 5
State = Literal["running", "ok", "held", "unfinished", "failed"]


@dataclass(kw_only=True)
class Status:
    """How a night went."""

    state: State
    started: str
    night: str
    finished: str | None = None
    exit_status: int | None = None
    audit: int | None = None
    full_look: bool = False
    profiles: dict[str, dict[str, int]] = field(default_factory=dict)
    held: list[dict[str, Any]] = field(default_factory=list)
    missed_nights: int = 0
    last_good: dict[str, Any] | None = None
    next_run: str | None = None
    next_full_look: str | None = None
    notices: dict[str, Any] = field(default_factory=lambda: {"sent": 0, "failed": []})
    message: str = ""


def read_status(folder: Path) -> dict[str, Any]:
    """The status that the last night left; {} where there is none that can be read."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def at_work(folder: Path) -> bool:
    """Somebody holds the workspace: a status that says «running» is true. A night that was killed cannot take the word back.

    Raises:
        NastavnikError: the workspace's database does not answer or is not the one named.
        OSError: this user may not ask.
    """
    workspace = Workspace(folder, create=True)
    with workspace.store:
        try:
            workspace.lock().close()
        except CannotRun:
            return True
    return False


def write_status(folder: Path, status: Status) -> None:
    """Write it whole.

    Raises:
        CannotRun: the folder cannot be written.
    """
    text = json.dumps({"schema": SCHEMA, **asdict(status)}, ensure_ascii=False, indent=2) + "\n"
    with replacing(folder / FILE) as temporary:
        temporary.write_text(text, encoding="utf-8")


def write_fields(folder: Path, **fields: object) -> None:
    """Change some fields of the status that is there; nothing where there is none."""
    if found := read_status(folder):
        with replacing(folder / FILE) as temporary:
            temporary.write_text(json.dumps({**found, **fields}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def night_of(moment: dt.datetime) -> dt.date:
    """The day on whose evening the night of `moment` began: a night is from noon to noon in Moscow."""
    return (moment.astimezone(MOSCOW) - dt.timedelta(hours=12)).date()


def missed_nights(folder: Path, now: dt.datetime) -> int:
    """Nights between the last start and this one; 0 where there was none before."""
    try:
        last = dt.date.fromisoformat(str(read_status(folder).get("night")))
    except ValueError:
        return 0
    return max(0, (night_of(now) - last).days - 1)


@contextmanager
def night_log(folder: Path) -> Iterator[logging.Logger]:
    """The log of the nights; what the library of notices says goes there too. Sites and organisations are named by id."""
    handler = RotatingFileHandler(folder / LOG, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("nastavnik.night")
    loggers = (log, logging.getLogger("apprise"))
    before = [(each, each.level, each.propagate) for each in loggers]
    for each in loggers:
        each.addHandler(handler)
        each.propagate = False
        each.setLevel(logging.INFO if each is log else logging.WARNING)
    try:
        yield log
    finally:
        for each, level, propagate in before:
            each.removeHandler(handler)
            each.setLevel(level)
            each.propagate = propagate
        handler.close()
