"""Rows of a plan's tables into entries: headings of parts, rows that go on over a page, cells that reach down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from audit_rules.facts.plans.cells import parted_tail
from audit_rules.facts.plans.columns import Roles, guessed_roles, holds_below, roles_of
from audit_rules.facts.plans.terms import is_term, low_term
from data.plan_words import plan_words

Row = Sequence[str]

_LETTERS = re.compile(r"[^\W\d_]{3}")
_CAPITAL = re.compile(r"[\W\d]*[А-ЯЁA-Z]")
_LONGEST_HEADING = 300
_MOST_WAYS = 300


@dataclass
class Entry:
    """One row of a plan as it stands, before its terms are read."""

    item: str
    term: str
    result: str
    direction: str
    page: int


@dataclass
class TableReader:
    """A plan's tables on their way down, page after page."""

    entries: list[Entry] = field(default_factory=list)
    roles: Roles = ()
    """Of the header last seen; (): none yet."""
    direction: str = ""
    heading_term: str = ""
    """A month that stands over the rows."""
    month_holds: bool = False
    fresh: bool = False
    """True: no row of this page was taken yet, so the first may go on with the one before."""

    def read(self, table: Sequence[Row], page: int) -> None:
        """Take over the table's rows; a table without a plan's header only where it goes on with the one before."""
        if not any(roles_of(row) for row in table):
            if not self._goes_on(table):
                self.roles = ()
                return
            self.fresh = True
        for row in table:
            if roles := roles_of(row):
                repeated = roles == self.roles
                self.roles, self.fresh = roles, repeated
                self.month_holds = any(role == "term" and holds_below(cell) for role, cell in zip(roles, row, strict=True))
                self.direction = self.direction if repeated else ""
            elif self.roles:
                self._row(row, page)

    def read_headless(self, table: Sequence[Row], page: int) -> None:
        """Take over a table that has no header, where its columns tell what they hold."""
        self.roles = guessed_roles(table)
        for row in table if self.roles else ():
            self._row(row, page)

    def _goes_on(self, table: Sequence[Row]) -> bool:
        widest = max(len(row) for row in table)
        wanted = len(self.roles)
        if not wanted or not max(2, wanted - 1) <= widest <= wanted:
            return False
        placed = [self._placed(row) for row in table]
        first = placed[0]
        rest = bool(self.entries) and (not first["item"] or not _CAPITAL.match(first["item"]))
        return rest or any(is_term(cells["term"]) for cells in placed)

    def _row(self, row: Row, page: int) -> None:
        filled = [place for place, cell in enumerate(row) if cell.strip()]
        if not any(_LETTERS.search(cell) for cell in row) and not any(is_term(cell) for cell in row):
            return
        if plan_words().totals.match(low_term(row[filled[0]])):
            return
        cells = self._placed(row)
        alone = row[filled[0]].strip() if len({cell.strip() for cell in row if cell.strip()}) == 1 else self._numbered_heading(row)
        if alone and self._is_heading(alone, filled[0], len(row), cells):
            self._heading(alone)
            return
        if cells["direction"]:
            self._turn(cells["direction"])
        if self.fresh and self.entries and self._continued(cells, page):
            self.fresh = False
            return
        self.fresh = False
        if not cells["item"] or self._runs_on(row, cells):
            self._more(cells)
            return
        self.entries.append(Entry(cells["item"], self._term(cells["term"]), cells["result"], self.direction, page))

    def _numbered_heading(self, row: Row) -> str:
        """«Этап 1 | Отбор и обучение | | »: words under the numbers, and nothing but the part's name beside them; else ""."""
        if len(row) != len(self.roles) or any(
            cell.strip() and role not in {"number", "item"} for role, cell in zip(self.roles, row, strict=True)
        ):
            return ""
        numbers = " ".join(cell.strip() for role, cell in zip(self.roles, row, strict=True) if role == "number")
        return " ".join(cell.strip() for cell in row if cell.strip()) if _LETTERS.search(numbers) else ""

    def _is_heading(self, alone: str, place: int, width: int, cells: dict[str, str]) -> bool:
        """True for the heading of a part: a cell over the whole row, or a lone one in the place of events."""
        if is_term(alone):
            return not (width == len(self.roles) and self.roles[place] == "term")
        if len(alone) > _LONGEST_HEADING or not _CAPITAL.match(alone):
            return False
        return width < len(self.roles) or self.roles[place] in {"item", "direction", "number", None} or not cells["item"]

    def _heading(self, alone: str) -> None:
        self.fresh = False
        if is_term(alone):
            self.heading_term = alone
        else:
            self.direction, self.heading_term = alone, ""

    def _turn(self, direction: str) -> None:
        """A new part; or, at a page's top, the rest of its name."""
        if self.fresh and self.direction and not _CAPITAL.match(direction):
            self.direction = f"{self.direction} {direction}"
        else:
            self.direction = direction

    def _term(self, cell: str) -> str:
        if self.month_holds and cell:
            self.heading_term = cell
        return cell or self.heading_term

    def _continued(self, cells: dict[str, str], page: int) -> bool:
        """True where the first row of a page was the rest of the last one; an event that begins within it is an entry of its own."""
        last = self.entries[-1]
        text, term = cells["item"], cells["term"]
        if not text or _CAPITAL.match(text):
            return False
        rest, event = parted_tail(text) if term and last.term else (text, "")
        last.item = f"{last.item} {rest}".strip()
        if event:
            self.entries.append(Entry(event, term, cells["result"], self.direction, page))
            return True
        last.term = _joined(last.term, term)
        last.result = f"{last.result} {cells['result']}".strip()
        return True

    def _more(self, cells: dict[str, str]) -> None:
        """A row without an event of its own: more of the event above, of its result, or one more term of it."""
        if not self.entries:
            return
        last = self.entries[-1]
        last.item = f"{last.item} {cells['item']}".strip()
        last.result = f"{last.result} {cells['result']}".strip()
        last.term = _joined(last.term, cells["term"])

    def _runs_on(self, row: Row, cells: dict[str, str]) -> bool:
        """True for a row without number and term that begins within a sentence: the event above was cut over two rows."""
        if not self.entries or cells["term"] or _CAPITAL.match(cells["item"]) or len(row) != len(self.roles):
            return False
        return any(role == "number" and not cell.strip() for role, cell in zip(self.roles, row, strict=True))

    def _placed(self, row: Row) -> dict[str, str]:
        """Cells by role; a short row stands where its term falls under the terms, cells left out being rather on the left."""
        best = tuple(row) if len(row) >= len(self.roles) else max(self._ways(row), key=self._fit)
        out = dict.fromkeys(("item", "term", "result", "direction"), "")
        for role, cell in zip(self.roles, best, strict=False):
            if role in out and cell.strip():
                out[role or ""] = f"{out[role or '']} {cell.strip()}".strip()
        return out

    def _ways(self, row: Row) -> Iterator[tuple[str, ...]]:
        """A short row's cells over the columns, their order kept; those as far right as can be come first."""
        places = range(len(self.roles) - 1, -1, -1)
        for taken in islice(combinations(places, len(row)), _MOST_WAYS):
            at = dict(zip(reversed(taken), row, strict=True))
            yield tuple(at.get(place, "") for place in range(len(self.roles)))

    def _fit(self, cells: Sequence[str]) -> int:
        """How well the cells suit the columns: a term under the terms, no term elsewhere, a text under the events."""
        points = 0
        for role, cell in zip(self.roles, cells, strict=True):
            if not cell.strip():
                continue
            if is_term(cell):
                points += 3 if role == "term" else -3
            elif role == "term":
                points -= 2
            elif role == "number":
                points += -2 if _LETTERS.search(cell) else 2
            elif role == "item":
                points += 1
        return points


def _joined(first: str, second: str) -> str:
    return ", ".join(part for part in dict.fromkeys((first, second)) if part)
