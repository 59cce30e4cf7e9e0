"""Nothing on the machine that looks, or in its network, is ever asked, whatever a page, a redirect or a name server says."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.guards import PORTS
from tests.crawler.hostile import inward, school
from tests.crawler.run import FAST, Result, audit, crawl, organisation, start
from tests.crawler.server import Reply, Web, page


@pytest.fixture
def inner() -> Iterator[Web]:
    """A web server of the machine itself, at a port that sites use."""
    for port in sorted(PORTS - {80, 443}):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                continue
        with Web({}, port=port) as web:
            web.sites = dict.fromkeys((f"127.0.0.1:{port}", "public.ru", f"public.ru:{port}"), lambda seen: page("secret"))
            yield web
            return


@pytest.mark.parametrize("through_proxy", [True, False])
def test_no_way_leads_inward(tmp_path: Path, inner: Web, through_proxy: bool) -> None:
    sites = inward.sites(inner.port)
    with Web(sites) as web:
        workspace, audit_id = audit(tmp_path, [organisation(name, f"http://{name}/") for name in sites])
        if through_proxy:
            crawl(tmp_path, audit_id, web, allow_private=False)
            assert {seen.host for seen in web.log} == set(sites)
            outcomes = {name: Result(workspace, audit_id, name).outcome for name in sites}
            assert not any(outcomes[name].reached for name in ("start.ru", "start-meta.ru", "start-script.ru", "robots.ru"))
            links = Result(workspace, audit_id, "links.ru")
            inside = [each for url, each in links.unfetched.items() if str(inner.port) in url]
            assert len(inside) >= 7
            assert {each.reason for each in inside} == {"dead_link"}
            assert Result(workspace, audit_id, "hop.ru").fetches["http://hop.ru/order"].reason == "dead_link"
            assert Result(workspace, audit_id, "locs.ru").fetches["http://locs.ru/order"].sha256
        else:
            _lied_to(tmp_path, audit_id, inner.port)
            assert {Result(workspace, audit_id, name).outcome.reason for name in sites} == {"dns"}
        assert inner.connections == 0


def _lied_to(folder: Path, audit_id: int, port: int) -> None:
    """A crawl without a proxy whose name server points every name to this machine."""
    process = multiprocessing.get_context("spawn").Process(target=_lying, args=(folder, audit_id, port))
    process.start()
    process.join(120)
    assert process.exitcode == 0


def _lying(folder: Path, audit_id: int, port: int) -> None:
    for name in [each for each in os.environ if "proxy" in each.lower()]:
        del os.environ[name]
    # The system's name service is outside of what is tested here: it is the liar.
    socket.gethostbyname = lambda name: "127.0.0.1"
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    socket.getaddrinfo = lambda *asked, **how: here  # type: ignore[assignment]
    from crawler.job import CrawlSettings
    from crawler.job import crawl as run
    from data.workspace import Workspace

    workspace = Workspace(folder)
    run(audit_id, workspace.store, workspace.blobs, CrawlSettings(**{**FAST, "allow_private": False}))


def _listening(pid: int) -> list[str]:
    """Addresses on which the process waits for connections, by the kernel's tables; none of a process that is gone."""
    own, rows = set(), []
    with contextlib.suppress(OSError):
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                own.add(str(descriptor.readlink()))
    for name in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            rows += [line.split() for line in Path(f"/proc/{pid}/net/{name}").read_text(encoding="ascii").splitlines()[1:]]
    return [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own]


def test_a_crawl_listens_to_nobody(tmp_path: Path) -> None:
    slow = {**school(), "/nastavnik": Reply(page("<h1>Наставничество</h1>").body, delay=1.0)}
    with Web({f"s{k}.ru": slow for k in range(3)}) as web:
        _, audit_id = audit(tmp_path, [organisation(f"s{k}", f"http://s{k}.ru/") for k in range(3)])
        process = start(tmp_path, audit_id, web.proxy)
        assert process.pid is not None
        looks = 0
        while process.is_alive():
            if web.log:
                assert _listening(process.pid) == []
                looks += 1
            time.sleep(0.05)
        process.join()
        assert (process.exitcode, looks > 5) == (0, True)
        assert _listening(os.getpid())  # the same look at this process, which does listen
