"""Lines and tables of a letter that comes as a stream of words and marks (.rtf, .doc)."""

from __future__ import annotations

from audit_rules.facts.text.letter import Letter
from audit_rules.facts.text.merged import Cell
from audit_rules.facts.text.rows import row_text


class Flow:
    """Takes words and the ends of paragraphs, cells and rows; gives the text."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._out: list[str] = []
        self._line: list[str] = []
        self._cell: list[str] = []
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._inner: list[str] = []

    def words(self, text: str) -> None:
        """Words of the paragraph."""
        self._line.append(text)

    def end_paragraph(self, *, in_table: bool) -> None:
        """The paragraph is over; in a table it is a line of the cell."""
        if in_table:
            self._cell.append(self._take())
        else:
            self._end_table()
            self._out.append(self._take())

    def end_cell(self) -> None:
        """The cell is over."""
        self._cells.append("\n".join([*self._cell, self._take()]))
        self._cell = []

    def end_row(self) -> None:
        """The row is over."""
        if self._cells:
            self._rows.append(self._cells)
        self._cells = []

    def end_inner_cell(self) -> None:
        """A cell of a table within a cell is over."""
        self._inner.append(self._take())

    def end_inner_row(self) -> None:
        """A row of a table within a cell is over: a line of the cell."""
        self._cell.append(row_text(self._inner))
        self._inner = []

    def text(self) -> str:
        """All that was taken."""
        self._cell += [*self._inner, self._take()] if self._cell or self._inner or self._cells else []
        if self._cell:
            self._cells.append("\n".join(self._cell))
        self.end_row()
        self._end_table()
        self._out.append(self._take())
        self._cell, self._inner = [], []
        return "\n".join(self._out)

    def _take(self) -> str:
        line, self._line = "".join(self._line), []
        return line

    def _end_table(self) -> None:
        if self._rows:
            rows, self._rows = self._rows, []
            self._out.append(self._letter.table([[Cell(text) for text in row] for row in rows]))
