"""A registry file (xlsx or csv) read into organisations; what cannot be used is named by row and reason and stops nothing."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from data.declared_kinds import read_kinds
from data.errors import BadInput
from data.folding import folded
from data.models import Declared, DocumentType, Organisation
from data.registry_columns import NEEDED, Header, find_header, missing_titles
from data.registry_words import pattern
from data.sheets import Row, Table, tables
from data.sites import read_site, site_root
from data.transliteration import slug

MAX_NAME = 500
MAX_ID = 100


@dataclass(frozen=True, kw_only=True)
class RowProblem:
    """What the methodist should look at in one row of the file."""

    row: int
    reason: str
    """Russian, without the row number."""


@dataclass(frozen=True, kw_only=True)
class RegistryImport:
    """Organisations in the order of the file, each once, and all that was left out or doubtful."""

    organisations: tuple[Organisation, ...]
    problems: tuple[RowProblem, ...]


def read_registry(path: Path) -> RegistryImport:
    """The organisations of the first sheet that has a header row.

    Raises:
        BadInput: the file cannot be read, no header row is found, or no row stands under it.
    """
    seen: list[Table] = []
    for table in tables(path):
        header = find_header(table)
        if header is not None:
            return _import(path, header, table.rows[header.at + 1 :])
        seen.append(table)
    missing = " и ".join(f"«{title}»" for title in missing_titles(seen)) or "«Организация» и «Муниципалитет»"
    raise BadInput(
        f"В файле «{path}» не найдена строка заголовков: нет {missing} в первых 20 строках. "
        "Назовите столбцы «Организация» и «Муниципалитет» (можно «Наименование», «Городской округ») и повторите."
    )


def generated_id(municipality: str, name: str, *, digits: int = 6) -> str:
    """A key such as `mbou-sosh-22-1a2b3c`; the same whatever quotes, case and look-alike letters the two names are written with."""
    digest = hashlib.sha256(f"{folded(municipality)}\n{folded(name)}".encode()).hexdigest()
    return f"{slug(name, longest=32) or 'org'}-{digest[:digits]}"


@dataclass
class _Reading:
    """What has been read so far; rows come in the order of the file."""

    columns: dict[str, int]
    organisations: list[Organisation] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    namesakes: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    """Folded municipality and name to the rows that bear them, by address."""
    rows_by_id: dict[str, int] = field(default_factory=dict)
    municipalities: dict[str, list[str]] = field(default_factory=dict)
    """Folded names to their spellings, the first of which all organisations get."""


def _import(path: Path, header: Header, rows: tuple[Row, ...]) -> RegistryImport:
    reading = _Reading(header.columns)
    for title in header.repeated:
        _note(reading, header.row, f"столбец «{title}» не использован: то же самое уже есть в другом столбце")
    for row in rows:
        if not _is_service_row(row, header):
            _read_row(reading, row)
    if not reading.organisations and not reading.problems:
        raise BadInput(f"В файле «{path}» под строкой заголовков нет ни одной организации. Заполните реестр и повторите.")
    return RegistryImport(organisations=tuple(reading.organisations), problems=tuple(reading.problems))


def _is_service_row(row: Row, header: Header) -> bool:
    """The header repeated on a new page, or the numbers of the columns («1 2 3 …») under it."""
    if all(_at(row, header.columns[key]) == _at(header.row, header.columns[key]) for key in NEEDED):
        return True
    filled = [cell for cell in row.cells if cell]
    first = int(filled[0]) if re.fullmatch(r"\d{1,2}", filled[0]) else None
    return first is not None and len(filled) > 1 and filled == [str(first + step) for step in range(len(filled))]


def _read_row(reading: _Reading, row: Row) -> None:
    name, municipality = _one_line(_cell(reading, row, "organisation")), _one_line(_cell(reading, row, "municipality"))
    reason = _unusable(name, municipality)
    if reason is not None:
        _note(reading, row, reason)
        return
    # Namesakes are one organisation, unless both their keys and their sites differ: row numbers serve some as keys.
    namesakes = reading.namesakes.setdefault((folded(municipality), folded(name)), {})
    address = _site_of_a_namesake(reading, row)
    if namesakes and ("" in (address, *namesakes) or address in namesakes):
        _note(reading, row, f"организация «{name}» уже есть в строке {next(iter(namesakes.values()))}: учтена один раз")
        return
    namesakes[address] = row.number
    municipality = _as_spelt_first(reading, row, municipality)
    reading.organisations.append(
        Organisation(
            id=_id(reading, row, municipality, name),
            name=name,
            municipality=municipality,
            site=_site(reading, row),
            row=row.number,
            site_as_written=_cell(reading, row, "site"),
            training_site=_training_site(_one_line(_cell(reading, row, "training_site"))),
            total_teachers=_number(reading, row, "total_teachers", "Всего педагогов"),
            young_specialists=_number(reading, row, "young_specialists", "Молодых специалистов"),
            teachers_under_35=_number(reading, row, "young_under_35", "Педагогов до 35 лет"),
            needs_mentor=_yes_or_no(reading, row, "needs_mentor", "Нужен наставник"),
            declared=Declared(
                requisites=_cell(reading, row, "requisites") or None,
                link=_cell(reading, row, "link", hyperlink=True) or None,
                documents=_documents(reading, row),
            ),
        )
    )


def _as_spelt_first(reading: _Reading, row: Row, municipality: str) -> str:
    """One municipality is one, however its name is typed: papers and shares go by it. Each other spelling is told once."""
    spellings = reading.municipalities.setdefault(folded(municipality), [municipality])
    if municipality not in spellings:
        spellings.append(municipality)
        _note(reading, row, f"муниципалитет «{municipality}» выше записан как «{spellings[0]}»: это один муниципалитет")
    return spellings[0]


def _site_of_a_namesake(reading: _Reading, row: Row) -> str:
    """What tells a row from its namesakes: its address where it has a key of its own; "" where it has not both."""
    address = read_site(_cell(reading, row, "site", hyperlink=True)).address
    return address if address and _one_line(_cell(reading, row, "id")) else ""


def _unusable(name: str, municipality: str) -> str | None:
    """Why a row is no organisation, or None."""
    if not name:
        return "не указано название организации"
    if re.match(r"(итого|всего)\b", folded(name)):
        return f"строка итогов («{name[:80]}»), а не организация"
    if len(name) > MAX_NAME:
        return f"название организации длиннее {MAX_NAME} знаков"
    if not re.search(r"[^\W\d_]", name):
        return f"«{name[:80]}» не похоже на название организации"
    if not folded(municipality):
        return f"не указан муниципалитет организации «{name}»"
    return f"название муниципалитета длиннее {MAX_NAME} знаков" if len(municipality) > MAX_NAME else None


def _id(reading: _Reading, row: Row, municipality: str, name: str) -> str:
    written = _one_line(_cell(reading, row, "id"))
    own = generated_id(municipality, name)
    key = written or own
    if len(written) > MAX_ID:
        _note(reading, row, f"ID длиннее {MAX_ID} знаков, организации присвоен {own}")
        key = own
    elif written in reading.rows_by_id:
        _note(reading, row, f"ID «{written}» уже есть в строке {reading.rows_by_id[written]}, организации присвоен {own}")
        key = own
    digits = 12
    while key in reading.rows_by_id:
        key = generated_id(municipality, name, digits=digits)
        digits += 6
    reading.rows_by_id[key] = row.number
    return key


def _site(reading: _Reading, row: Row) -> str | None:
    """The start address: the cell «Сайт», else the root of the site that the declared link lies on."""
    own = read_site(_cell(reading, row, "site", hyperlink=True))
    if own.problem:
        _note(reading, row, own.problem)
    if own.address:
        return own.address
    link = read_site(_cell(reading, row, "link", hyperlink=True))
    return site_root(link.address) if link.address else None


def _documents(reading: _Reading, row: Row) -> tuple[DocumentType, ...] | None:
    declared = read_kinds(_cell(reading, row, "documents"))
    if declared.unknown:
        unknown = ", ".join(f"«{word[:80]}»" for word in declared.unknown[:5])
        effect = "весь столбец в этой строке считается неизвестным" if declared.kinds is None else "остальное учтено"
        _note(reading, row, f"в «Представленных документах» непонятно: {unknown}; {effect}")
    return declared.kinds


def _training_site(cell: str) -> str | None:
    text = folded(cell)
    return None if not text or pattern("negative").fullmatch(text) or pattern("empty").fullmatch(text) else cell


def _number(reading: _Reading, row: Row, key: str, title: str) -> int | None:
    cell = _one_line(_cell(reading, row, key))
    match = re.fullmatch(r"(\d{1,3}(?: \d{3})+|\d{1,6})(?:[.,]0+)?(?: ?(?:чел|человек|педагог|учител)[а-я]*\.?)?", cell.casefold())
    if match:
        return int(match[1].replace(" ", ""))
    _note_unless_unknown(reading, row, cell, f"в столбце «{title}» ожидается число, а стоит «{cell[:80]}»")
    return None


def _yes_or_no(reading: _Reading, row: Row, key: str, title: str) -> bool | None:
    cell = _one_line(_cell(reading, row, key))
    text = folded(cell) or {"+": "да"}.get(cell, "")
    if pattern("affirmative").fullmatch(text):
        return True
    if pattern("negative").fullmatch(text):
        return False
    _note_unless_unknown(reading, row, cell, f"в столбце «{title}» ожидается «да» или «нет», а стоит «{cell[:80]}»")
    return None


def _note_unless_unknown(reading: _Reading, row: Row, cell: str, reason: str) -> None:
    """Notes `reason`, but not where the cell itself is empty or says that nothing is known."""
    text = folded(cell)
    if text and not pattern("empty").fullmatch(text) and not pattern("negative").fullmatch(text):
        _note(reading, row, reason)


def _cell(reading: _Reading, row: Row, key: str, *, hyperlink: bool = False) -> str:
    """The text of a field; with `hyperlink`, where it holds no address itself, the target of the cell's link."""
    column = reading.columns.get(key)
    if column is None:
        return ""
    text = _at(row, column)
    return row.links[column] if hyperlink and column in row.links and not read_site(text).address else text


def _at(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _note(reading: _Reading, row: Row, reason: str) -> None:
    reading.problems.append(RowProblem(row=row.number, reason=reason))
