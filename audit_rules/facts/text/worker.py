"""What runs in a reader's child process: the limits, the watch over the parent, the reading."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from multiprocessing import parent_process
from multiprocessing.connection import wait

from audit_rules.facts.text.reader import extract
from data.models import Text

FEW_THREADS = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1", "TOKIO_WORKER_THREADS": "1"}
ARENA_MAX = -8
"""glibc's M_ARENA_MAX: every thread's own arena would count 64 MB against the limit."""
PR_SET_PDEATHSIG, SIGKILL = 1, 9


def prepare(memory_bytes: int, owner: int) -> None:
    """Limits this process's memory and threads, closes its stdin, and ties its life to the owner's."""
    os.environ.update(FEW_THREADS)
    _close_stdin()
    _die_with(owner)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.mallopt(ARENA_MAX, 2)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(body: bytes, name: str) -> Text:
    """The file's text."""
    return extract(body, name)


def _close_stdin() -> None:
    """The owner's stdin may be the lifeline of another process; a copy held here would keep that one alive."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _die_with(owner: int) -> None:
    """Ends this process when the owner is gone, however it went."""
    parent = parent_process()
    if sys.platform == "linux" and os.getppid() != owner:
        # Started by the fork server, which ends with the owner; started by the owner itself, the signal would
        # come already when the *thread* that started us ends.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, SIGKILL)
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
