"""Tables of the counts, each beside its aim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from rich.table import Table

from benchmarks.counting.measures import GroupRow, SiteRow, median, percentile, recall

_COLUMNS = (
    *("сайтов", "запросов", "оракул", "медиана\nзапр./оракул", "p95\nзапр./оракул", "медиана\nзапросов", "p95\nзапросов", "полнота"),
    *("неверных\nвердиктов", "ложных\nобвинений", "ложных\n«нет»", "не\nпроверено", "на\nпроверку"),
)


def aim(value: float, most: float, unit: str = "") -> str:
    """A value beside the most it may be."""
    met = value <= most
    shown = f"{value:.0f}" if value >= 100 else f"{value:.3g}"
    return f"[{'green' if met else 'red'}]{shown}{unit} (цель ≤ {most:g}{unit}: {'да' if met else 'нет'})[/]"


def counts(rows: Sequence[SiteRow]) -> Table:
    """Requests by the right verdict and by the engine."""
    table = _table("Запросы по сайтам", "сайты", *_COLUMNS)
    for name, chosen in _groups(rows, lambda row: f"{row.site.verdict}{'' if row.site.section else ', раздела нет'}"):
        table.add_row(name, *_counted(chosen))
    table.add_section()
    for name, chosen in _groups(rows, lambda row: row.site.engine):
        table.add_row(name, *_counted(chosen))
    table.add_section()
    table.add_row("все", *_counted(rows))
    return table


def _counted(rows: Sequence[SiteRow]) -> list[str]:
    ratios, asked = [row.ratio for row in rows], [float(row.requests) for row in rows]
    sizes = [len(rows), sum(row.requests for row in rows), sum(row.least for row in rows)]
    spread = [f"{median(ratios):.2f}", f"{percentile(ratios, 0.95):.2f}", f"{median(asked):.0f}", f"{percentile(asked, 0.95):.0f}"]
    faults = [
        sum(row.wrong for row in rows),
        sum(row.accused for row in rows),
        sum(row.false_absence for row in rows),
        sum(row.given == "not_checked" for row in rows),
        sum(row.review for row in rows),
    ]
    return [*map(str, sizes), *spread, f"{100 * recall(rows):.1f} %", *map(str, faults)]


def aims(rows: Sequence[SiteRow]) -> Table:
    """The aims of the count, and whether the count is valid at all."""
    whole = [row for row in rows if row.whole]
    lacking = [row for row in rows if not row.whole]
    wrong, found = sum(row.wrong for row in rows), recall(rows)
    valid = "[green]да" if found >= 0.99 and not wrong else "[red]нет"
    table = _table("Цели", "что", "получено")
    table.add_row("счёт действителен (полнота ≥ 99 %, неверных вердиктов 0)", f"{valid}: {100 * found:.1f} %, {wrong}[/]")
    table.add_row("всё нужное есть: запросы/оракул, медиана", aim(median([row.ratio for row in whole]), 1.5))
    table.add_row("всё нужное есть: запросы/оракул, p95", aim(percentile([row.ratio for row in whole], 0.95), 2.0))
    table.add_row("чего-то нет: запросов, медиана", aim(median([row.requests for row in lacking]), 25))
    table.add_row("ложных «нет»", aim(sum(row.false_absence for row in rows), 0))
    return table


def wasted(rows: Sequence[SiteRow], title: str, most: int = 14) -> Table:
    """On what requests went that the oracle does not make, in means a site."""
    table = _table(title, "запрос", "на сайт", "доля лишних", "сайтов")
    total = sum((row.wasted for row in rows), Counter[str]())
    for name, count in total.most_common(most):
        sites = sum(name in row.wasted for row in rows)
        table.add_row(name, f"{count / len(rows):.2f}", f"{100 * count / total.total():.1f} %", str(sites))
    table.add_row("всего", f"{total.total() / max(1, len(rows)):.2f}", "", str(len(rows)))
    return table


def rivals(runs: Sequence[tuple[str, Sequence[SiteRow]]]) -> Table:
    """Ours beside the rivals: whole runs, and until all that is needed was fetched."""
    until_last = ("до последнего нужного\nмедиана", "то же / оракул\nмедиана")
    table = _table("Рядом с другими (те же сайты)", "обход", "запросов", "× к нашему", "МБ", "полнота", *until_last)
    base = sum(row.requests for row in runs[0][1])
    for name, rows in runs:
        whole = [row for row in rows if row.whole and row.found_at is not None]
        asked = sum(row.requests for row in rows)
        until = median([float(row.found_at or 0) for row in whole])
        against = median([(row.found_at or 0) / row.least for row in whole])
        size = sum(row.bytes_sent for row in rows) / 1e6
        whole_run = [str(asked), f"{asked / base:.2f}", f"{size:.1f}", f"{100 * recall(rows):.1f} %"]
        table.add_row(name, *whole_run, f"{until:.0f}", f"{against:.2f}")
    return table


def failures(rows: Sequence[SiteRow], most: int = 40) -> Table:
    """Sites with a wrong verdict, a false absence, something missed, or not checked."""
    table = _table("Что не так", "сайт", "движок", "верно", "вышло", "причина", "раздел", "не запрошено")
    bad = [row for row in rows if row.wrong or row.false_absence or row.missed or row.given == "not_checked" or row.review]
    for row in sorted(bad, key=lambda row: (not row.wrong, row.site.index))[:most]:
        given = f"{row.given}{' ?' if row.review else ''}"
        site = (f"{row.site.index} {row.site.host}", row.site.engine, row.site.verdict)
        table.add_row(*site, given, row.reason, str(row.section), " ".join(row.missed)[:70], style="red" if row.wrong else "")
    return table


def groups(rows: Sequence[GroupRow], delay: float, concurrency: int, most: int = 12) -> Table:
    """Politeness by group."""
    title = f"Вежливость по группам (пауза {delay:g} с, одновременно не больше {concurrency})"
    table = _table(title, "группа", "запросов", "одновременно", "коротких пауз", "наименьшая пауза, мс", "заняла, с", "граница, с")
    for row in rows[:most]:
        turns = (str(row.requests), str(row.most_in_flight), str(row.short_gaps))
        table.add_row(row.group, *turns, f"{1000 * row.least_gap:.1f}", f"{row.span:.1f}", f"{(row.requests - 1) * delay:.1f}")
    return table


def lines(title: str, found: Iterable[tuple[str, str]]) -> Table:
    """A plain table of two columns."""
    table = _table(title, "что", "получено")
    for name, value in found:
        table.add_row(name, value)
    return table


def _groups(rows: Sequence[SiteRow], name: Callable[[SiteRow], str]) -> list[tuple[str, list[SiteRow]]]:
    found: dict[str, list[SiteRow]] = defaultdict(list)
    for row in rows:
        found[name(row)].append(row)
    return sorted(found.items())


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title)
    table.add_column(first)
    for name in others:
        table.add_column(name)
    return table
