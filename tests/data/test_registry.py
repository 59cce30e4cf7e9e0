"""Import of a registry: what a methodist's table may look like, and what is said of rows that cannot be used. All schools are made up."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import BadInput
from data.models import Organisation
from data.registry import RegistryImport, generated_id, read_registry

ROWS: list[dict[str, str]] = [
    {
        "ID": "7",
        "Организация": 'МБОУ "СОШ №1", корпус 2',
        "Муниципалитет": "Приозёрный г.о.",
        "Сайт": "school1.edumsko.ru",
        "Площадка": "Наставник; рядом",
        "Всего педагогов": "45",
        "Молодых специалистов": "0",
        "Педагогов до 35 лет": "н/д",
        "Нужен наставник": "нет",
        "Реквизиты приказа": r"1\4 от 01.09.2021",
        "Ссылка на приказ": "https://school1.edumsko.ru/doc/1",
        "Представленные документы": "приказ, положение",
    },
    {
        "ID": "",
        "Организация": "МАОУ лицей «Заря»",
        "Муниципалитет": "Приозёрный г.о.",
        "Сайт": "нет",
        "Площадка": "",
        "Всего педагогов": "",
        "Молодых специалистов": "",
        "Педагогов до 35 лет": "",
        "Нужен наставник": "Да",
        "Реквизиты приказа": "",
        "Ссылка на приказ": "http://lyceum.example/nastavnik/prikaz.pdf",
        "Представленные документы": "не представлены",
    },
    {
        "ID": "",
        "Организация": "МОУ Ёлкинская ООШ",
        "Муниципалитет": "Лесной г.о.",
        "Сайт": "",
        "Площадка": "нет",
        "Всего педагогов": "12",
        "Молодых специалистов": "3",
        "Педагогов до 35 лет": "4",
        "Нужен наставник": "",
        "Реквизиты приказа": "187-1 15.09.2021",
        "Ссылка на приказ": "нет",
        "Представленные документы": "",
    },
]
COLUMNS = list(ROWS[0])


def _csv(path: Path, columns: list[str], rows: list[dict[str, str]], *, encoding: str = "utf-8", delimiter: str = ";") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows([row[column] for column in columns] for row in rows)
    return path


def _xlsx(path: Path, rows: list[list[object]], *, merged: list[str] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cells in merged or []:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def _read(path: Path, rows: list[list[object]], *, merged: list[str] | None = None) -> RegistryImport:
    return read_registry(_xlsx(path / "r.xlsx", rows, merged=merged))


def test_every_column_reaches_the_organisation(tmp_path: Path) -> None:
    result = read_registry(_csv(tmp_path / "r.csv", COLUMNS, ROWS))
    first, second, third = result.organisations
    assert result.problems == ()
    assert (first.id, first.name, first.municipality, first.row) == ("7", 'МБОУ "СОШ №1", корпус 2', "Приозёрный г.о.", 2)
    assert (first.site, first.site_as_written) == ("http://school1.edumsko.ru/", "school1.edumsko.ru")
    assert (first.training_site, first.total_teachers, first.young_specialists, first.teachers_under_35) == (
        "Наставник; рядом",
        45,
        0,
        None,
    )
    assert (first.needs_mentor, second.needs_mentor, third.needs_mentor) == (False, True, None)
    assert (first.declared.requisites, third.declared.link) == (r"1\4 от 01.09.2021", "нет")
    assert first.declared.documents == ("implementation_order", "regulation")
    assert (second.declared.documents, third.declared.documents) == ((), None)
    assert (second.site, third.site, third.training_site) == ("http://lyceum.example/", None, None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    columns=st.permutations(COLUMNS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "utf-16"]),
    delimiter=st.sampled_from([";", ",", "\t"]),
)
def test_order_of_columns_encoding_and_delimiter_change_nothing(tmp_path: Path, columns: list[str], encoding: str, delimiter: str) -> None:
    usual = read_registry(_csv(tmp_path / "usual.csv", COLUMNS, ROWS))
    assert read_registry(_csv(tmp_path / "other.csv", columns, ROWS, encoding=encoding, delimiter=delimiter)) == usual


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=st.permutations(COLUMNS), above=st.integers(0, 19))
def test_xlsx_gives_what_csv_gives_wherever_its_header_stands(tmp_path: Path, columns: list[str], above: int) -> None:
    usual = read_registry(_csv(tmp_path / "usual.csv", COLUMNS, ROWS)).organisations
    rows: list[list[object]] = [["Мониторинг"] if step == 0 else [] for step in range(above)]
    rows.append(list(columns))
    rows.extend([row[column] for column in columns] for row in ROWS)
    found = _read(tmp_path, rows).organisations
    assert [_without_row(one) for one in found] == [_without_row(one) for one in usual]
    assert [one.row for one in found] == [above + 2, above + 3, above + 4]


def _without_row(organisation: Organisation) -> dict[str, object]:
    return {name: value for name, value in vars(organisation).items() if name != "row"}


@pytest.mark.parametrize(
    ("organisation", "municipality"),
    [
        ("Организация (наименование)", "Городской округ"),
        ("НАИМЕНОВАНИЕ", "район"),
        ("ОО", "Муниципальное образование"),
        ("О\u004f", "\u0050айон"),
        ("Полное наименование образовательной организации", "Наименование муниципалитета"),
        ("Образовательное учреждение", "Городской округ / район"),
        ("Название  школы", "Муниципалитет:"),
        ("О\u0440ганизация", "Г.о."),
    ],
)
def test_synonyms_of_the_needed_columns(tmp_path: Path, organisation: str, municipality: str) -> None:
    result = _read(tmp_path, [["№ п/п", "Директор организации", municipality, organisation], ["1", "—", "Лесной г.о.", "МОУ СОШ №3"]])
    assert [(one.name, one.municipality) for one in result.organisations] == [("МОУ СОШ №3", "Лесной г.о.")]


def test_headings_of_the_source_lists(tmp_path: Path) -> None:
    headings: list[object] = [
        "№ п/п",
        "Городской округ",
        "Организация",
        "Реквизиты Приказа о внедрении системы наставничества (номер и дата документа)",
        "Ссылка на Приказ о внедрении системы наставничества на странице сайта образовательной организации (при наличии)",
    ]
    [one] = _read(
        tmp_path, [headings, ["1. ", "Лесной г.о.", "МОУ СОШ №3", "Приказ№140/1 от30.08.2021", "https://school3.example/"]]
    ).organisations
    assert one.id == generated_id("Лесной г.о.", "МОУ СОШ №3")
    assert (one.declared.requisites, one.declared.link, one.site) == (
        "Приказ№140/1 от30.08.2021",
        "https://school3.example/",
        "https://school3.example/",
    )


def test_neighbouring_columns_are_not_taken_for_ours(tmp_path: Path) -> None:
    headings: list[object] = [
        "Код территории",
        "ИНН организации",
        "Наименование организации",
        "Телефон организации",
        "Муниципалитет",
        "Наличие раздела на сайте",
        "Адрес официального сайта организации",
        "Ссылка на Положение о наставничестве",
    ]
    [one] = _read(
        tmp_path, [headings, ["5", "500", "МОУ СОШ №3", "+7", "Лесной г.о.", "да", "school3.example", "https://x.example/p"]]
    ).organisations
    assert (one.name, one.site, one.declared.link) == ("МОУ СОШ №3", "http://school3.example/", None)


def test_rows_that_cannot_be_used_are_named_and_stop_nothing(tmp_path: Path) -> None:
    result = _read(
        tmp_path,
        [
            ["ID", "Организация", "Муниципалитет", "Сайт", "Всего педагогов", "Нужен наставник", "Представленные документы"],
            ["a", "МОУ СОШ №1", "Лесной г.о.", "http://127.0.0.1/", "много", "может быть", "приказ, полная чепуха"],
            ["b", "", "Лесной г.о."],
            ["c", "МОУ СОШ №2", ""],
            ["a", "МОУ СОШ №3", "Лесной г.о."],
            [],
            ["e", "МОУ  СОШ № 1", "лесной г.о."],
            ["f", "M\u041eУ СОШ «№1»", "Лесной г.о."],
            ["", "Итого", "3"],
            ["g", "МОУ СОШ №4", "Горный г.о."],
        ],
    )
    assert [(one.row, one.id) for one in result.organisations] == [(2, "a"), (5, generated_id("Лесной г.о.", "МОУ СОШ №3")), (10, "g")]
    said: dict[int, str] = {}
    for problem in result.problems:
        said[problem.row] = f"{said.get(problem.row, '')} {problem.reason}"
    assert list(said) == [2, 3, 4, 5, 7, 8, 9]
    assert all(words in said[2] for words in ("внутреннюю сеть", "«много»", "«может быть»", "«полная чепуха»"))
    assert "не указано название организации" in said[3]
    assert "не указан муниципалитет" in said[4]
    assert "ID «a» уже есть в строке 2" in said[5]
    assert "уже есть в строке 2" in said[7]
    assert "уже есть в строке 2" in said[8]
    assert "строка итогов" in said[9]
    assert result.organisations[0].site is None


def test_numbers_days_formulas_and_error_values(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["ID", "Организация", "Муниципалитет", "Всего педагогов", "Реквизиты приказа", "Сайт"])
        sheet.write_number(1, 0, 17)
        sheet.write_formula(1, 1, '="МОУ СОШ №"&5', None, "МОУ СОШ №5")
        sheet.write_string(1, 2, "Лесной г.о.")
        sheet.write_number(1, 3, 45.0)
        sheet.write_datetime(1, 4, dt.datetime(2021, 9, 1), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_formula(1, 5, "=NA()", None, "#N/A")
    [one] = read_registry(path).organisations
    assert (one.id, one.name, one.total_teachers, one.declared.requisites, one.site) == ("17", "МОУ СОШ №5", 45, "01.09.2021", None)


def test_hyperlink_behind_words_is_the_address(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Организация", "Муниципалитет", "Сайт", "Ссылка на приказ"])
        sheet.write_row(1, 0, ["МОУ СОШ №5", "Лесной г.о."])
        sheet.write_url(1, 2, "https://school5.example/", string="Сайт школы")
        sheet.write_url(1, 3, "https://school5.example/doc/5", string="приказ")
    result = read_registry(path)
    [one] = result.organisations
    assert (one.site, one.declared.link, result.problems) == ("https://school5.example/", "https://school5.example/doc/5", ())


def test_municipality_merged_over_its_schools_belongs_to_each(tmp_path: Path) -> None:
    result = _read(
        tmp_path,
        [["Муниципалитет", "Организация"], ["Лесной г.о.", "СОШ 1"], [None, "СОШ 2"], [None, "СОШ 3"], [None, "СОШ 4"]],
        merged=["A2:A4"],
    )
    assert [(one.name, one.municipality) for one in result.organisations] == [(f"СОШ {n}", "Лесной г.о.") for n in (1, 2, 3)]
    assert [problem.row for problem in result.problems] == [5]


def test_two_lines_of_headings_and_their_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["№", "Муниципалитет", "Организация", "Приказ", None],
        [None, None, None, "Реквизиты приказа", "Ссылка на приказ"],
        ["1", "2", "3", "4", "5"],
        ["1", "Лесной г.о.", "СОШ 1", "5 от 01.09.2022", "нет"],
        ["№", "Муниципалитет", "Организация", "Приказ", None],
        ["2", "Лесной г.о.", "СОШ 2", "6 от 01.09.2022", "нет"],
    ]
    result = _read(tmp_path, rows, merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    assert [(one.name, one.declared.requisites) for one in result.organisations] == [
        ("СОШ 1", "5 от 01.09.2022"),
        ("СОШ 2", "6 от 01.09.2022"),
    ]
    assert result.problems == ()


def test_first_sheet_with_headings_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Пояснения"])
    book.create_sheet("Данные").append(["Организация", "Район"])
    book["Данные"].append(["СОШ 1", "Лесной"])
    book.save(tmp_path / "r.xlsx")
    assert [one.name for one in read_registry(tmp_path / "r.xlsx").organisations] == ["СОШ 1"]


def test_a_quote_never_closed_costs_one_row_at_most(tmp_path: Path) -> None:
    text = 'Организация;Муниципалитет\n"СОШ №1;Лесной\n"Лицей" №2;Лесной\n"СОШ\n№3";Лесной\nСОШ №4;Лесной\n'
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    assert [one.name for one in read_registry(tmp_path / "r.csv").organisations] == ['"СОШ №1', '"Лицей" №2', "СОШ №3", "СОШ №4"]


def test_generated_id_is_readable_and_ignores_how_the_name_is_typed() -> None:
    key = generated_id("Химки г.о.", "МАОУ «Лицей» № 12")
    assert key.startswith("maou-litsei-12-")
    assert key == generated_id("химки  Г.О.", 'М\u0041ОУ "Лицей" №12')
    assert key != generated_id("Химки г.о.", "МАОУ «Лицей» № 13")


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("r.xlsx", b"", "пуст"),
        ("r.csv", b"  \r\n", "пуст"),
        ("r.xlsx", b"PK\x03\x04 cut", "повреждён"),
        ("r.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "паролем"),
        ("r.pdf", b"%PDF-1.7 ...", "Excel"),
        ("r.csv", "Школа;Директор\nСОШ 1;\n".encode(), "«Муниципалитет»"),
        ("r.csv", "Район;Сайт\nЛесной;\n".encode("cp1251"), "«Организация»"),
        ("r.csv", "Организация;Муниципалитет\n".encode(), "ни одной организации"),
    ],
)
def test_unusable_files_are_refused_with_the_file_and_the_remedy(tmp_path: Path, name: str, body: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(BadInput) as caught:
        read_registry(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(BadInput, match=str(path)):
            read_registry(path)


def _repacked(path: Path, change: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | change
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in parts.items():
            new.writestr(name, body)


def test_bombs_and_damage_inside_a_workbook_are_refused(tmp_path: Path) -> None:
    good: list[list[object]] = [["Организация", "Район"], ["СОШ 1", "Лесной"]]
    changes = {
        "entities": {"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
        "cut": {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"},
        "other": {"xl/workbook.xml": b"<html/>"},
        "bomb": {"xl/media/big.bin": bytes(301 * 2**20)},
    }
    for name, change in changes.items():
        path = _xlsx(tmp_path / f"{name}.xlsx", good)
        _repacked(path, change)
        with pytest.raises(BadInput, match=name):
            read_registry(path)


def test_sheet_that_claims_to_be_endless_is_read_in_time(tmp_path: Path) -> None:
    path = _xlsx(tmp_path / "r.xlsx", [["Организация", "Район"], ["СОШ 1", "Лесной"]])
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    far = b'<row r="99999999999"><c r="A99999999999"/></row></sheetData>'
    _repacked(path, {"xl/worksheets/sheet1.xml": sheet.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", far)})
    assert [one.name for one in read_registry(path).organisations] == ["СОШ 1"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"Организация;Район\n{text}".encode()))
def test_any_bytes_are_read_or_refused(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(body)
    with contextlib.suppress(BadInput):
        result = read_registry(path)
        assert all(one.name and one.municipality for one in result.organisations)
        assert len({one.id for one in result.organisations}) == len(result.organisations)


def test_a_long_registry_keeps_its_keys_apart(tmp_path: Path) -> None:
    lines = io.StringIO()
    lines.write("Организация;Муниципалитет\n")
    lines.writelines(f"Муниципальное общеобразовательное учреждение {n};Лесной\n" for n in range(20_000))
    path = tmp_path / "long.csv"
    path.write_text(lines.getvalue(), encoding="utf-8")
    result = read_registry(path)
    assert len({one.id for one in result.organisations}) == 20_000


def test_namesakes_with_keys_of_their_own_are_two_organisations(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("ID;Организация;Муниципалитет;Сайт\na;Школа № 1;М;http://a.example\nb;Школа № 1;М;http://b.example\n", encoding="utf-8")
    found = read_registry(path)
    assert [each.id for each in found.organisations] == ["a", "b"]
    assert found.problems == ()


def test_a_municipality_typed_in_another_way_is_the_same_one(tmp_path: Path) -> None:
    names = ["Озёрный г.о.", "ОЗЕРНЫЙ Г.О.", "Озёрный  г. о.", "озерный г.о.", "Озёрный г.о.", "ОЗЕРНЫЙ Г.О.", "Озёрный р-н"]
    rows: list[list[object]] = [["Организация", "Муниципалитет"]]
    rows += [[f"Школа {at}", name] for at, name in enumerate(names)]
    found = _read(tmp_path, rows)
    assert [each.municipality for each in found.organisations] == ["Озёрный г.о."] * 6 + ["Озёрный р-н"]
    assert [each.row for each in found.problems] == [3, 4, 5]  # each other spelling once
    assert "«ОЗЕРНЫЙ Г.О.» выше записан как «Озёрный г.о.»" in found.problems[0].reason
