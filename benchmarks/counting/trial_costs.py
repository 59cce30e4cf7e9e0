"""Trials of what a crawl costs besides requests: gaps and time, processor, memory."""

from __future__ import annotations

import os
from collections.abc import Iterator

from rich.table import Table

from benchmarks.counting import rivals, tables
from benchmarks.counting.audit import audit, registry
from benchmarks.counting.measures import group_rows
from benchmarks.counting.server import CountingServer
from benchmarks.counting.setting import LATENCY, Setting


def politeness(asked: Setting) -> Iterator[Table]:
    """Gaps and turns by group, and the time beside the bound that the largest group sets."""
    web = asked.web()
    web.draw_files()
    with CountingServer(web, min(LATENCY, asked.delay / 2)) as server:
        cost = audit(registry(web.sites, asked.folder), asked.folder / "ours", server.url, asked.delay, asked.concurrency)
        visits = server.take()
    rows = group_rows(visits, asked.delay)
    bound = (rows[0].requests - 1) * asked.delay
    span = max(visit.left for visit in visits) - min(visit.came for visit in visits)
    yield tables.groups(rows, asked.delay, asked.concurrency)
    yield tables.lines("Вежливость", [
        ("групп", str(len(rows))),
        ("больше одновременных, чем можно", tables.aim(sum(row.most_in_flight > asked.concurrency for row in rows), 0)),
        ("коротких пауз", tables.aim(sum(row.short_gaps for row in rows), 0)),
        ("обход / граница наибольшей группы", tables.aim(span / bound, 1.05)),
        ("вся команда, с", f"{cost.wall:.1f}"),
        ("нагрузка машины (больше числа ядер — времена ничего не значат)", f"{os.getloadavg()[0]:.1f} на {os.cpu_count()}"),
    ])  # fmt: skip


def cpu(asked: Setting) -> Iterator[Table]:
    """Processor time beside Scrapy that only downloads the same addresses."""
    web = asked.web()
    with CountingServer(web) as server:
        cost = audit(registry(web.sites, asked.folder), asked.folder / "ours", server.url)
        visits = server.take()
        same_addresses = [f"http://{visit.host}{visit.path}" for visit in visits]
        other = rivals.only(same_addresses, server.url, asked.folder)
        theirs = len(server.take())
    yield tables.lines("Процессорное время", [
        ("запросов: наш, Scrapy", f"{len(visits)}, {theirs}"),
        ("наш, с (мс на организацию)", f"{cost.cpu:.1f} ({1000 * cost.cpu / asked.size:.0f})"),
        ("из них обход без чтения файлов, с", f"{cost.crawl_cpu:.1f}"),
        ("Scrapy, с (мс на организацию)", f"{other.cpu:.1f} ({1000 * other.cpu / asked.size:.0f})"),
        ("отношение", tables.aim(cost.cpu / other.cpu, 2.5)),
        ("отношение одного обхода", f"{cost.crawl_cpu / other.cpu:.2f}"),
    ])  # fmt: skip


def memory(asked: Setting) -> Iterator[Table]:
    """Most memory on all sites beside the first fifteenth of them."""
    found = []
    for size in (max(2, asked.size // 15), asked.size):
        web = asked.web(size)
        with CountingServer(web) as server:
            listed = registry(web.sites, asked.folder)
            found.append((size, audit(listed, asked.folder / f"ours-{size}", server.url)))
    (few, small), (many, large) = found
    yield tables.lines("Память, МиБ (общие страницы считаны один раз)", [
        (f"все процессы, сайтов {few}", f"{small.memory_mib:.0f}"),
        (f"все процессы, сайтов {many}", f"{large.memory_mib:.0f}"),
        ("отношение", tables.aim(large.memory_mib / small.memory_mib, 1.2)),
        ("один обход", f"{small.crawl_mib:.0f} → {large.crawl_mib:.0f}, × {large.crawl_mib / max(1, small.crawl_mib):.2f}"),
        (f"секунд, сайтов {many}", f"{large.wall:.0f}"),
    ])  # fmt: skip
