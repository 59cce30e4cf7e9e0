"""The child process that crawls: `python -m nastavnik.crawl_job`, its task on the first line of standard input.

A process of its own, since an event loop starts once, and since a kill of it must hurt nothing. It ends when its parent does.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from audit_rules.facts.text.pool import ReaderPool
from crawler.job import CrawlSettings, crawl
from data.models import Organisation, SiteFacts
from data.profile import Profile, load_profile
from data.settings import load_settings
from data.workspace import Workspace
from nastavnik.crawling import DISK_FULL
from nastavnik.judging import settled_verdict
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
    threading.Thread(target=_end_with_parent, daemon=True).start()
    workspace = Workspace(folder)
    audit = workspace.store.audits.get(task["audit_id"])
    settings = load_settings(folder)
    with ReaderPool(max_workers=settings.readers) as pool:
        profiles = [load_profile(name) for name in task["profiles"]]
        advice = Advice(Reading(workspace, audit, pool), workspace.store.audits.organisations(audit.id), partial(_settled, profiles))
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
                rating=any(profile.rubric for profile in profiles),
                ca_bundle=settings.ca_bundle,
                tls_unverified=settings.tls_unverified,
                night_window=settings.night_window,
                stop_list=settings.stop_list,
                log_file=folder / "crawl.log",
            ),
            advice.settled,
        )


def _settled(profiles: list[Profile], organisation: Organisation, facts: SiteFacts) -> bool:
    return all(settled_verdict(profile, organisation, facts) for profile in profiles)


def _end_with_parent() -> None:
    """Standard input closes when the parent ends; nothing is lost by leaving at once, as after kill -9."""
    sys.stdin.read()
    os._exit(3)


if __name__ == "__main__":
    main()
