"""The command line within this process: the same entry, without a second start of Python for every command."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from nastavnik.cli import main
from tests.nastavnik.run_cli import environment


def here(*arguments: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `nastavnik …` to its end."""
    words = ["nastavnik", *map(str, arguments)]
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with (
        patch.dict(os.environ, environment(**env), clear=True),
        patch.object(sys, "argv", words),
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
    return subprocess.CompletedProcess(words, status, out.getvalue(), err.getvalue())
