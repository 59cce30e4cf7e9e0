"""Children of a worker: a process a job, with a standard input that stays open as long as the worker lives."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PARTING_SECONDS = 30.0


async def run_child(module: str, task: dict[str, Any], log: Path) -> int:
    """Exit status of `python -m module`, given its task; what it prints goes to `log`. It is killed when the wait for it is given up."""
    child = await _started(["-m", module], log)
    try:
        assert child.stdin
        child.stdin.write(json.dumps(task).encode() + b"\n")
        await child.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):
        return await child.wait()
    try:
        return await child.wait()
    finally:
        if child.returncode is None:
            child.kill()


async def run_command(words: Sequence[str], log: Path) -> int:
    """Exit status of a command of this program. It is asked to stop when the wait for it is given up."""
    child = await _started(["-c", "from nastavnik.cli import main; main()", *words], log)
    try:
        return await child.wait()
    finally:
        if child.returncode is None:
            child.terminate()
            await asyncio.wait_for(child.wait(), _PARTING_SECONDS)


async def _started(arguments: Sequence[str], log: Path) -> Process:
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            sys.executable, *arguments, stdin=PIPE, stdout=output, stderr=output, start_new_session=True
        )


def end_with_parent() -> None:
    """Wait until standard input closes, which it does when the parent ends; nothing is lost by leaving at once, as after kill -9."""
    sys.stdin.read()
    os._exit(3)
