"""The workspace: one folder with the bodies and the papers, and its store there or on a server; one run at a time."""

from __future__ import annotations

import os
import secrets
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL

from data.blobs import BlobStore
from data.errors import BadInput, CannotRun
from data.settings import load_settings
from data.store import Store
from data.store.engine import place, postgresql_url
from data.store.locks import Locks

DATABASE = "NASTAVNIK_DATABASE"
"""Of the environment: the address of PostgreSQL."""


class Workspace:
    """`DIR/nastavnik.db` or PostgreSQL, `DIR/blobs/`, `DIR/reports/`."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the folder.

        Raises:
            BadInput: it does not exist and `create` is false, it is a file, or its database is not the one named.
            CannotRun: the database does not answer.
        """
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"{folder}: это файл, а нужна рабочая папка. Укажите другую в --workspace.")
        url = database_of(folder)
        self._identity, local = folder / "workspace.id", folder / "nastavnik.db"
        if url is None and self._identity.exists() and not local.exists():
            raise BadInput(f"{folder}: проверки этой папки хранятся в PostgreSQL. Укажите базу: --database или {DATABASE}.")
        if not create and not (self._identity if url else local).exists():
            raise BadInput(f"{folder}: здесь ещё не было проверки. Начните с «nastavnik run» или укажите другую папку в --workspace.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{folder}: папку нельзя создать ({error.strerror}). Укажите в --workspace папку, куда можно писать.") from error
        self.folder = folder
        self.store = Store(url) if url else Store.in_folder(folder)
        if url:
            self._belong_together(url)
        self.blobs = BlobStore(folder / "blobs")
        self.reports = folder / "reports"

    def _belong_together(self, url: URL) -> None:
        """The folder and the database know each other: on a machine without the shared folder bodies would be lost."""
        known = self._identity.read_text(encoding="ascii").strip() if self._identity.exists() else ""
        owner = self.store.owner() or self.store.belong_to(known or secrets.token_hex(16))
        if known != owner and (known or self.store.audits.latest()):
            self.store.close()
            remedy = "Подключите на этой машине общую папку этих проверок, укажите её в --workspace или возьмите другую базу."
            raise BadInput(f"{self.folder}: {place(url)} хранит проверки другой папки. {remedy}")
        if not known:
            self._identity.write_text(owner, encoding="ascii")

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

    def lock(self) -> ExitStack:
        """Hold the workspace for writing, on all machines, until what is returned is closed.

        Raises:
            CannotRun: another run holds it.
        """
        taken = CannotRun(f"{self.folder}: здесь уже идёт другая проверка. Дождитесь её конца или укажите другую папку в --workspace.")
        lock = FileLock(self.folder / ".lock")
        with ExitStack() as held:
            try:
                held.enter_context(lock.acquire(timeout=0))
            except Timeout as error:
                raise taken from error
            if self.store.shared:
                locks = Locks(self.store.engine)
                held.callback(locks.close)
                if not locks.take("run"):
                    raise taken
            return held.pop_all()


def database_of(folder: Path) -> URL | None:
    """The PostgreSQL database of the folder's audits: from the environment, else from settings.yml; None: SQLite in the folder.

    Raises:
        BadInput: the address cannot be used.
    """
    address = os.environ.get(DATABASE) or load_settings(folder).database
    return postgresql_url(address) if address else None
