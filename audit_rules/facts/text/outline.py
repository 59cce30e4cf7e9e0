"""What a web page shows, line by line; the page's marks are left and its furniture is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from audit_rules.facts.text.normalize import normalise_cell
from audit_rules.facts.text.page_marks import COUNTED, HEADINGS, MARK, VALUE, is_picture
from audit_rules.facts.text.page_shapes import LONGEST_BOLD, is_bold, is_number, is_short, level_of, names
from data.outline import LABEL, PLAIN, PageLine

LONGEST_HEADING = 200
MOST_LINES = 3000
_FILE = re.compile(r"\.(?:pdf|docx?|rtf|odt|xlsx?|ods|zip|rar|pptx?)(?:$|[?#])|/file/|/doc/\d|download", re.IGNORECASE)

_Step = PageElement | Callable[[], None]
"""What is read next, or done on the way."""


@dataclass
class _Open:
    """The line that is being read."""

    words: list[str] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    pictures: int = 0


def outline_of(content: Tag, blocks: frozenset[str]) -> tuple[PageLine, ...]:
    """Lines in page order. `blocks`: tags that begin a line of their own."""
    return tuple(_Outline(blocks).read(content))[:MOST_LINES]


class _Outline:
    """One page. Walks without recursion: tag soup nests deep."""

    def __init__(self, blocks: frozenset[str]) -> None:
        self.blocks = blocks
        self.lines: list[PageLine] = []
        self.line = _Open()
        self.row = 0
        """Depth within rows that are one line."""

    def read(self, content: Tag) -> list[PageLine]:
        waiting: list[_Step] = [content]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, PageElement):
                node()
            elif isinstance(node, NavigableString):
                self._words(node)
            elif isinstance(node, Tag):
                waiting += reversed(self._tag(node))
        self._flush()
        return self.lines

    def _tag(self, tag: Tag) -> list[_Step]:
        """What is to be read next in the tag's stead."""
        if kind := tag.get(MARK):
            self._mark(str(kind), str(tag.get(VALUE) or ""))
            return []
        if tag.name in HEADINGS:
            return self._heading(tag, int(tag.name[1]))
        if tag.name in {"summary", "legend", "caption"}:
            return self._heading(tag, 6)
        if tag.name == "dt":
            return self._heading(tag, LABEL)
        if tag.name == "dl":
            return [self._flush, *tag.contents, self._flush, self._end_label]
        if tag.name == "a":
            self._link(tag)
            return []
        if tag.name == "img":
            self.line.pictures += is_picture(tag) and tag.find_parent(attrs={COUNTED: True}) is None
            return []
        if tag.name == "br":
            self._break()
            return []
        if tag.name == "table" and not self.row and tag.find("table") is None:
            return [self._flush, *self._rows(tag), self._end_label]
        if tag.name == "li" and not self.row and tag.find(["ul", "ol"]) is not None:
            return [self._flush, *self._item(tag), self._flush, self._end_label]
        if tag.name in self.blocks or tag.name in {"td", "th"}:
            return [self._break, *tag.contents, self._break]
        return list(tag.contents)

    # ── pieces ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _words(self, node: NavigableString) -> None:
        if isinstance(node, Comment | PreformattedString):
            return
        text = re.sub(r"\s+", " ", node)
        self.line.words.append(text)
        letters = sum(map(str.isalnum, text))
        self.line.letters += letters
        self.line.bold += letters if letters and is_bold(node) else 0

    def _mark(self, kind: str, value: str) -> None:
        if kind == "heading":
            self._flush()
            self._add(PageLine(text=value, level=6))
        elif kind == "frame":
            self.line.frames.append(value)
        elif kind == "form":
            self._flush()
            self._add(PageLine(forms=(value,)))
        else:
            self.line.pictures += int(value)

    def _heading(self, tag: Tag, level: int) -> list[_Step]:
        self._flush()
        text = normalise_cell(tag.get_text(" "))
        links = [(normalise_cell(link.get_text(" ")), str(link.get("href") or "").strip()) for link in tag.find_all("a", href=True)]
        pictures = sum(is_picture(image) for image in tag.find_all("img"))
        if not text:
            return list(tag.contents)
        if len(text) > LONGEST_HEADING or any(_FILE.search(address) for _, address in links):
            return [*tag.contents, self._flush]
        self._add(PageLine(text=text, level=level, links=tuple(links), pictures=pictures))
        return []

    def _link(self, tag: Tag) -> None:
        words = normalise_cell(tag.get_text(" "))
        pictures = sum(is_picture(image) for image in tag.find_all("img"))
        self.line.pictures += pictures
        address = str(tag.get("href") or "").strip()
        for name in ("title", "aria-label"):
            words = words or normalise_cell(str(tag.get(name) or ""))
        if address and not address.startswith(("#", "javascript:", "data:")):
            self.line.links.append((words, address))
        if words:
            self.line.words.append(f" {words} " if self.line.words and not self.line.words[-1].endswith(" ") else words)
            self.line.letters += sum(map(str.isalnum, words))

    def _rows(self, table: Tag) -> Iterator[_Step]:
        """A row of two cells: the first names what stands in the second; any other row is one line, or cells of a laid out page."""
        for row in table.find_all("tr"):
            cells = row.find_all(["td", "th"], recursive=False)
            told = cells[1:] if len(cells) == 3 and is_number(cells[0]) else cells
            if len(told) == 2 and names(told[0]) and not all(cell.name == "th" for cell in told):
                yield partial(self._label, told[0])
                yield from told[1].contents
                yield self._flush
                yield self._end_label
            elif not all(map(is_short, cells)):
                yield from row.contents
            else:
                yield self._open_row
                for cell in cells:
                    yield from cell.contents
                    yield self._next_cell
                yield self._close_row

    def _item(self, item: Tag) -> Iterator[_Step]:
        """An item that holds a list of its own: its words name that list."""
        for node in item.contents:
            if isinstance(node, Tag) and node.name in {"ul", "ol"}:
                yield partial(self._flush, LABEL)
            yield node

    def _label(self, cell: Tag) -> None:
        self._add(PageLine(text=normalise_cell(cell.get_text(" ")), level=LABEL))

    # ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _open_row(self) -> None:
        self._flush()
        self.row += 1

    def _next_cell(self) -> None:
        self.line.words.append(" | ")

    def _close_row(self) -> None:
        self.row -= 1
        self._flush()

    def _break(self) -> None:
        if self.row:
            self.line.words.append(" ")
        else:
            self._flush()

    def _end_label(self) -> None:
        """What follows belongs to the heading above the label again."""
        if self.lines and not (self.lines[-1].level == LABEL and not self.lines[-1].text):
            self._add(PageLine(level=LABEL))

    def _flush(self, level: int = PLAIN) -> None:
        line, self.line = self.line, _Open()
        text = normalise_cell("".join(line.words)).strip(" |")
        if not (text or line.links or line.frames or line.forms or line.pictures):
            return
        bare = not (line.links or line.frames or line.pictures)
        told = PLAIN
        if bare:
            told = LABEL if level == LABEL and len(text) <= LONGEST_BOLD else level_of(text, letters=line.letters, bold_letters=line.bold)
        self._add(
            PageLine(
                text=text, level=told, links=tuple(line.links), frames=tuple(line.frames), forms=tuple(line.forms), pictures=line.pictures
            )
        )

    def _add(self, line: PageLine) -> None:
        last = self.lines[-1] if self.lines else None
        if last and line.level and last.level and line.text and line.text == last.text:
            return
        self.lines.append(line)
