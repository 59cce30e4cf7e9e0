"""The tables of what reading costs and of the damage that was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.table import Table

from benchmarks.measure.rows import PaperRow


def cost(rows: Sequence[PaperRow]) -> Table:
    """Area given to recognition for a scanned page, and seconds against plain recognition."""
    table = Table("что", "файлов", "страниц", "площадь на страницу", "цель", title="6. Цена чтения сканов")
    scans = [row for row in rows if row.scanned_pages and row.source.startswith("scan_")]
    several = [row for row in scans if row.acts_inside > 1]
    single = [row for row in scans if row.acts_inside == 1]
    groups = (
        ("файлы с несколькими актами", several, "≤ 0,45"),
        ("файлы с одним актом", single, "≤ 0,20"),
        ("— из них в одну страницу", [row for row in single if row.scanned_pages == 1], ""),
        ("— из них в несколько страниц", [row for row in single if row.scanned_pages > 1], ""),
        ("все сканы", scans, ""),
    )
    for name, group, aim in groups:
        pages = sum(row.scanned_pages for row in group)
        area = sum(row.ocr_area for row in group)
        table.add_row(name, str(len(group)), str(pages), f"{area / pages:.3f}" if pages else "—", aim)
    _add_seconds(table, scans)
    return table


def _add_seconds(table: Table, scans: list[PaperRow]) -> None:
    measured = [row for row in scans if row.plain_seconds is not None]
    plain = sum(row.plain_seconds or 0.0 for row in measured)
    ours = sum(row.seconds for row in measured)
    pages = sum(row.scanned_pages for row in measured)
    if plain:
        ratio = f"{ours / plain:.3f} ({ours:.1f} с против {plain:.1f} с)"
        table.add_row("время к простому tesseract, 300 dpi", str(len(measured)), str(pages), ratio, "≤ 0,25")
    total = sum(row.scanned_pages for row in scans)
    if total:
        table.add_row("секунд на страницу скана", str(len(scans)), str(total), f"{sum(row.seconds for row in scans) / total:.2f}", "")


def damage(rows: Sequence[PaperRow]) -> Table:
    """How often each kind of damage was drawn, and how often both requisites came out right under it."""
    scans = [row for row in rows if row.scanned_pages]
    counts = Counter(name for row in scans for name in row.damage)
    table = Table("порча", "файлов", "доля", "актов", "оба реквизита верны", title="7. Порча сканов")
    for name, count in counts.most_common():
        acts = [act for row in scans if name in row.damage for act in row.acts if act.counts]
        right = sum(act.date == act.number == "right" for act in acts)
        share = f"{100 * right / len(acts):.1f} %" if acts else "—"
        table.add_row(name, str(count), f"{100 * count / len(scans):.0f} %", str(len(acts)), share)
    return table


def failures(rows: Sequence[PaperRow], limit: int) -> Table:
    """The gravest rows, to be opened by their id."""
    table = Table("файл", "виды", "дата: было → прочитано", "номер: было → прочитано", title="Ошибки: неверные и ложно отсутствующие")
    bad = [(row, act) for row in rows for act in row.acts if act.counts and {act.date, act.number} & {"wrong", "false_absent"}]
    for row, act in bad[:limit]:
        table.add_row(row.id, "+".join(act.kinds), f"{act.truth_date} → {act.given_date}", f"{act.truth_number} → {act.given_number}")
    return table
