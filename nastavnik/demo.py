"""The demo: the embedded replica, crawled through loopback by the ordinary crawler, compared with its right answers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from audit_rules.facts.text.ocr import ocr_available
from crawler.replica import Replica
from data.demo.web import AS_OF, build_web, expected, write_registry
from nastavnik.answers import differences
from nastavnik.pipeline import Task, checked_profiles, run
from nastavnik.screen import Screen
from nastavnik.summary import show
from reports.results import results

PROFILE = "mo-2024"


def demo(folder: Path, console: Console) -> int:
    """Audit the replica in `folder`; 0 when the results are the right answers."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    registry = folder / "reestr.xlsx"
    write_registry(registry)
    with Replica(build_web()) as replica, _proxy(replica.url), Screen(console) as screen:
        task = Task(registry=registry, profiles=(PROFILE,), workspace=folder, as_of=AS_OF, delay=0.0, group_concurrency=2)
        outcome = run(task, screen)
    profiles = checked_profiles([PROFILE])
    show(outcome, profiles, console)
    wrong = differences(results(outcome.results[0], profiles[0]), expected())
    if wrong:
        if not ocr_available():
            console.print(
                "Tesseract не установлен, поэтому сканы не прочитаны: эти организации «не проверены», а не нарушители.", soft_wrap=True
            )
        console.print("Ответы не совпали с правильными:")
        for line in wrong:
            console.print(f"  {line}", markup=False, soft_wrap=True)
        return 1
    console.print("Все ответы совпали с правильными.")
    return 0


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
