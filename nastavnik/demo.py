"""The demo: the embedded replica, crawled through loopback by the ordinary crawler, compared with its right answers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from audit_rules.facts.text.ocr import ocr_available
from crawler.replica import Replica
from data.demo.web import AS_OF, build_web, expected, methodologies, write_registry, write_values
from data.profile import Profile
from nastavnik.answers import differences
from nastavnik.pipeline import Outcome, Task, checked_profiles, run
from nastavnik.screen import Screen
from nastavnik.summary import show
from reports.results import results

FIRST = "mo-2024"
"""The methodology whose papers stand first."""


def demo(folder: Path, console: Console) -> int:
    """Audit the replica in `folder` under every methodology that it has right answers for; 0 when the results are those answers."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    registry = folder / "reestr.xlsx"
    write_registry(registry)
    write_values(folder)
    names = tuple(sorted(methodologies(), key=lambda name: (name != FIRST, name)))
    with Replica(build_web()) as replica, _proxy(replica.url), Screen(console) as screen:
        task = Task(registry=registry, profiles=names, workspace=folder, as_of=AS_OF, delay=0.0, group_concurrency=2)
        outcome = run(task, screen)
    profiles = checked_profiles(names)
    show(outcome, profiles, console)
    wrong = _wrong(outcome, profiles)
    if not wrong:
        console.print("Все ответы совпали с правильными.")
        return 0
    if not ocr_available():
        console.print(
            "Tesseract не установлен, поэтому сканы не прочитаны: эти организации «не проверены», а не нарушители.", soft_wrap=True
        )
    console.print("Ответы не совпали с правильными:")
    for line in wrong:
        console.print(f"  {line}", markup=False, soft_wrap=True)
    return 1


def _wrong(outcome: Outcome, profiles: Sequence[Profile]) -> list[str]:
    """A line for every answer that is not the right one, with the methodology it was given under."""
    return [
        f"{profile.id}: {line}"
        for result, profile in zip(outcome.results, profiles, strict=True)
        for line in differences(results(result, profile), expected(profile.id))
    ]


@contextmanager
def _proxy(address: str) -> Iterator[None]:
    """The replica as this process's (and so its children's) proxy."""
    names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy")
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ["HTTP_PROXY"] = os.environ["http_proxy"] = address
    os.environ["HTTPS_PROXY"] = os.environ["https_proxy"] = address
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
