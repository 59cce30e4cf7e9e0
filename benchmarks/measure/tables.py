"""The tables of requisites, kinds, traps and confidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from rich.table import Table

from benchmarks.measure.judge import Verdict
from benchmarks.measure.rows import ActRow, PaperRow

_TYPED = ("clean_pdf", "docx", "html", "rtf", "odt")
_AIMS = {
    "чистый текст": (99.5, 0.2, 99.0, 0.5),
    "scan_300": (96.0, 0.5, 93.0, 1.5),
    "scan_200": (96.0, 0.5, 93.0, 1.5),
    "сканы 200–300": (96.0, 0.5, 93.0, 1.5),
    "scan_150": (90.0, 1.0, 85.0, 3.0),
}
_SURE = 0.9


def by_source(rows: Sequence[PaperRow]) -> Table:
    """Dates and numbers by the kind of file, against the aims."""
    table = _requisites_table("1. Реквизиты по видам файлов", "источник", aims=True)
    groups: dict[str, list[ActRow]] = defaultdict(list)
    for row in rows:
        for name in _names(row.source):
            groups[name] += [act for act in row.acts if act.counts]
    for name in sorted(groups):
        table.add_row(name, *_requisites(groups[name]), _aim(name, groups[name]))
    return table


def by_shape(rows: Sequence[PaperRow]) -> Table:
    """The same by the shape in which requisites are written, the worst first."""
    table = _requisites_table("2. Реквизиты по формам записи (0 — обычная), худшие первыми", "форма")
    groups: dict[int, list[ActRow]] = defaultdict(list)
    for act in _counted(rows):
        groups[act.shape].append(act)
    spotless = [acts for acts in groups.values() if not _badness(acts)]
    for shape, acts in sorted(groups.items(), key=lambda item: (-_badness(item[1]), item[0])):
        if _badness(acts):
            table.add_row(str(shape), *_requisites(acts))
    table.add_row(f"прочих {len(spotless)}", *_requisites([act for acts in spotless for act in acts]), style="green")
    return table


def kinds(rows: Sequence[PaperRow]) -> Table:
    """Precision, recall and F1 of every kind; the last row is their mean over the kinds of the package."""
    found, missed, extra = _kind_counts(rows)
    table = Table("вид", "верно", "лишних", "пропущено", "точность", "полнота", "F1", title="3. Виды актов (цель: средняя F1 ≥ 0,97)")
    scores = {}
    for kind in sorted({*found, *missed, *extra}):
        right, lost, many = found[kind], missed[kind], extra[kind]
        precision, recall = _ratio(right, right + many), _ratio(right, right + lost)
        scores[kind] = _ratio(2 * right, 2 * right + lost + many)
        table.add_row(kind, str(right), str(many), str(lost), f"{precision:.3f}", f"{recall:.3f}", f"{scores[kind]:.3f}")
    of_package = [score for kind, score in scores.items() if kind != "other"]
    table.add_row("средняя без other", "", "", "", "", "", f"{_ratio(sum(of_package), len(of_package)):.3f}", style="bold")
    return table


def confusion(rows: Sequence[PaperRow]) -> Table:
    """What was given instead of what was there, and in what kind of papers acts too many were seen."""
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        lost = [kind for act in row.acts for kind in act.missing]
        many = [extra.kind for extra in row.extras]
        pairs.update((kind, many[index] if index < len(many) else "—") for index, kind in enumerate(lost))
        inside = "+".join(sorted({kind for act in row.acts for kind in act.kinds})) or "посторонний документ"
        pairs.update((f"({inside})", kind) for kind in many[len(lost) :])
    table = Table("было", "прочитано", "раз", title="Путаница видов (в скобках — что было в файле, где акт лишний)")
    for (truth, given), count in pairs.most_common(20):
        table.add_row(truth, given, str(count))
    return table


def traps(rows: Sequence[PaperRow]) -> Table:
    """Dates and numbers taken from a law, a protocol, a signature."""
    causes = Counter(cause for row in rows for cause in row.traps)
    table = Table("откуда взято", "раз", title="4. Чужие даты и номера (цель 0)")
    for cause, count in causes.most_common():
        table.add_row(cause, str(count))
    if not causes:
        table.add_row("ни одной", "0")
    return table


def confidence(rows: Sequence[PaperRow]) -> tuple[Table, Table]:
    """Of the acts that were given with confidence, how many are right; and how many were given so."""
    pairs = [(row.source, reading.confidence, reading.right) for row in rows for act in row.acts if act.counts for reading in act.readings]
    pairs += [(row.source, extra.confidence, False) for row in rows for extra in row.extras if extra.kind != "other"]
    bins = Table("уверенность", "актов", "верны вид и оба реквизита", title="5. Уверенность (цель: из ≥ 0,9 верны ≥ 99 %)")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01), (_SURE, 1.01)):
        inside = [right for _, sure, right in pairs if low <= sure < high]
        name = "≥ 0,90 всего" if (low, high) == (_SURE, 1.01) else f"{low:.2f}–{min(high, 1):.2f}"
        bins.add_row(name, str(len(inside)), _share(sum(inside), len(inside)))
    shares = Table("источник", "прочтений", "с уверенностью ≥ 0,9", title="Доля уверенных (цель: чистый текст 90 %, 200 dpi 75 %)")
    for name in ("чистый текст", "scan_300", "scan_200", "scan_150", "scan_120"):
        sure = [value >= _SURE for source, value, _ in pairs if name in _names(source)]
        shares.add_row(name, str(len(sure)), _share(sum(sure), len(sure)))
    return bins, shares


def people(rows: Sequence[PaperRow]) -> Table:
    """Tables of people counted as they are."""
    table = Table("вид акта", "списков", "сосчитаны верно", "неверно", "не сосчитаны", title="8. Наставники, наставляемые и пары")
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for act in _counted(rows):
        if act.people:
            groups[" + ".join(act.kinds)][act.people] += 1
    for name, counts in sorted(groups.items()):
        table.add_row(name, str(counts.total()), *(str(counts[how]) for how in ("right", "wrong", "not_counted")))
    return table


def _names(source: str) -> tuple[str, ...]:
    if source in _TYPED:
        return ("чистый текст", source)
    return ("сканы 200–300", source) if source in ("scan_200", "scan_300") else (source,)


def _counted(rows: Iterable[PaperRow]) -> list[ActRow]:
    return [act for row in rows for act in row.acts if act.counts]


def _requisites_table(title: str, first: str, *, aims: bool = False) -> Table:
    table = Table(
        title=title,
        caption="доли — от актов, где реквизит есть (или дан, хотя его нет); не прочт. — честное «не прочитано»;"
        " ложн. отс. — «нет», где есть; нет акта — сам акт не найден; пустые — реквизита на бумаге нет: сказано «нет» / «не прочитано»",
    )
    table.add_column(first)
    table.add_column("актов", justify="right")
    for what in ("дата", "номер"):
        for how in ("верно", "неверно", "не прочт.", "ложн. отс.", "нет акта", "пустые"):
            table.add_column(f"{what}\n{how}", justify="right")
    if aims:
        table.add_column("цели: дата; номер")
    return table


def _requisites(acts: list[ActRow]) -> list[str]:
    cells = [str(len(acts))]
    for get in (_date, _number):
        bearing = [verdict for verdict, bears in map(get, acts) if bears]
        counts = Counter(bearing)
        cells += [_share(counts["right"], len(bearing)), _share(counts["wrong"], len(bearing))]
        cells += [str(counts[name]) for name in ("unreadable", "false_absent", "not_found")]
        blank = Counter(verdict for verdict, bears in map(get, acts) if not bears)
        cells.append(f"{blank['right']} / {blank['doubted']}" if blank else "")
    return cells


def _aim(name: str, acts: list[ActRow]) -> str:
    if name not in _AIMS:
        return ""
    out = []
    for get, right, wrong in ((_date, *_AIMS[name][:2]), (_number, *_AIMS[name][2:])):
        share = _percent(acts, get, "right")
        bad = _percent(acts, get, "wrong")
        met = share >= right and bad <= wrong
        out.append(f"[{'green' if met else 'red'}]≥ {right:g} / ≤ {wrong:g} {'да' if met else 'нет'}[/]")
    return "; ".join(out)


def _date(act: ActRow) -> tuple[Verdict, bool]:
    return act.date, act.bears_date


def _number(act: ActRow) -> tuple[Verdict, bool]:
    return act.number, act.bears_number


def _percent(acts: list[ActRow], get: Callable[[ActRow], tuple[Verdict, bool]], wanted: Verdict) -> float:
    bearing = [verdict for verdict, bears in map(get, acts) if bears]
    return 100 * _ratio(sum(verdict == wanted for verdict in bearing), len(bearing))


def _badness(acts: list[ActRow]) -> float:
    weights = {"wrong": 10.0, "false_absent": 10.0, "not_found": 3.0, "unreadable": 1.0, "doubted": 0.0, "right": 0.0}
    return _ratio(sum(weights[act.date] + weights[act.number] for act in acts), len(acts))


def _kind_counts(rows: Sequence[PaperRow]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    missed = Counter(kind for row in rows for act in row.acts for kind in act.missing)
    found = Counter(kind for row in rows for act in row.acts for kind in act.kinds) - missed
    return found, missed, Counter(extra.kind for row in rows for extra in row.extras)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part})" if whole else "—"
