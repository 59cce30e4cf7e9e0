"""Text of a web page: its own words, without menus and widgets; tables as rows."""

from __future__ import annotations

import email
import email.policy
import re
import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import Comment, NavigableString, PageElement, PreformattedString, Tag

from audit_rules.facts.text.html_clean import drop_furniture
from audit_rules.facts.text.html_decode import decode
from audit_rules.facts.text.html_lists import LABEL_END, labels
from audit_rules.facts.text.html_title import page_title
from audit_rules.facts.text.merged import MAX_SPAN, Cell, spread
from audit_rules.facts.text.normalize import normalise, normalise_cell
from audit_rules.facts.text.outline import outline_of
from audit_rules.facts.text.page_marks import leave_marks
from audit_rules.facts.text.rows import LONG_CELL, Row, plain_row, row_text
from data.models import Text, TextPage

BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr legend li main menu nav ol option p pre section summary table tbody tfoot thead tr ul"
)
BLOCKS = frozenset(BLOCK_NAMES.split())


def page_text(body: bytes, content_type: str = "") -> Text:
    """The page's title, words and tables; one page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(decode(_main_part(body), content_type), "lxml")
    title = page_title(soup)
    leave_marks(soup)
    content = drop_furniture(soup)
    tables = [table for table in content.find_all("table") if is_data_table(table)]
    rows = {id(table): table_rows(table) for table in tables}
    text = normalise(_flow(content, rows))
    page = TextPage(
        number=1,
        text=text,
        source="html",
        tables=tuple(_plain(found) for found in rows.values() if len(found) > 1),
        outline=outline_of(content, BLOCKS),
    )
    return Text(source="html", pages=(page,), title=title)


def _main_part(body: bytes) -> bytes:
    """The HTML of a «web page in one file», which Word saves as .doc too; any other body as it is."""
    if not re.match(rb"(?:\xef\xbb\xbf)?\s*(?:MIME-Version|From|Content-Type):", body, re.IGNORECASE):
        return body
    for part in email.message_from_bytes(body, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else body
    return body


def is_data_table(table: Tag) -> bool:
    """False for a table that only lays the page out: one within another, one column, or a whole page in a cell."""
    if table.find("table") is not None:
        return False
    rows = table.find_all("tr")
    widest = max((len(row.find_all(["td", "th"])) for row in rows), default=0)
    if widest < 2:
        return False
    for cell in table.find_all(["td", "th"]):
        if len(cell.get_text()) > LONG_CELL or (len(rows) < 3 and cell.find(["h1", "h2", "h3", "ul", "ol"]) is not None):
            return False
    return True


def table_rows(table: Tag) -> list[list[Cell]]:
    """The cells, row by row, lines within a cell kept."""
    return [[_cell(cell) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]


def _cell(cell: Tag) -> Cell:
    return Cell(normalise(_flow(cell, {})), columns=_span(cell, "colspan"), rows=_span(cell, "rowspan"))


def _span(cell: Tag, name: str) -> int:
    """How many columns or rows the cell takes; «0» rows: all that are left."""
    number = re.match(r"\s*(\d{1,6})", str(cell.get(name) or ""))
    if number is None:
        return 1
    return int(number[1]) or (MAX_SPAN if name == "rowspan" else 1)


def _plain(rows: list[list[Cell]]) -> tuple[Row, ...]:
    return tuple(plain_row(row) for row in spread(rows) if any(row))


def _flow(root: Tag, tables: dict[int, list[list[Cell]]]) -> str:
    """All words under `root`: a line break round every block. Walks without recursion: tag soup nests deep."""
    out: list[str] = []
    numbers = labels(root)
    waiting: list[PageElement | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            out.append(node)
        elif isinstance(node, NavigableString):
            if not isinstance(node, Comment | PreformattedString):
                out.append(_inline(node))
        elif isinstance(node, Tag):
            if id(node) in tables:
                out += ["\n", "\n".join(filter(None, (row_text([cell.text for cell in row]) for row in tables[id(node)]))), "\n"]
            elif node.name == "br":
                out.append("\n")
            else:
                mark = "\n" if node.name in BLOCKS else " " if node.name in {"td", "th"} else ""
                mark = "\n" if node.name in {"td", "th"} and _lays_out(node) else mark
                waiting += [mark, *reversed(node.contents), numbers.get(id(node), ""), mark] if mark else reversed(node.contents)
    return LABEL_END.sub(" ", "".join(out))


def _lays_out(cell: Tag) -> bool:
    """A cell of a layout table is a block of its own unless it is a scrap (a number, an icon's name)."""
    return len(normalise_cell(cell.get_text())) > 40 or cell.find(["p", "div", "table", "ul"]) is not None


def _inline(node: NavigableString) -> str:
    if node.find_parent("pre") is not None:
        return str(node)
    return re.sub(r"[ \t\r\n\f]+", " ", node)
