"""Trials of audits that go again: the same sites, changed sites, and after `kill -9`."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.table import Table

from benchmarks.counting import tables
from benchmarks.counting.audit import answers, audit, audit_killed, registry, results, same
from benchmarks.counting.measures import SiteRow, site_rows
from benchmarks.counting.server import CountingServer, Visit
from benchmarks.counting.setting import LATENCY, Setting
from benchmarks.sites.changes import change
from benchmarks.sites.model import Site

CHANGES, KILLS = 30, 10


def again(asked: Setting) -> Iterator[Table]:
    """The second run with nothing changed, the third with planted changes."""
    web = asked.web()
    listed, workspace = registry(web.sites, asked.folder), asked.folder / "ours"
    with CountingServer(web) as server:
        first_cost = audit(listed, workspace, server.url)
        first, first_answers = site_rows(web, server.take(), answers(workspace)), results(workspace)
        read = readings(workspace)
        cost = audit(listed, workspace, server.url)
        second = site_rows(web, server.take(), answers(workspace))
        newly = readings(workspace) - read
        yield _second(first, second, newly, first_cost.cpu, cost.cpu, same(first_answers, results(workspace)))
        yield tables.wasted(second, "Второй обход: запросы сверх оракула")
        changed = asked.rng.sample(list(web.sites), min(CHANGES, len(web.sites) // 2))
        done = Counter(change(web, site, asked.rng) for site in changed)
        audit(listed, workspace, server.url)
        third = site_rows(web, server.take(), answers(workspace))
    yield _third(second, third, changed, done)
    yield tables.failures(third)


def _second(first: list[SiteRow], second: list[SiteRow], newly: int, before: float, after: float, equal: bool) -> Table:
    proof = sum(then.requests if not then.whole else len(then.site.needed) + 1 for then in first)
    asked = sum(row.requests for row in second)
    tagged = [(then, now) for then, now in zip(first, second, strict=True) if then.site.validators]
    bytes_then, bytes_now = (sum(pair[turn].bytes_sent for pair in tagged) for turn in (0, 1))
    plain_then, plain_now = sum(row.bytes_sent for row in first) - bytes_then, sum(row.bytes_sent for row in second) - bytes_now
    return tables.lines("Второй обход, ничего не изменилось", [
        ("запросов в первом", str(sum(row.requests for row in first))),
        ("запросов во втором", tables.aim(asked, proof)),
        ("из них у сайтов, где всё есть", tables.aim(sum(row.requests for row in second if row.whole),
                                                     sum(len(row.site.needed) + 1 for row in first if row.whole))),
        ("байт тел у сайтов с ETag", tables.aim(100 * bytes_now / max(1, bytes_then), 1, " %")),
        ("байт тел у сайтов без ETag", f"{100 * plain_now / max(1, plain_then):.1f} %"),
        ("прочитано файлов заново", tables.aim(newly, 0)),
        ("процессора, с: первый, второй", f"{before:.0f}, {after:.0f}"),
        ("results.json тот же, кроме времени", "да" if equal else "[red]нет[/]"),
    ])  # fmt: skip


def _third(second: list[SiteRow], third: list[SiteRow], changed: list[Site], done: Counter[str]) -> Table:
    found = [row for row in third if row.site in changed and row.given == row.site.verdict]
    more = sum(row.requests for row in third) - sum(row.requests for row in second)
    lost = Counter(row.site.changed for row in third if row.site in changed and row.given != row.site.verdict)
    return tables.lines("Третий обход: посаженные изменения", [
        ("изменений", f"{len(changed)} ({', '.join(f'{name} {count}' for name, count in sorted(done.items()))})"),
        ("найдено (вердикт стал верным)", f"[{'green' if len(found) == len(changed) else 'red'}]{len(found)}[/]"),
        ("не найдено", ", ".join(f"{name} {count}" for name, count in lost.items()) or "—"),
        ("неверных вердиктов", tables.aim(sum(row.wrong for row in third), 0)),
        ("запросов больше, чем во втором", f"{more:+d}, на изменение {more / max(1, len(changed)):+.1f}"),
        ("байт тел", f"{sum(row.bytes_sent for row in third) / 1e6:.2f} МБ против {sum(row.bytes_sent for row in second) / 1e6:.2f} МБ"),
    ])  # fmt: skip


def kill(asked: Setting) -> Iterator[Table]:
    """`kill -9` again and again: what is asked twice, and whether the results are the same."""
    web = asked.web()
    listed = registry(web.sites, asked.folder)
    with CountingServer(web, LATENCY) as server:
        cost = audit(listed, asked.folder / "whole", server.url)
        whole = server.take()
        dealt = audit_killed(listed, asked.folder / "killed", server.url, KILLS, max(1.0, cost.wall / KILLS), asked.rng)
        broken = server.take()
    equal = same(results(asked.folder / "whole"), results(asked.folder / "killed"))
    groups = {visit.group for visit in whole}
    often = {group: _repeats(broken, group) - _repeats(whole, group) for group in groups}
    worst = max(often.values(), default=0)
    yield tables.lines("kill -9", [
        ("убито", f"{dealt} из {KILLS}"),
        ("запросов: подряд, с убийствами", f"{len(whole)}, {len(broken)}"),
        ("повторов на группу и убийство, худшая группа", tables.aim(worst / max(1, dealt), 1)),
        ("повторов всего", str(sum(often.values()))),
        ("results.json тот же, кроме времени", "[green]да[/]" if equal else "[red]нет[/]"),
    ])  # fmt: skip
    yield tables.wasted(site_rows(web, _again(broken)), "Что запрошено повторно")


def _repeats(visits: list[Visit], group: str) -> int:
    return len(_again([visit for visit in visits if visit.group == group]))


def _again(visits: list[Visit]) -> list[Visit]:
    """Visits to an address asked before."""
    seen: set[tuple[str, str]] = set()
    found = []
    for visit in visits:
        key = (visit.host, visit.path)
        found += [visit] if key in seen else []
        seen.add(key)
    return found


def readings(workspace: Path) -> int:
    """How many readings of files the store holds."""
    with sqlite3.connect(workspace / "nastavnik.db") as store:
        return int(store.execute("select count(*) from reading").fetchone()[0])
