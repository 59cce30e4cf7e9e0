"""Trials that count requests: beside the oracle, beside rivals, and on an engine never seen before."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from benchmarks.counting import rivals, tables
from benchmarks.counting.audit import answers, audit, registry
from benchmarks.counting.measures import median, site_rows
from benchmarks.counting.server import CountingServer, Visit
from benchmarks.counting.setting import Setting
from benchmarks.sites.web import Web


def counts(asked: Setting) -> Iterator[Table]:
    """Requests beside the oracle and beside rivals, with the verdicts that make the count valid."""
    web = asked.web()
    with CountingServer(web) as server:
        cost = audit(registry(web.sites, asked.folder), asked.folder / "ours", server.url)
        visits = server.take()
        rows = site_rows(web, visits, answers(asked.folder / "ours"))
        yield tables.counts(rows)
        yield tables.aims(rows)
        yield tables.wasted([row for row in rows if row.whole], "Лишние запросы: всё нужное есть")
        yield tables.wasted([row for row in rows if not row.whole], "Запросы сверх оракула: чего-то нет")
        yield tables.failures(rows)
        spent = [("секунд", f"{cost.wall:.0f}"), ("процессора, с", f"{cost.cpu:.0f}"), ("памяти, МиБ", f"{cost.memory_mib:.0f}")]
        yield tables.lines("Цена", spent)
        if asked.against:
            yield _beside(asked, web, server, visits)


def _beside(asked: Setting, web: Web, server: CountingServer, ours: list[Visit]) -> Table:
    some = Web(web.sites[: asked.against])
    hosts = {site.host for site in some.sites}
    runs = [("наш", site_rows(some, [visit for visit in ours if visit.host in hosts and some.find(visit.host, visit.path)[0]]))]
    rivals.breadth(some.sites, server.url, asked.folder)
    runs.append(("Scrapy в ширину", site_rows(some, server.take())))
    rivals.mirror(some.sites, server.url)
    runs.append(("wget --mirror", site_rows(some, server.take())))
    return tables.rivals(runs)


def learning(asked: Setting) -> Iterator[Table]:
    """An engine never seen before, all its sites in one group: what it costs at the end beside what it cost at the start."""
    web = asked.web(engine="unseen", case="compliant")
    with CountingServer(web) as server:
        audit(registry(web.sites, asked.folder), asked.folder / "ours", server.url)
        rows = site_rows(web, server.take(), answers(asked.folder / "ours"))
    # Where there is no section, its absence is proved by a full look, which nothing learned makes shorter.
    chosen = [row for row in rows if row.whole]
    over = [float(row.requests - row.least) for row in chosen]
    start, end = over[:10], over[len(over) // 2 :]
    mean = [sum(part) / len(part) for part in (start, end)]
    yield tables.lines("Невиданный движок: запросов сверх оракула на сайт с разделом", [
        ("сайты 1–10, среднее (медиана)", f"{mean[0]:.2f} ({median(start):.1f})"),
        (f"сайты {len(over) // 2 + 1}–{len(over)}, среднее (медиана)", f"{mean[1]:.2f} ({median(end):.1f})"),
        ("доля", tables.aim(100 * mean[1] / mean[0], 25, " %") if mean[0] else "—"),
    ])  # fmt: skip
    yield tables.counts(rows)
    yield tables.wasted(chosen[:10], "Сайты 1–10")
    yield tables.wasted(chosen[len(over) // 2 :], "Вторая половина")
    yield tables.failures(rows)
