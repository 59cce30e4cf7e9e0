"""Files read in child processes with limits of time and memory: a bomb or a crash costs one file and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType

from pebble import ProcessExpired, ProcessPool

from audit_rules.facts.text import worker
from audit_rules.facts.text.reader import MAX_BYTES
from data.models import Text, TextFailure

SECONDS = 120.0
MEMORY_BYTES = 2 * 1024**3
FILES_PER_PROCESS = 200
"""Then a fresh one: parsers leak."""
INTERRUPTED = Text(source="unknown", failure="timeout", detail="чтение прервано")


class ReaderPool:
    """Reads files in `max_workers` processes; none is started before the first file.

    Use as a context manager. Leaving it waits for nothing: unfinished files are given up as «timeout».
    """

    def __init__(
        self,
        max_workers: int = 1,
        seconds: float = SECONDS,
        memory_bytes: int = MEMORY_BYTES,
        read: Callable[[bytes, str], Text] | None = None,
    ) -> None:
        """`read` is another way to read a file than the usual: a function of a module, since it goes to another process by its name."""
        self.max_workers = max_workers
        self._read = read
        self.seconds = seconds
        self.memory_bytes = memory_bytes
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._waiting: set[Future[Text]] = set()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, body: bytes, name: str = "") -> Text:
        """What the file says; never raises on a bad file."""
        return self.submit(body, name).result()

    def submit(self, body: bytes, name: str = "") -> Future[Text]:
        """The same, to be waited for; the future always comes to a Text."""
        answer: Future[Text] = Future()
        answer.set_running_or_notify_cancel()
        with self._lock:
            self._waiting.add(answer)
        if len(body) > MAX_BYTES:
            self._settle(answer, _failed("too_large", "файл слишком велик"))
        else:
            self._start(body, name, answer, again=True)
        return answer

    def close(self) -> None:
        """Ends the processes."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        for answer in tuple(self._waiting):  # the library forgets its tasks when it is stopped
            self._settle(answer, INTERRUPTED)

    def _settle(self, answer: Future[Text], text: Text) -> None:
        """Gives the answer, once."""
        with self._lock:
            first = answer in self._waiting
            self._waiting.discard(answer)
        if first:
            answer.set_result(text)

    def _start(self, body: bytes, name: str, answer: Future[Text], *, again: bool) -> None:
        """Gives the file to a process; `again`: once more if the processes themselves could not go on."""

        def done(task: Future[Text]) -> None:
            if again and not self._closed and not task.cancelled() and isinstance(task.exception(), BrokenProcessPool):
                self._start(body, name, answer, again=False)
            elif self._closed:
                self._settle(answer, INTERRUPTED)
            else:
                self._settle(answer, _outcome(task))

        try:
            task = self._running().schedule(self._read or worker.read, args=(body, name), timeout=self.seconds)
        except RuntimeError:
            self._settle(answer, INTERRUPTED)
        else:
            task.add_done_callback(done)

    def _running(self) -> ProcessPool:
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            if self._pool is None or not self._pool.active:
                self._pool = ProcessPool(
                    max_workers=self.max_workers,
                    max_tasks=FILES_PER_PROCESS,
                    initializer=worker.prepare,
                    initargs=(self.memory_bytes, os.getpid()),
                    context=_context(),
                )
            return self._pool


def _context() -> multiprocessing.context.BaseContext:
    """A way to start processes that copies no threads or locks of ours: a fork server where there is one."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([worker.__name__])
    return context


def _outcome(task: Future[Text]) -> Text:
    """The text, or why there is none."""
    try:
        return task.result()
    except TimeoutError:
        return _failed("timeout", "файл читается слишком долго")
    except MemoryError:
        return _failed("too_large", "не хватило памяти")
    except ProcessExpired:
        return _failed("broken", "программа чтения упала на этом файле")
    except BrokenProcessPool:
        return _failed("broken", "программа чтения не запускается")


def _failed(failure: TextFailure, detail: str) -> Text:
    return Text(source="unknown", failure=failure, detail=detail)
