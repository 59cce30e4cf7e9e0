"""Values that a methodist enters by hand: `values.yml` or `values.xlsx` in the workspace, each with who, when and from where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from data.conditions import Strict
from data.errors import BadInput
from data.folding import folded
from data.sheets import Row, tables
from data.tallies import WHOLE
from data.yaml_file import YamlFile

FILES = ("values.yml", "values.xlsx")
_WHOLE_WORDS = {folded(word) for word in ("", WHOLE, "все", "всего", "в целом", "вся территория", "регион")}
_COLUMNS = {
    "id": ("показатель", "код показателя", "код", "ключ", "id"),
    "scope": ("территория", "муниципалитет", "городской округ", "охват"),
    "year": ("год",),
    "value": ("значение",),
    "by": ("кто внес", "кто", "внес"),
    "entered": ("когда внесено", "когда", "дата"),
    "source": ("источник", "откуда", "основание"),
}
"""Fields and the folded headings by which a sheet names them; the first is how a message calls it."""


class ManualValue(Strict):
    """One value."""

    id: str = Field(min_length=1)
    """Id of an indicator (the whole of it as somebody declared it), or a key that a profile asks for."""
    scope: str = WHOLE
    """The whole registry, or a municipality as the registry spells it."""
    year: int = Field(ge=2000, le=2100)
    """Calendar year of the audit's day."""
    value: float = Field(ge=0, allow_inf_nan=False)
    by: str = Field(min_length=1)
    """Who entered it: a post rather than a name."""
    entered: dt.date
    source: str = Field(min_length=1)
    """Where the number was taken from."""


class _File(Strict):
    values: tuple[ManualValue, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Placed:
    value: ManualValue
    place: str
    """«…/values.yml, строка 3»."""


class ManualValues:
    """All values of a workspace, by id, scope and year."""

    def __init__(self, placed: Sequence[_Placed] = ()) -> None:
        """Keep the values.

        Raises:
            BadInput: one of them is given twice.
        """
        self._placed: dict[tuple[str, str, int], _Placed] = {}
        for each in placed:
            key = (each.value.id, _scope(each.value.scope), each.value.year)
            if twin := self._placed.get(key):
                raise BadInput(f"{each.place}: значение «{each.value.id}» за {each.value.year} год уже есть: {twin.place}. Оставьте одно.")
            self._placed[key] = each

    def __len__(self) -> int:
        return len(self._placed)

    def find(self, key: str, scope: str, year: int) -> ManualValue | None:
        """The value; None: it was not entered."""
        found = self._placed.get((key, _scope(scope), year))
        return found.value if found else None

    def check(self, ids: Collection[str], municipalities: Collection[str]) -> None:
        """Refuse what no profile asks for and what is of no municipality of the registry.

        Raises:
            BadInput: file, line and remedy of the first fault.
        """
        scopes = {_scope(name) for name in (WHOLE, *municipalities)}
        for (key, scope, _), each in self._placed.items():
            if key not in ids:
                raise BadInput(f"{each.place}: значения «{key}» не ждёт ни одна методика. Возможны: {', '.join(sorted(ids))}.")
            if scope not in scopes:
                names = ", ".join(sorted(municipalities))
                message = f"муниципалитета «{each.value.scope}» нет в реестре. Возможны: {WHOLE} (вся территория), {names}."
                raise BadInput(f"{each.place}: {message}")


def load_manual_values(folder: Path) -> ManualValues:
    """The values of a workspace; none where it has no such file.

    Raises:
        BadInput: a value cannot be used: file, line and remedy.
    """
    placed = []
    for name in FILES:
        if (folder / name).exists():
            placed += list(_of_yaml(folder / name) if name.endswith(".yml") else _of_sheet(folder / name))
    return ManualValues(placed)


def _of_yaml(path: Path) -> Iterator[_Placed]:
    file = YamlFile(path)
    for position, value in enumerate(file.parse(_File).values):
        yield _Placed(value=value, place=f"{path}, строка {file.line(['values', position])}")


def _of_sheet(path: Path) -> Iterator[_Placed]:
    for table in tables(path):
        for at, header in enumerate(table.rows):
            columns = _columns(header)
            if {"id", "value", "year"} <= columns.keys():
                _need_all(path, header, columns)
                yield from (_of_row(path, row, columns) for row in table.rows[at + 1 :] if _cell(row, columns["id"]))
                return
    titles = ", ".join(f"«{names[0]}»" for names in _COLUMNS.values())
    raise BadInput(f"{path}: нет строки заголовков. Нужны столбцы: {titles}.")


def _columns(header: Row) -> dict[str, int]:
    cells = {folded(cell): column for column, cell in reversed(list(enumerate(header.cells)))}
    return {field: cells[name] for field, names in _COLUMNS.items() for name in reversed(names) if name in cells}


def _need_all(path: Path, header: Row, columns: dict[str, int]) -> None:
    missing = [names[0] for field, names in _COLUMNS.items() if field not in columns and field != "scope"]
    if missing:
        raise BadInput(f"{path}, строка {header.number}: нет столбца «{missing[0]}». Добавьте его.")


def _cell(row: Row, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""


_REMEDIES = {
    "year": "нужен год, например 2024",
    "value": "нужно число не меньше нуля, например 27 или 56,6",
    "entered": "нужна дата вида ДД.ММ.ГГГГ или ГГГГ-ММ-ДД",
}


def _of_row(path: Path, row: Row, columns: dict[str, int]) -> _Placed:
    cells = {field: _cell(row, column) for field, column in columns.items()}
    place = f"{path}, строка {row.number}"
    number = cells["value"].removesuffix("%").strip().replace(" ", "").replace("\xa0", "").replace(",", ".")
    try:
        value = ManualValue.model_validate(
            {**cells, "value": number, "entered": _iso(cells["entered"]), "scope": cells.get("scope") or WHOLE}
        )
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        title = _COLUMNS[field][0]
        remedy = _REMEDIES.get(field, "ячейка пуста, заполните её")
        raise BadInput(f"{place}: столбец «{title}», «{cells[field]}»: {remedy}.") from error
    return _Placed(value=value, place=place)


def _iso(text: str) -> str:
    """«25.06.2024» as 2024-06-25; anything else as it is."""
    try:
        return dt.datetime.strptime(text, "%d.%m.%Y").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError:
        return text


def _scope(name: str) -> str:
    """Spellings of one scope brought together: «Луговой г.о.» and «луговой  г. о.»."""
    low = folded(name)
    return WHOLE if low in _WHOLE_WORDS else low
