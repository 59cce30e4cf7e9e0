"""Which tables and lines of a text are one act's: from its title to the title of the next act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit_rules.facts.fold import fold
from data.models import Act, Text

Table = tuple[tuple[str, ...], ...]

_KEY = 60
_TELLING = 12
"""A title shorter than that stands in many places."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """What stands between an act's title and the next act's."""

    tables: tuple[tuple[int, Table], ...]
    """Each with its page, in order."""
    lines: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line for _, line in self.lines)


def place_of(text: Text, act: Act | None, others: Sequence[Act] = ()) -> Place:
    """The act's part of the text; without an act the whole text. `others`: the acts that the text holds besides."""
    ruler = _Ruler(text)
    start = ruler.of_act(act) if act else 0
    after = [ruler.of_act(other) for other in others] if act else []
    end = min((place for place in after if place > start), default=ruler.length)
    if act and act.last_page > act.page:
        end = min(end, ruler.page_end(act.last_page))
    tables, place = [], 0
    for page in text.pages:
        for table in page.tables:
            place = ruler.of_table(table, max(place, ruler.page_start(page.number)))
            if start <= place < end:
                tables.append((ruler.page_at(place), table))
    lines = [(page, line) for place, page, line in ruler.lines if start <= place < end]
    return Place(tables=tuple(tables), lines=tuple(lines))


class _Ruler:
    """Places in a text counted in letters and digits, so that blanks and signs do not matter."""

    def __init__(self, text: Text) -> None:
        self.letters = ""
        self.starts: list[tuple[int, int]] = []
        self.lines: list[tuple[int, int, str]] = []
        parts: list[str] = []
        length = 0
        for page in text.pages:
            self.starts.append((length, page.number))
            for line in page.text.split("\n"):
                self.lines.append((length, page.number, line))
                parts.append(_letters(line))
                length += len(parts[-1])
        self.letters, self.length = "".join(parts), length + 1

    def page_start(self, number: int) -> int:
        return next((start for start, page in self.starts if page >= number), self.length)

    def page_end(self, number: int) -> int:
        return self.page_start(number + 1)

    def page_at(self, place: int) -> int:
        return next((page for start, page in reversed(self.starts) if start <= place), 1)

    def of_act(self, act: Act) -> int:
        """Where its title stands; the top of its page where it cannot be found."""
        top = self.page_start(act.page)
        key = _letters(act.title)[:_KEY]
        found = self.letters.find(key, top) if len(key) >= _TELLING else -1
        return found if found >= 0 else top

    def of_table(self, table: Table, after: int) -> int:
        """Where its longest row stands, at or behind a place; that place where it cannot be found."""
        key = max((_letters("".join(row)) for row in table), key=len)[:_KEY]
        found = self.letters.find(key, after) if key else -1
        return found if found >= 0 else after


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))
