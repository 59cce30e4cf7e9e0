"""A full disk stops the crawl cleanly: nothing is torn, and with room again it ends as if nothing had been."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.workspace import Workspace
from tests.crawler.hostile import school
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Web, page
from tests.nastavnik.run_cli import nastavnik

BIG = Reply(b"%PDF-1.4\n" + os.urandom(600_000) + b"\n%%EOF\n", 200, {"Content-Type": "application/pdf"})
LINKS = "".join(f"<p><a href='/order{k}'>Приказ о наставничестве {k}</a></p>" for k in range(12))


def _site() -> dict[str, Reply]:
    orders = {f"order{k}": Reply(BIG.body + str(k).encode(), 200, dict(BIG.headers)) for k in range(12)}
    return school(nastavnik=page("<h1>Наставничество</h1>" + LINKS + WORDS), **orders)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of five megabytes, where this machine lets one be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(folder)], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("a small disk cannot be made here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_told_and_with_room_again_all_is_as_if_nothing_had_been(tmp_path: Path, small_disk: Path) -> None:
    registry = tmp_path / "r.csv"
    registry.write_text("ID;Организация;Муниципалитет;Сайт\ns;МБОУ СОШ № 7;Лесной г.о.;http://s.ru/\n", encoding="utf-8")
    with Web({"s.ru": _site()}) as web:
        words = ("run", "--registry", registry, "--profile", "mo-2024", "--workspace", small_disk, "--as-of", "2024-06-30", "--delay", "0")
        full = nastavnik(*words, cwd=tmp_path, http_proxy=web.proxy)
        assert full.returncode == 3, full.stderr
        assert "на диске кончилось место" in full.stderr, full.stderr
        assert "Traceback" not in full.stderr
        subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
        again = nastavnik(*words, cwd=tmp_path, http_proxy=web.proxy)
        assert again.returncode in {0, 1}, again.stderr
        asked = web.asked("s.ru")
        # Only what was in flight when the disk was full is asked twice.
        assert len(asked) - len(set(asked)) <= 2
        stored = Result(Workspace(small_disk), 1, "s")
        bodies = {url: fetch.sha256 for url, fetch in stored.fetches.items()}
        assert all(stored.blobs.get(sha256) for sha256 in bodies.values() if sha256)
        workspace, audit_id = audit(tmp_path / "roomy", [organisation("s", "http://s.ru/")])
        crawl(tmp_path / "roomy", audit_id, web)
        assert bodies == {url: fetch.sha256 for url, fetch in Result(workspace, audit_id, "s").fetches.items()}
