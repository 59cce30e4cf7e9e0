"""The whole program against a hostile web: nobody is called a violator for what could not be seen, and every paper says why."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from data.night import MOSCOW
from data.words import words
from tests.crawler.hostile import HOME, loops, losses, school, scripts, stubs, walls
from tests.crawler.hostile.certificates import Authorities
from tests.crawler.server import WORDS, Reply, Site, Web, page
from tests.nastavnik.run_cli import environment, nastavnik

WORDS_OF_RUN = ("run", "--registry", "r.csv", "--profile", "mo-2024", "--workspace", "w", "--as-of", "2024-06-30", "--delay", "0")
UNREACHED = {**walls.REASONS, **stubs.REASONS, **loops.REASONS}
NOTHING: Site = {
    "/": HOME,
    "/about": page("<h1>О школе</h1>" + WORDS),
    "/nastavnik": page("<h1>Наставничество</h1>" + WORDS),
    "/docs": page("<h1>Документы</h1>" + WORDS),
}


def _run(folder: Path, web: Web, sites: Iterable[str], **settings: object) -> dict[str, Any]:
    """results.json of an audit of these start addresses; the site's host is the organisation's id."""
    rows = [f"{site.split('/')[2]};МБОУ «Школа {number}»;Лесной г.о.;{site}" for number, site in enumerate(sites)]
    (folder / "r.csv").write_text("\n".join(["ID;Организация;Муниципалитет;Сайт", *rows]), encoding="utf-8")
    (folder / "w").mkdir()
    (folder / "w" / "settings.yml").write_text(json.dumps({"timeout": 3, "readers": 1, **settings}), encoding="utf-8")
    done = nastavnik(*WORDS_OF_RUN, cwd=folder, http_proxy=web.proxy, https_proxy=web.proxy)
    assert done.returncode in {0, 1}, done.stderr
    return dict(json.loads((folder / "w" / "reports" / "mo-2024" / "results.json").read_text(encoding="utf-8")))


def test_what_could_not_be_seen_accuses_nobody(tmp_path: Path) -> None:
    contexts = Authorities().contexts()
    lost = {**losses.SITES, **scripts.SHELLS}
    sites: dict[str, Site] = {**walls.SITES, **stubs.SITES, **loops.SITES, **lost, **stubs.NEIGHBOUR}
    # A school that truly has nothing: what the others must not be taken for.
    sites["nothing.ru"] = NOTHING
    starts = [f"http://{host}/" for host in [*UNREACHED, *lost, "nothing.ru", "neighbour.ru", "no-such-host.ru"]]
    starts += [f"https://{host}/" for host in contexts]
    with Web(sites, certificates=contexts) as web:
        results = _run(tmp_path, web, starts)
    rows = {row["id"]: row for row in results["organisations"]}
    accused = {each for named in [*results["violations"].values(), *results["beyond_source"].values()] for each in named}
    assert accused == {"nothing.ru"}
    for host in [*UNREACHED, *lost, *contexts]:
        row = rows[host]
        assert row["verdict"] == "not_checked", (host, row)
        assert row["section"]["found"] is not False, (host, row)
        assert words().remedy[row["state_reason"]]
    assert {host: rows[host]["state_reason"] for host in UNREACHED} == UNREACHED
    assert {rows[host]["state"] for host in UNREACHED} == {"unreachable"}
    assert {rows[host]["state_reason"] for host in contexts} == {"tls"}
    assert set(results["not_checked"]) >= {*UNREACHED, *lost, *contexts}


def test_what_was_read_without_verification_waits_for_a_person(tmp_path: Path) -> None:
    contexts = Authorities().contexts()
    sites: dict[str, Site] = {f"https://{host}": NOTHING for host in contexts} | {"plain.ru": NOTHING}
    with Web(sites, certificates=contexts) as web:
        results = _run(tmp_path, web, [*(f"https://{host}/" for host in contexts), "http://plain.ru/"], tls_unverified=True)
    rows = {row["id"]: row for row in results["organisations"]}
    for host in contexts:
        row = rows[host]
        assert (row["verdict"], row["needs_review"], row["review_reasons"]) == ("no_package", True, ["tls_unverified"])
        assert row["confirmation"] is None
    assert results["violations"]["no_package"] == ["plain.ru"]
    assert sorted(results["review"]) == sorted(contexts)


def test_a_stopped_school_is_told_as_such(tmp_path: Path) -> None:
    with Web({"closed.ru": school(), "open.ru": school()}) as web:
        results = _run(tmp_path, web, ["http://closed.ru/", "http://open.ru/"], stop_list=["closed.ru"])
        assert web.asked("closed.ru") == []
    row = next(row for row in results["organisations"] if row["id"] == "closed.ru")
    assert (row["state"], row["state_reason"], row["verdict"]) == ("unreachable", "stopped", "not_checked")
    assert "stop_list" in words().remedy["stopped"]


def test_outside_its_hours_a_run_says_how_long_it_waits(tmp_path: Path) -> None:
    hour = (dt.datetime.now(MOSCOW) + dt.timedelta(hours=3)).hour
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "settings.yml").write_text(f'night_window: "{hour:02}:00-{(hour + 1) % 24:02}:00"\n', encoding="utf-8")
    (tmp_path / "r.csv").write_text("ID;Организация;Муниципалитет;Сайт\ns;МБОУ СОШ № 7;Лесной г.о.;http://s.ru/\n", encoding="utf-8")
    with Web({"s.ru": school()}) as web:
        run, told = _started(tmp_path, web), ""
        assert run.stderr is not None
        while "ждёт" not in told:
            line = run.stderr.readline()
            assert line, told
            told += line
        run.kill()
        run.wait()
        assert f"до {hour:02}:00 по Москве" in told
        assert web.log == []


def test_the_second_run_on_a_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("ID;Организация;Муниципалитет;Сайт\ns;МБОУ СОШ № 7;Лесной г.о.;http://s.ru/\n", encoding="utf-8")
    with Web({"s.ru": lambda seen: Reply(b"slow", delay=30.0)}) as web:
        first = _started(tmp_path, web)
        while not web.log:
            assert first.poll() is None
        refused = nastavnik(*WORDS_OF_RUN, cwd=tmp_path, http_proxy=web.proxy, https_proxy=web.proxy)
        first.kill()
        first.wait()
    assert refused.returncode == 3
    assert "уже идёт другая проверка" in refused.stderr
    assert "Traceback" not in refused.stderr


def _started(folder: Path, web: Web) -> subprocess.Popen[str]:
    """A run in the background."""
    command = [sys.executable, "-c", "from nastavnik.cli import main; main()", *WORDS_OF_RUN]
    env = environment(http_proxy=web.proxy, https_proxy=web.proxy)
    return subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8")
