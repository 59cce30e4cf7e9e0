"""The child process that makes facts for a worker: `python -m nastavnik.facts_job`, its task on the first line of standard input."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from audit_rules.facts.text.pool import ReaderPool
from data.workspace import Workspace
from nastavnik.child import end_with_parent
from nastavnik.reading import Reading


def main() -> None:
    """Make the facts of the organisations that the task names; those that are made already cost nothing."""
    task = json.loads(sys.stdin.readline())
    threading.Thread(target=end_with_parent, daemon=True).start()
    workspace = Workspace(Path(task["workspace"]))
    audit = workspace.store.audits.get(task["audit_id"])
    wanted = set(task["only"])
    with ReaderPool(max_workers=task["readers"]) as pool:
        reading = Reading(workspace, audit, pool)
        for organisation in workspace.store.audits.organisations(audit.id):
            if organisation.id in wanted:
                reading.facts(organisation)


if __name__ == "__main__":
    main()
