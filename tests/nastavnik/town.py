"""A made-up town of schools over real HTTP, half of them on one vendor's platform, and nights in it."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from nastavnik.nightly import nightly
from nastavnik.nightly_look import Clock
from nastavnik.nightly_setup import Options
from tests.audit_rules.text import drawing
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, menu, page
from tests.nastavnik.run_cli import environment
from tests.nastavnik.run_here import here

VENDOR = [f"s{number}.edumsko.ru" for number in (1, 2, 3)]
OWN = [f"shkola{number}.example" for number in (4, 5, 6)]
HOSTS = [*VENDOR, *OWN]
TOWNS = {host: "Лесной г.о." if number % 2 else "Степной г.о." for number, host in enumerate(HOSTS)}
NIGHT = dt.datetime(2026, 11, 30, 22, 30, tzinfo=dt.UTC)
"""01:30 of 1 December in Moscow."""
PROFILE = (Path(__file__).parents[2] / "data" / "profiles" / "mo-2024.yml").read_text(encoding="utf-8")


@cache
def _pdf(source: str) -> Reply:
    return Reply(drawing.typed_pdf(source), 200, {"Content-Type": "application/pdf"})


class School:
    """One site; `down`: it lets nobody in, `bare`: its acts are gone."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.down = self.bare = False

    def __call__(self, seen: Seen) -> Reply | None:
        return Reply(b"", 403) if self.down else self._pages().get(seen.path)

    def _pages(self) -> dict[str, Reply]:
        name = f"МБОУ «Вымышленная школа № {self.number}»"
        top = menu(("/", "Главная"), ("/collective", "Педагоги"), ("/nastavnik", "Наставничество"))
        links = (("/prikaz.pdf", "Приказ о внедрении целевой модели наставничества"), ("/polozhenie.pdf", "Положение о наставничестве"))
        acts = " ".join(f'<a href="{url}">{title}</a>' for url, title in links)
        found = {
            "/": page(f"{top}<h1>{name}</h1>{WORDS}", title=name),
            "/collective": page(f"{top}<h1>Педагоги</h1>{WORDS}", title="Педагоги"),
            "/nastavnik": page(f"{top}<h1>Наставничество</h1>{WORDS}{'' if self.bare else acts}", title="Наставничество"),
        }
        if not self.bare:
            found["/prikaz.pdf"], found["/polozhenie.pdf"] = _pdf(drawing.order(number="7")), _pdf(drawing.stamps(number="7"))
        return found


class Town:
    """The schools, the settings and the command line of one department."""

    def __init__(self, folder: Path, hosts: Sequence[str] = HOSTS) -> None:
        self.folder, self.workspace = folder, folder / "w"
        self.workspace.mkdir()
        self.schools = {host: School(number) for number, host in enumerate(hosts, 1)}
        sites: dict[str, Site] = dict(self.schools)
        self.web = Web(sites)
        self.said: list[str] = []
        rows = [f"{host};МБОУ «Вымышленная школа № {number}»;{TOWNS[host]};http://{host}/" for number, host in enumerate(hosts, 1)]
        (folder / "r.csv").write_text("\n".join(["ID;Организация;Муниципалитет;Сайт", *rows, ""]), encoding="utf-8")
        (folder / "mine.yml").write_text(PROFILE.replace("least: 3", "least: 2"), encoding="utf-8")
        self.settings()

    def settings(self, more: str = "", top: str = "", retries: int = 0) -> None:
        """settings.yml with further lines of the section `night` and above it."""
        night = f"night:\n  registry: ../r.csv\n  profiles: [../mine.yml]\n  retries: {retries}\n"
        (self.workspace / "settings.yml").write_text(f"readers: 1\n{top}{night}{more}", encoding="utf-8")

    def night(self, now: dt.datetime = NIGHT, clock: Clock | None = None, **options: Any) -> int:
        """One night; its exit status."""
        with patch.dict(os.environ, self.environment, clear=True), chdir(self.folder):
            return nightly(self.workspace, Options(delay=0, **options), clock or Clock(now=lambda: now, sleep=_never), self.said.append)

    @property
    def environment(self) -> dict[str, str]:
        """That of every command here: the town is behind a proxy, services of notices are not."""
        return environment(http_proxy=self.web.proxy, https_proxy=self.web.proxy, no_proxy="127.0.0.1")

    def say(self, *words: str, status: int = 0) -> str:
        """What a command says."""
        done = here(
            *words, "--workspace", "w", cwd=self.folder, http_proxy=self.web.proxy, https_proxy=self.web.proxy, no_proxy="127.0.0.1"
        )
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr

    @property
    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.workspace / "status.json").read_text(encoding="utf-8"))
        return found

    @property
    def papers(self) -> dict[str, bytes]:
        """Every paper in force, byte for byte."""
        reports = self.workspace / "reports"
        return {str(path.relative_to(reports)): path.read_bytes() for path in sorted(reports.rglob("*")) if path.is_file()}

    def results(self) -> dict[str, Any]:
        """The results in force."""
        found: dict[str, Any] = json.loads(self.papers["mo-2024/results.json"])
        return found


def _never(_seconds: float) -> None:
    raise AssertionError("nothing to wait for")
