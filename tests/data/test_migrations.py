"""An older store opens with a newer program, a newer one is refused; on both databases."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from data.errors import CannotRun
from data.store import Store
from data.store.engine import MIGRATIONS, make_engine
from data.store.schema import metadata
from tests.nastavnik.run_here import here

FIRST = Path(__file__).parent / "stores" / "0001.sql"
START = "http://shkola1.example/"


def first_store(path: Path) -> sa.Engine:
    """The database that the program wrote when its schema was the first."""
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    return make_engine(f"sqlite:///{path}")


def moved(old: sa.Engine, address: str) -> None:
    """The same rows in the first schema of another database."""
    new = make_engine(address)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    tables = sa.MetaData()
    with new.begin() as target, old.connect() as source:
        config.attributes["connection"] = target
        command.upgrade(config, "0001")
        tables.reflect(target)
        for table in tables.sorted_tables:
            rows = [dict(row) for row in source.execute(sa.select(table)).mappings()]
            if table.name != "alembic_version" and rows:
                target.execute(sa.insert(table), [_without_number(table, row) for row in rows])
    new.dispose()


def _without_number(table: sa.Table, row: dict[str, object]) -> dict[str, object]:
    """Numbers of audits are the database's own to give."""
    return {name: value for name, value in row.items() if (table.name, name) != ("audit", "id")}


def test_an_audit_of_the_first_version_is_read_and_followed_by_another(database: str, tmp_path: Path) -> None:
    moved(first_store(tmp_path / "old.db"), database)
    with Store(database) as store:
        audit = store.audits.latest_finished()
        assert audit is not None
        assert (audit.as_of, audit.profiles) == (dt.date(2024, 6, 30), ("mo-2024",))
        assert audit.started.utcoffset() == dt.timedelta(0)
        schools = store.audits.organisations(audit.id)
        assert [each.site for each in schools] == [START, None]
        assert [each.url for each in store.crawl.fetches(audit.id, "s1")] == [START, f"{START}nastavnik", f"{START}prikaz.pdf"]
        assert {each.target for each in store.crawl.links(audit.id, "s1")} >= {f"{START}prikaz.pdf"}
        facts = store.facts.facts(audit.id, "s1")
        assert facts is not None
        (order,) = (each.act for each in facts.documents if each.act.type == "implementation_order")
        assert order.date == dt.date(2021, 9, 1)
        kept = store.facts.verdict(audit.id, "mo-2024", "s1")
        assert kept is not None
        assert kept[0].verdict == "outdated_order"
        assert store.facts.findings(audit.id, "mo-2024", "s1")
        following = store.audits.start(
            as_of=dt.date(2024, 7, 1), offline=False, fresh=False, started=dt.datetime.now(dt.UTC), profiles=["mo-2024"],
            registry="r.csv", registry_sha256="0" * 64, organisations=schools,
        )  # fmt: skip
        assert following.id == audit.id + 1
        before = store.crawl.previous(following.id, "s1", f"{START}prikaz.pdf")
        assert before is not None
        assert before.sha256


def test_the_commands_work_in_a_workspace_of_the_first_version(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    first_store(tmp_path / "w" / "nastavnik.db").dispose()
    told = here("explain", "s1", "--workspace", "w", cwd=tmp_path)
    assert (told.returncode, "01.09.2021" in told.stdout) == (0, True), told.stderr
    done = here("export", "--profile", "mo-2024", "--output", "out.json", "--workspace", "w", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["verdict"] for each in found["organisations"]] == ["outdated_order", "not_checked"]


def test_a_store_of_a_newer_program_is_refused_and_left_alone(database: str) -> None:
    with Store(database) as store, store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CannotRun, match="более новая версия программы"):
        Store(database)
    with make_engine(database).connect() as connection:
        assert connection.scalar(sa.text("SELECT version_num FROM alembic_version")) == "9999"


@pytest.mark.filterwarnings("ignore:autogenerate skipping:UserWarning")
def test_migrations_and_tables_agree(database: str) -> None:
    with Store(database) as store, store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": comparable, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def comparable(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """All but the indexes of addresses, of which each kind of database has its own."""
    return not (kind == "index" and str(name).startswith("address_"))
