"""From a real file to counts: DOCX, XLSX, HTML and PDF, and pages whose rows ran together."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
import pytest
import typst

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.people import people_in
from audit_rules.facts.text.reader import extract
from tests.audit_rules.people.makers import FORMATS, KEY, as_pdf, counts, file_of, of_file, of_read
from tests.audit_rules.people.surname_forms import ROOTS

ABOVE = ("ПРИКАЗ", "О закреплении наставников", "1. Закрепить наставников (приложение 1).")
LETTERS = "АБВГДЕЖЗИКЛМНОПРСТУФ"


def forty() -> list[list[str]]:
    table = [["№ п/п", "ФИО наставника", "Должность", "ФИО молодого специалиста", "Должность", "Стаж"]]
    for place, root in enumerate(ROOTS[:40]):
        mentor = f"{root}ова {LETTERS[place % 20]}.{LETTERS[(place + 3) % 20]}."
        mentee = f"{LETTERS[(place + 7) % 20]}. {LETTERS[(place + 5) % 20]}. {root}енко"
        table.append([str(place + 1), mentor, "учитель начальных классов высшей категории", mentee, "учитель", f"{place % 5}"])
    return table


@pytest.mark.parametrize("kind", FORMATS)
def test_forty_rows_are_forty_pairs(kind: str) -> None:
    people = of_file(file_of(kind, ABOVE, forty()), f"pairs.{kind}")
    assert counts(people) == (40, 40, 40)
    assert people
    assert (len(people.young), len(people.experienced)) == (32, 8)


def test_the_same_act_gives_the_same_people_in_every_format() -> None:
    assert len({str(of_file(file_of(kind, ABOVE, forty()), f"pairs.{kind}")) for kind in FORMATS}) == 1


def test_merged_cells_of_docx() -> None:
    document = docx.Document()
    document.add_paragraph("ПРИКАЗ")
    table = document.add_table(rows=5, cols=5)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Наставник"
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Наставляемый"
    for place, text in enumerate(["№", "ФИО", "Должность", "ФИО", "Стаж"]):
        table.cell(1, place).text = text
    table.cell(2, 1).merge(table.cell(3, 1)).text = "Лопатина\nАнна Сергеевна"
    table.cell(4, 1).text = "Курганов К.К."
    for place, (name, years) in enumerate([("Тарутин О.И.", "2"), ("Дубанова И.И.", "9"), ("Жердетов М.М.", "0")], start=2):
        table.cell(place, 3).text, table.cell(place, 4).text = name, years
    out = io.BytesIO()
    document.save(out)
    people = of_file(out.getvalue(), "merged.docx")
    assert counts(people) == (2, 3, 3)
    assert people
    assert (len(people.young), len(people.experienced)) == (2, 1)


def test_merged_cells_of_xlsx() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    drawn: list[list[Any]] = [
        ["База наставнических пар"],
        ["№", "Наставник", None, "Наставляемый", None],
        [None, "ФИО", "Предмет", "ФИО", "Стаж"],
        [1, "Лопатина Анна Сергеевна", "химия", "Тарутин О.И.", 1],
        [2, None, None, "Дубанова И.И.", 12],
        [3, "Курганов К.К.", "физика", "Жердетов М.М.", "3 года"],
    ]
    for row in drawn:
        sheet.append(row)
    for cells in ("A1:E1", "B2:C2", "D2:E2", "A2:A3", "B4:B5"):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    people = of_file(out.getvalue(), "merged.xlsx")
    assert counts(people) == (2, 3, 3)
    assert people
    assert (len(people.young), len(people.experienced)) == (2, 1)


def test_names_that_wrap_in_narrow_cells_of_a_pdf() -> None:
    table = [["№", "ФИО наставника", "ФИО наставляемого", "Предмет", "Стаж", "Категория", "Примечание"]]
    table += [
        [str(n), f"{root}ова Екатерина Александровна", f"{root}ский Александр Константинович", "математика", "1", "нет", ""]
        for n, root in enumerate(ROOTS[:9], 1)
    ]
    assert counts(of_file(as_pdf(ABOVE, table, size=12), "narrow.pdf")) == (9, 9, 9)


@pytest.mark.parametrize("stroke", ["none", "0.5pt"])
def test_a_table_without_rules(stroke: str) -> None:
    cells = ", ".join(f"[{cell}]" for row in forty()[:12] for cell in row)
    drawn = f"#table(columns: 6, stroke: {stroke}, {cells})\n\nДиректор школы #h(1fr) В.В. Выдуманная"
    source = f'#set page("a4", margin: 2cm)\n#set text(font: "Libertinus Serif", lang: "ru", hyphenate: false)\nПРИКАЗ\n\n{drawn}'
    assert counts(of_file(bytes(typst.compile(source.encode(), format="pdf")), "plain.pdf")) == (11, 11, 11)


def scanned(*rows: str) -> list[Line]:
    return [Line(1, row, fold(row), row, True, place) for place, row in enumerate(rows)]


SCAN = ("№ | ФИО наставника | Должность ФИО молодого Должность | Стаж", "специалиста")


def test_rows_of_a_scan_by_the_order_of_their_header() -> None:
    lines = scanned(
        *SCAN,
        "1 | Лопатина А.С. | учитель Тарутин 0. И. учитель 0 лет",
        "высшей категории",
        "2 Курганов К.К. учитель Дубанова И. И. учитель 1 год",
        "Директор школы В.В. Выдуманная",
    )
    people = people_in(frozenset({"pairs_order"}), lines, [], "", KEY)
    assert counts(people) == (2, 2, 2)
    assert people
    assert len(people.young) == 2


@pytest.mark.parametrize(
    "rows",
    [
        ("1 Лопатина А.С. Тарутин О.И.", "3 Курганов К.К. Дубанова И.И."),
        ("1 Лопатина А.С. Тарутин О.И.", "2 Курганов К.К."),
        ("1 Лопатина А.С. Тарутин О.И. Курганов К.К.",),
        ("1 Лопатина Анна учитель Тарутин Олег", "Сергеевна Ильич"),
        ("1 Тарутин О.И. учитель", "Лопатина А.С. учитель"),
    ],
    ids=["a row is lost", "a name is lost", "three names", "broken names", "names on two lines"],
)
def test_rows_of_a_scan_that_cannot_be_trusted(rows: tuple[str, ...]) -> None:
    assert people_in(frozenset({"pairs_order"}), scanned(*SCAN, *rows), [], "", KEY) is None


def test_a_scanned_picture_of_a_table_is_read_whole_or_not_at_all() -> None:
    cells = ", ".join(f"[{cell}]" for row in forty()[:7] for cell in row)
    source = (
        f'#set page("a4", margin: 2cm)\n#set text(font: "Libertinus Serif", size: 12pt, lang: "ru")\nПРИКАЗ\n\n#table(columns: 6, {cells})'
    )
    png = typst.compile(source.encode(), format="png", ppi=200)
    text = extract(bytes(png[0] if isinstance(png, list) else png), "scan.png")
    if text.failure == "no_ocr":
        pytest.skip("no OCR here")
    assert counts(of_read(text, ["pairs_order"])) in {(6, 6, 6), None}
