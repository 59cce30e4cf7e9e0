"""The workbook as the methodist opens it."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data.models import AuditResult
from reports.text_widths import lines_of
from reports.workbook import write_workbook
from tests.reports.reading import Papers
from tests.reports.samples import HOSTILE, PROFILE, audit, compliant, everything, no_package, outdated

SHEETS = [
    "Список 1", "Список 2", "Список 3", "Неполный пакет", "Сводка", "По муниципалитетам", "Не проверено", "На проверку человеку",
    "Раздел не найден", "Все организации", "Найденные документы", "О проверке",
]  # fmt: skip
# Literal words of the source (analytical report of the Moscow region, recommendations to municipal services, lists 1 to 3).
HEADINGS = {
    "Список 1": (
        "Список образовательных организаций, не предоставивших в ходе мониторинга пакет документов по наставничеству "
        "(на конец 2023/24 учебного года)"
    ),
    "Список 2": (
        "Список образовательных организаций, предоставивших в ходе мониторинга только Положение о системе наставничества "
        "(на конец 2023/24 учебного года)"
    ),
    "Список 3": (
        "Список ОО, указавших реквизиты приказа без учета федеральных рекомендаций от 21.12.21, т.е., не учтены задачи внедрения "
        "системы наставничества на современном этапе (на конец 2023/24 учебного года)"
    ),
}
SHORT = ["№ п/п", "Городской округ", "Организация"]
LONG = [
    *SHORT,
    "Реквизиты Приказа о внедрении системы наставничества (номер и дата документа)",
    "Ссылка на Приказ о внедрении системы наставничества на странице сайта образовательной организации (при наличии)",
]
COLUMNS = {"Список 1": SHORT, "Список 2": SHORT, "Список 3": LONG}


def written(folder: Path, sample: AuditResult, *, extra_columns: bool = True) -> openpyxl.Workbook:
    write_workbook(folder / "a.xlsx", sample, PROFILE, extra_columns=extra_columns)
    return openpyxl.load_workbook(folder / "a.xlsx")


def test_lists_of_violators_come_first(papers: Papers) -> None:
    assert papers.book.sheetnames == SHEETS


@pytest.mark.parametrize("sheet", list(HEADINGS))
def test_headings_and_columns_are_the_source_s(papers: Papers, sheet: str) -> None:
    assert papers.book[sheet]["A1"].value == HEADINGS[sheet]
    assert papers.sheet(sheet)[0][: len(COLUMNS[sheet])] == COLUMNS[sheet]


def test_our_columns_look_different_and_can_be_left_out(tmp_path: Path, papers: Papers) -> None:
    sheet = papers.book["Список 1"]
    fills = [cell.fill.fgColor.rgb for cell in sheet[2]]
    assert len(set(fills[:3])) == 1
    assert set(fills[3:]).isdisjoint(fills[:3])
    book = written(tmp_path, audit(no_package(1), outdated(2)), extra_columns=False)
    for name, columns in COLUMNS.items():
        assert [cell.value for cell in book[name][2]] == columns


def test_row_of_list_3(papers: Papers) -> None:
    heads, rows = papers.sheet("Список 3")
    row = dict(zip(heads, rows[0], strict=True))
    assert row["№ п/п"] == 1
    assert row[LONG[3]] == "№ 357 от 01.09.2021"
    assert row[LONG[4]] == "https://school-4.example/collective/nastavnik/doc/implementation_order"
    assert row["Номер"] == "357"
    assert row["Дата"] == dt.datetime(2021, 9, 1)
    assert row["Причина"] == "приказ издан до рекомендаций от 21.12.2021"
    assert row["Подтверждение"] == "предположительно"


def test_days_are_days_and_show_as_in_russia(papers: Papers) -> None:
    heads, _ = papers.sheet("Список 3")
    cell = papers.book["Список 3"].cell(row=3, column=heads.index("Дата") + 1)
    assert cell.is_date
    assert cell.number_format == "dd.mm.yyyy"


def test_links_open_only_web_addresses(papers: Papers) -> None:
    sheet = papers.book["Список 3"]
    targets = {cell.value: cell.hyperlink.target if cell.hyperlink else None for cell in sheet["E"][2:]}
    assert targets["javascript:alert(1)"] is None
    assert targets["https://school-4.example/collective/nastavnik/doc/implementation_order"]
    every = [link.target for sheet in papers.book for row in sheet.iter_rows() for cell in row if (link := cell.hyperlink)]
    assert all(target.startswith(("http://", "https://")) for target in every)


def test_an_address_too_long_for_a_link_stays_whole_as_text(tmp_path: Path) -> None:
    url = "https://school-1.example/" + "a" * 2100
    book = written(tmp_path, audit(outdated(1, order={"url": url})))
    cell = book["Список 3"]["E3"]
    assert cell.value == url
    assert cell.hyperlink is None


def test_hostile_names_are_plain_text(papers: Papers, tmp_path: Path) -> None:
    names = [row[2] for row in papers.sheet("Список 1")[1]]
    assert HOSTILE[0] in names
    assert HOSTILE[1] in names
    assert HOSTILE[-1] in names  # long, and whole
    assert "Школа с управляющими знаками" in names
    write_workbook(tmp_path / "a.xlsx", everything(), PROFILE)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_empty_lists_say_so(tmp_path: Path) -> None:
    book = written(tmp_path, audit(compliant(1)))
    for name in ("Список 1", "Список 2", "Список 3", "Неполный пакет"):
        assert book[name]["A3"].value == "Таких организаций нет"
    assert book["Не проверено"]["A4"].value == "Таких организаций нет"


def test_print_and_screen_settings(papers: Papers) -> None:
    for name in SHEETS:
        sheet = papers.book[name]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what None means
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows is not None
        assert sheet.oddFooter.right.text == "Страница &P из &N"


def test_rows_are_high_enough_for_long_names(papers: Papers) -> None:
    sheet = papers.book["Список 1"]
    heights = {cell.value: sheet.row_dimensions[cell.row].height for cell in sheet["C"][2:]}
    assert heights[HOSTILE[-1]] >= 8 * 13
    assert all(cell.alignment.wrap_text for cell in sheet["C"][1:])


def test_a_list_of_few_columns_takes_the_whole_page(tmp_path: Path) -> None:
    name = "Муниципальное бюджетное общеобразовательное учреждение имени героев-первопроходцев " * 3
    book = written(tmp_path, audit(*(no_package(at, name=f"{name} № {at}") for at in range(3))), extra_columns=False)
    sheet = book["Список 1"]
    widths = {letter: dimension.width for letter, dimension in sheet.column_dimensions.items()}
    assert 140 < sum(widths.values()) <= 151  # an A4 sheet that lies across
    assert widths["C"] > 5 * widths["B"]
    heights = [sheet.row_dimensions[cell.row].height for cell in sheet["C"] if str(cell.value).startswith(name)]
    assert set(heights) <= {2 * 13 + 3, 3 * 13 + 3}  # 250 letters, some 110 to a line


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("школа " * 20, 4),
        ("ШКОЛА " * 20, 5),  # capitals are wider
        ("https://school-1.example.ru/" + "a" * 100, 4),  # no blank to break at
        ("одна\nдве\n\nчетыре", 4),
        ("", 1),
    ],
)
def test_lines_that_a_text_takes(text: str, least: int) -> None:
    assert least <= lines_of(text, 32) <= least + 1


def test_not_checked_says_why_and_what_to_do(papers: Papers) -> None:
    heads, rows = papers.sheet("Не проверено")
    by_name = {row[2]: dict(zip(heads, row, strict=True)) for row in rows}
    assert by_name['МБОУ "Школа № 12"']["Причина"] == "Сайт не ответил за отведённое время"
    assert by_name['МБОУ "Школа № 12"']["Что сделать"] == "Повторите проверку в другое время."
    assert by_name['МБОУ "Школа № 14"']["Что сделать"] == "Внесите адрес сайта в реестр."
    unread = by_name['МБОУ "Школа № 15"']["Что осталось непрочитанным"]
    assert "«Приказ о наставничестве»: ссылка на документ не работает, https://school-15.example/file/download?id=77" in unread
    assert "это скан, а программа распознавания не установлена" in unread


def test_review_shows_verdict_reasons_and_quotes(papers: Papers) -> None:
    heads, rows = papers.sheet("На проверку человеку")
    row = dict(zip(heads, rows[0], strict=True))
    assert row["Вывод программы"] == "Приказ издан без учёта федеральных рекомендаций (предварительно)"
    assert "В документе названа другая организация" in row["Почему нужен человек"]
    assert "«ПРИКАЗ № 5 от 31.08.2021»" in row["Документы и цитаты"]


def test_section_sheet_holds_only_known_absences(papers: Papers) -> None:
    _, rows = papers.sheet("Раздел не найден")
    missing = [each.organisation.name for each in everything().organisations if each.facts.section.found is False]
    assert len(rows) == len(missing)
    assert "Это не список нарушителей" in papers.book["Раздел не найден"]["A2"].value


def test_documents_sheet_lists_each_document(papers: Papers) -> None:
    heads, rows = papers.sheet("Найденные документы")
    assert len(rows) == sum(len(each.facts.documents) for each in everything().organisations)
    undated = next(dict(zip(heads, row, strict=True)) for row in rows if row[1] == 'МБОУ "Школа № 5"')
    assert undated["Номер"] == "64-1-ОД"
    assert undated["Дата"] == "нет в документе"
    other = next(dict(zip(heads, row, strict=True)) for row in rows if row[2] == "Не учитывается")
    assert other["Примечание"] == "акт министерства, не организации"


def test_about_sheet_names_methodology_and_assumptions(papers: Papers) -> None:
    told = {row[0]: row[1] for row in papers.book["О проверке"].iter_rows(values_only=True)}
    assert told["Методика"] == PROFILE.title
    assert told["Код и версия методики"] == "mo-2024, версия 1"
    assert told["Проверено по состоянию на"] == "30 июня 2024 г."
    assert told["Проверка начата"] == "30.06.2024 01:30 (московское время)"
    assert told["Допущение 1"] == PROFILE.assumptions[0]


def test_a_profile_may_name_its_sheet_as_one_of_ours(tmp_path: Path) -> None:
    renamed = PROFILE.model_copy(
        update={"lists": tuple(each.model_copy(update={"sheet": "Сводка"}) for each in PROFILE.lists)},
    )
    write_workbook(tmp_path / "a.xlsx", audit(no_package(1)), renamed)
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert names[:5] == ["Сводка", "Сводка (2)", "Сводка (3)", "Сводка (4)", "Сводка (5)"]
