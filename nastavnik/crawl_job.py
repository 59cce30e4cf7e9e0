"""The child process that crawls: `python -m nastavnik.crawl_job`, its task on the first line of standard input.

A process of its own, since an event loop starts once, and since a kill of it must hurt nothing. It ends when its parent does.
A worker's child takes some groups only (`only`, `groups`), and holds a lock of each: whatever the queue believes of a worker that went
silent, a group is crawled by one process. Where the store is a server's, every request takes its turn there.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import scrapy.core.downloader.contextfactory  # noqa: F401 - reads the source of all that stands above its import: little does here
from sqlalchemy.exc import SQLAlchemyError

from audit_rules.facts.text.pool import ReaderPool
from crawler.browsers import browser_path, lacking
from crawler.job import CrawlSettings, crawl
from data.models import Organisation, SiteFacts
from data.profile import Profile, load_profile
from data.settings import load_settings
from data.store.locks import Locks
from data.store.turns import SharedTurns
from data.workspace import Workspace
from nastavnik.again import EarlierVerdicts
from nastavnik.child import end_with_parent
from nastavnik.crawling import DISK_FULL
from nastavnik.judging import names_lack, settled_verdict
from nastavnik.reading import Advice, Reading

NEXT_TO_NOTHING = 4 * 1024**2
"""Bytes: where a write fails on a disk with less room than this, the room is what it lacked."""


def main() -> None:
    """Crawl what the task says."""
    task = json.loads(sys.stdin.readline())
    folder = Path(task["workspace"])
    try:
        _crawl(folder, task)
    except (OSError, SQLAlchemyError):
        if shutil.disk_usage(folder).free > NEXT_TO_NOTHING:
            raise
        sys.exit(DISK_FULL)


def _crawl(folder: Path, task: dict[str, Any]) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    workspace = Workspace(folder)
    audit = workspace.store.audits.get(task["audit_id"])
    settings = load_settings(folder)
    with ReaderPool(max_workers=task.get("readers", settings.readers)) as pool, _taking_turns(workspace, task.get("groups", [])) as turns:
        profiles = [load_profile(name) for name in task["profiles"]]
        advice = Advice(
            Reading(workspace, audit, pool),
            workspace.store.audits.organisations(audit.id),
            partial(_settled, profiles),
            partial(_accused, profiles),
        )
        crawl(
            audit.id,
            workspace.store,
            workspace.blobs,
            CrawlSettings(
                delay=task["delay"],
                group_concurrency=task["group_concurrency"],
                user_agent_contact=settings.contact,
                max_requests=settings.max_requests,
                timeout=settings.timeout,
                fresh=audit.fresh,
                full_look_days=settings.full_look_days,
                events=any(profile.plans for profile in profiles),
                rating=any(profile.rubric for profile in profiles),
                ca_bundle=settings.ca_bundle,
                tls_unverified=settings.tls_unverified,
                outside_documents=settings.outside_documents,
                browser=browser_path(settings.chromium) if settings.render and not lacking(settings.chromium) else None,
                night_window=settings.night_window,
                stop_list=settings.stop_list,
                log_file=folder / task.get("log", "crawl.log"),
                turns=turns,
            ),
            advice.settled,
            EarlierVerdicts(workspace, audit, profiles).standing,
            advice.accused,
            task.get("only"),
        )


@contextmanager
def _taking_turns(workspace: Workspace, groups: Sequence[str]) -> Iterator[SharedTurns | None]:
    """The groups are this process's, after whoever has them now; what keeps its requests in turn with other processes'."""
    if not workspace.store.shared:
        yield None
        return
    locks = Locks(workspace.store.engine)
    turns = SharedTurns(locks)
    try:
        # In one order everywhere, so that no two wait for each other.
        for group in sorted(groups):
            locks.wait(f"crawl {group}")
        yield turns
    finally:
        turns.close()


def _settled(profiles: list[Profile], organisation: Organisation, facts: SiteFacts) -> bool:
    return all(settled_verdict(profile, organisation, facts) for profile in profiles)


def _accused(profiles: list[Profile], organisation: Organisation, facts: SiteFacts) -> bool:
    return any(names_lack(profile, organisation, facts) for profile in profiles)


if __name__ == "__main__":
    main()
