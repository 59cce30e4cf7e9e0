"""Which act that was read is which act of the right answers."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.measure.judge import WORST, Verdict, date_verdict, number_verdict
from benchmarks.measure.rows import ActRow, ExtraRow, Reading
from benchmarks.papers.model import ActTruth, Paper
from data.models import Act


def compared(paper: Paper, acts: Sequence[Act]) -> tuple[list[ActRow], list[ExtraRow]]:
    """A row for every act of the right answers, and one for every act too many."""
    unused = list(acts)
    taken: list[dict[str, Act]] = [_taken(truth, unused, paged=paper.pages is not None) for truth in paper.truth.acts]
    rows = []
    for truth, matched in zip(paper.truth.acts, taken, strict=True):
        strays = [] if matched or not _counts(truth) else _strays(truth, unused, paged=paper.pages is not None)
        rows.append(_row(paper, truth, matched, strays))
    extras = [_extra(act, paper) for act in unused if not _allowed(act, paper)]
    return rows, extras


def _counts(truth: ActTruth) -> bool:
    return bool(truth.kinds - {"other"})


def _taken(truth: ActTruth, unused: list[Act], *, paged: bool) -> dict[str, Act]:
    matched = {}
    for kind in sorted(truth.kinds):
        fitting = [act for act in unused if act.type == kind and _overlaps(truth, act, paged=paged)]
        if fitting:
            matched[kind] = fitting[0] if paged else _nearest(truth, fitting)
            unused.remove(matched[kind])
    return matched


def _nearest(truth: ActTruth, acts: list[Act]) -> Act:
    """In a file without pages two acts of one kind are told apart by their requisites."""
    return max(acts, key=lambda act: (act.date == truth.date) + (act.number == truth.number))


def _strays(truth: ActTruth, unused: list[Act], *, paged: bool) -> list[Act]:
    """Acts of a wrong kind that may be this one: its requisites are still worth a look. They stay acts too many."""
    fitting = [act for act in unused if _overlaps(truth, act, paged=paged)]
    return [_nearest(truth, fitting)] if fitting else []


def _overlaps(truth: ActTruth, act: Act, *, paged: bool) -> bool:
    if not paged or truth.first_page is None or truth.last_page is None:
        return True
    return act.page <= truth.last_page and max(act.last_page, act.page) >= truth.first_page


def _allowed(act: Act, paper: Paper) -> bool:
    paged = paper.pages is not None
    return any(act.type in truth.optional and _overlaps(truth, act, paged=paged) for truth in paper.truth.acts)


def _row(paper: Paper, truth: ActTruth, matched: dict[str, Act], strays: list[Act]) -> ActRow:
    scanned = paper.scanned_pages > 0
    judged = list(matched.values()) or strays
    readings = tuple(_reading(truth, kind, act, scanned=scanned) for kind, act in matched.items())
    dates = [date_verdict(truth, act.date, act.date_state) for act in judged]
    numbers = [number_verdict(truth, act.number, act.number_state, scanned=scanned) for act in judged]
    shown = judged[0] if judged else None
    return ActRow(
        kinds=tuple(sorted(truth.kinds)),
        counts=_counts(truth),
        shape=truth.shape,
        missing=tuple(sorted(truth.kinds - matched.keys())),
        instead=tuple(act.type for act in strays),
        date=_worst(dates),
        number=_worst(numbers),
        truth_date=f"{truth.date or truth.date_state}",
        truth_number=truth.number or truth.number_state,
        given_date=f"{shown.date or shown.date_state}" if shown else "",
        given_number=shown.number or shown.number_state if shown else "",
        quote=shown.quote if shown else "",
        legible=truth.legible,
        readings=readings,
        people=_people(truth, list(matched.values())),
    )


def _reading(truth: ActTruth, kind: str, act: Act, *, scanned: bool) -> Reading:
    date = date_verdict(truth, act.date, act.date_state)
    number = number_verdict(truth, act.number, act.number_state, scanned=scanned)
    return Reading(kind=kind, confidence=act.confidence, right=date == number == "right", flags=act.flags)


def _worst(verdicts: list[Verdict]) -> Verdict:
    return min(verdicts, key=WORST.index) if verdicts else "not_found"


def _people(truth: ActTruth, acts: list[Act]) -> str:
    """Whether mentors, mentees and pairs were counted as they are; "": there is nothing to count."""
    if truth.people is None or not acts:
        return ""
    counted = [(len(act.people.mentors), len(act.people.mentees), len(act.people.pairs)) for act in acts if act.people]
    return "not_counted" if not counted else "right" if truth.people in counted else "wrong"


def _extra(act: Act, paper: Paper) -> ExtraRow:
    own = {item.date for item in paper.truth.acts} | {item.date_also for item in paper.truth.acts}
    own_numbers = {number for item in paper.truth.acts for number in (item.number, *item.number_also)}
    foreign = (act.date is not None and act.date not in own) or (act.number is not None and act.number not in own_numbers)
    return ExtraRow(kind=act.type, confidence=act.confidence, title=act.title, foreign=foreign, date=f"{act.date}", number=f"{act.number}")
