"""The command line as a process of its own, as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**more: str) -> dict[str, str]:
    """This environment without proxies and settings of ours, the checkout importable."""
    clean = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and not k.startswith("NASTAVNIK_")}
    return {**clean, "PYTHONPATH": str(ROOT), "NASTAVNIK_CONTACT": "audit@example.org", "PYTHONIOENCODING": "utf-8", **more}


def nastavnik(*arguments: str | Path, cwd: Path, timeout: float = 240, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `nastavnik …` to its end."""
    command = [sys.executable, "-c", "from nastavnik.cli import main; main()", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        stdin=subprocess.DEVNULL,
        check=False,
    )
