"""The connection: SQLite with pragmas that keep writers from failing, or PostgreSQL; and migrations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError

from data.errors import BadInput, CannotRun

MIGRATIONS = Path(__file__).parent.parent / "migrations"
CONNECT_SECONDS = 10
LOST = "Связь с базой потеряна. Проверьте сервер и запустите ту же команду: сделанное сохранено."
_KEEP_ALIVE = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
"""The server lets go of what a dead machine held after a minute, not after two hours."""
_ONE_AT_A_TIME = 7_100_451
"""Key of the lock under which the schema is changed."""
_EXAMPLE = "postgresql://имя:пароль@узел:5432/база"


def postgresql_url(address: str) -> URL:
    """The address of a PostgreSQL database, as a person writes it.

    Raises:
        BadInput: it is none.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() not in ("postgresql", "postgres") or not url.database:
        raise BadInput(f"Адрес базы не разобрать. Нужен PostgreSQL: --database {_EXAMPLE} (или NASTAVNIK_DATABASE).")
    return url.set(drivername="postgresql")


def make_engine(url: str | URL, *, pooled: bool = True) -> Engine:
    """An engine whose every SQLite transaction is BEGIN IMMEDIATE: deferred ones fail under several writers in spite of WAL.

    Raises:
        CannotRun: the library that speaks to PostgreSQL is not installed.
    """
    url = make_url(url)
    if url.get_backend_name() != "sqlite":
        return _postgresql(url, pooled)
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, pooled: bool) -> Engine:
    asked = url.query.get("options", "")
    options = f"{asked if isinstance(asked, str) else ' '.join(asked)} {_KEEP_ALIVE}".strip()
    try:
        return create_engine(
            url.difference_update_query(["options"]).set(drivername="postgresql+psycopg"),
            poolclass=QueuePool if pooled else NullPool,
            pool_pre_ping=True,
            connect_args={"options": options, "connect_timeout": CONNECT_SECONDS, "application_name": "nastavnik"},
        )
    except ImportError as error:
        raise CannotRun("Для PostgreSQL не хватает библиотек. Установите их: pip install 'nastavnik-audit[cluster]'.") from error


def migrate(engine: Engine) -> None:
    """Bring the schema up to date; nothing to do costs one query.

    Raises:
        BadInput: the server refuses this name, password or database.
        CannotRun: the server does not answer, or a newer program wrote the store.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    try:
        with engine.connect() as connection:
            if _current(connection) == set(scripts.get_heads()):
                return
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
            if not _current(connection) <= {script.revision for script in scripts.walk_revisions()}:
                raise CannotRun(f"{place(engine.url)}: здесь работала более новая версия программы. Обновите программу и повторите.")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except OperationalError as error:
        if engine.dialect.name == "sqlite":
            raise
        raise _unopened(engine.url, error) from error
    except ProgrammingError as error:
        if engine.dialect.name == "sqlite" or getattr(error.orig, "sqlstate", None) != _NO_RIGHT:
            raise
        raise CannotRun(f"{place(engine.url)}: нет права создавать таблицы. Сделайте {engine.url.username} владельцем базы.") from error


_NO_RIGHT = "42501"


def _current(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


def place(url: URL) -> str:
    """The store as it is named to a person: never with a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"База {url.database} на {url.host or 'этой машине'}{f':{url.port}' if url.port else ''}"


def _unopened(url: URL, error: OperationalError) -> BadInput | CannotRun:
    """Why the server let nobody in. Its words come in the server's language, so only the names in them are looked at."""
    words = str(error.orig)
    refused = getattr(getattr(error.orig, "pgconn", None), "used_password", False) or getattr(
        getattr(error.orig, "pgconn", None), "needs_password", False
    )
    if f'"{url.database}"' in words and f'"{url.username}"' not in words:
        return BadInput(f"{place(url)}: такой базы нет. Создайте её (createdb {url.database}) или исправьте адрес.")
    if refused or f'"{url.username}"' in words:
        return BadInput(f"{place(url)}: сервер не принял имя {url.username or '(не указано)'} или пароль. Исправьте их в адресе базы.")
    return CannotRun(f"{place(url)}: сервер не отвечает. Проверьте адрес, сеть и что PostgreSQL запущен.")
