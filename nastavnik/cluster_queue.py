"""The task queue of several machines: procrastinate on the PostgreSQL of the store.

Queues: `crawl`, a job a politeness group (or several small ones), its lock the group; `extract`, facts of some organisations; `cron`.
"""

from __future__ import annotations

import logging
from typing import Any

from sqlalchemy import URL

from audit_rules.facts.site import SITE_FACTS_VERSION
from audit_rules.facts.text import EXTRACTOR_VERSION
from data.errors import CannotRun
from data.store import Store
from data.store.queue import SCHEMA, QueueStore

try:
    from procrastinate import App, BaseConnector, PsycopgConnector, SyncPsycopgConnector, __version__
    from procrastinate.schema import SchemaManager
except ImportError as error:
    raise CannotRun("Для работы на нескольких машинах не хватает библиотек: pip install 'nastavnik-audit[cluster]'.") from error

CRAWL, EXTRACT, CRON = "crawl", "extract", "cron"
HEARTBEAT_SECONDS = 3.0
STALLED_SECONDS = 15.0
"""A worker not heard of for so long is dead: its jobs are taken by others."""
CATCH_UP_SECONDS = 4 * 3600.0
"""A night that no worker began is begun by one that starts so much later."""


def prepare(store: Store) -> QueueStore:
    """The queue beside the store, made where it is not there.

    Raises:
        CannotRun: workers of another version of the program are at work.
    """
    # The libraries tell of every task with its arguments and of every try to connect; what matters is told in Russian.
    for name in ("procrastinate", "psycopg", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    queue = QueueStore(store.engine)
    version = f"procrastinate {__version__}, facts {SITE_FACTS_VERSION}, texts {EXTRACTOR_VERSION}"
    if not queue.prepare(version, SchemaManager.get_schema(), patience=STALLED_SECONDS):
        raise CannotRun("Рабочие процессы запущены из другой версии программы. Обновите её на всех машинах и запустите их заново.")
    return queue


def sync_app(url: URL) -> App:
    """The queue for a program that hands jobs out."""
    return App(connector=SyncPsycopgConnector(**_pool(url)))


def worker_app(url: URL) -> App:
    """The queue for a worker."""
    connector: BaseConnector = PsycopgConnector(**_pool(url))
    return App(connector=connector, periodic_defaults={"max_delay": CATCH_UP_SECONDS})


def _pool(url: URL) -> dict[str, Any]:
    plain = url.set(drivername="postgresql").difference_update_query(["options"])
    return {
        "conninfo": plain.render_as_string(hide_password=False),
        "kwargs": {"options": f"-c search_path={SCHEMA}", "application_name": "nastavnik-queue", "connect_timeout": 10},
        "min_size": 1,
        "max_size": 6,
    }
