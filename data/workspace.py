"""The workspace: one folder with the store, the bodies and the papers; one run at a time."""

from __future__ import annotations

import os
import secrets
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from data.blobs import BlobStore
from data.errors import BadInput, CannotRun
from data.store import Store


class Workspace:
    """`DIR/nastavnik.db`, `DIR/blobs/`, `DIR/reports/`."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the folder.

        Raises:
            BadInput: it does not exist and `create` is false, or it is a file.
        """
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"{folder}: это файл, а нужна рабочая папка. Укажите другую в --workspace.")
        if not create and not (folder / "nastavnik.db").exists():
            raise BadInput(f"{folder}: здесь ещё не было проверки. Начните с «nastavnik run» или укажите другую папку в --workspace.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{folder}: папку нельзя создать ({error.strerror}). Укажите в --workspace папку, куда можно писать.") from error
        self.folder = folder
        self.store = Store.in_folder(folder)
        self.blobs = BlobStore(folder / "blobs")
        self.reports = folder / "reports"

    @cached_property
    def people_key(self) -> bytes:
        """The key by which names of people become hashes in this workspace; made once, it leaves the workspace in no paper."""
        path = self.folder / "people.key"
        if not path.exists():
            temporary = path.with_suffix(f".{os.getpid()}")
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
            temporary.replace(path)
        return path.read_bytes()

    def lock(self) -> FileLock:
        """Hold the workspace for writing.

        Raises:
            CannotRun: another run holds it.
        """
        lock = FileLock(self.folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            message = f"{self.folder}: здесь уже идёт другая проверка. Дождитесь её конца или укажите другую папку в --workspace."
            raise CannotRun(message) from error
        return lock
