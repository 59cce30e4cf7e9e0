"""Papers for municipal services: who is named in them, and what each folder holds."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import html
from PIL import Image

from data.blobs import BlobStore
from data.errors import BadInput
from data.letters import LetterSettings
from data.models import AuditResult, OrganisationResult
from reports.chosen_columns import chosen_columns
from reports.municipal import Parcel, municipal_papers
from reports.outgoing import municipalities, numbers_table, outgoing, shares_table
from reports.replies import CODE
from tests.reports.samples import (
    HOSTILE,
    PROFILE,
    audit,
    compliant,
    decided,
    everything,
    flagged,
    incomplete,
    no_package,
    outdated,
    partial,
    regulation_only,
    unreachable,
)

HERE, FAR = "Приозёрный г.о.", "Верхнеозёрский г.о."
COLUMNS = chosen_columns(PROFILE, (), "")


def confirmed(result: OrganisationResult) -> OrganisationResult:
    return replace(result, verdict=replace(result.verdict, confirmation="second_audit"))


def names_made_hostile() -> AuditResult:
    rows = [confirmed(outdated(20 + number, name=name, order={"quote": name})) for number, name in enumerate(HOSTILE)]
    return audit(*rows)


def write(result: AuditResult, folder: Path, **more: Any) -> dict[str, Parcel]:
    return {each.municipality: each for each in municipal_papers(result, PROFILE, folder, columns=COLUMNS, **more)}


def words_of(path: Path) -> str:
    return "\n".join(text.text or "" for text in docx.Document(str(path)).element.body.iter(qn("w:t")))


def all_words(parcel: Parcel, *but: str) -> str:
    """Everything that can be read in the papers, of whatever kind."""
    told = []
    for path in parcel.files:
        if path.name in but:
            continue
        if path.suffix == ".docx":
            told.append(words_of(path))
        elif path.suffix == ".xlsx":
            sheets = openpyxl.load_workbook(path).worksheets
            told += [str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        else:
            told.append(path.read_text(encoding="utf-8-sig"))
    return "\n".join(told)


def list_rows(parcel: Parcel, name: str) -> list[list[str]]:
    with (parcel.folder / "списки-csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))[1:]


def page_of(parcel: Parcel, name: str) -> Any:
    return html.fromstring((parcel.folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parcel]:
    return write(everything(), tmp_path_factory.mktemp("municipal"))


def test_a_suspected_violator_is_in_no_list_and_no_word_is_said_of_what_is_suspected(tmp_path: Path) -> None:
    suspected, borne_out = no_package(1, name="Школа подозрения"), confirmed(no_package(2, name="Школа вывода"))
    (parcel,) = write(audit(suspected, borne_out, compliant(3)), tmp_path).values()
    assert [row[2] for row in list_rows(parcel, "список-1")] == ["Школа вывода"]
    assert [row[2] for row in list_rows(parcel, "проверка-не-завершена")] == ["Школа подозрения"]
    for name in ("доказательства.docx", "доказательства.html", "форма-ответа.xlsx", "письмо.docx"):
        (path,) = (each for each in parcel.files if each.name == name)
        assert "подозрения" not in all_words(replace(parcel, files=(path,)))


def test_who_lacks_an_act_by_one_audit_is_not_named_either(tmp_path: Path) -> None:
    seen_once, borne_out = incomplete(1, name="Школа подозрения"), confirmed(incomplete(2, name="Школа вывода"))
    (parcel,) = write(audit(seen_once, borne_out, decided(3, "incomplete_package", name="Школа решения")), tmp_path).values()
    assert [row[2] for row in list_rows(parcel, "дополнительно-1")] == ["Школа вывода", "Школа решения"]
    assert [row[2] for row in list_rows(parcel, "проверка-не-завершена")] == ["Школа подозрения"]
    for name in ("доказательства.docx", "доказательства.html", "форма-ответа.xlsx", "письмо.docx"):
        (path,) = (each for each in parcel.files if each.name == name)
        assert "подозрения" not in all_words(replace(parcel, files=(path,)))


def test_the_papers_of_an_audit_off_the_network_speak_of_what_was_declared(tmp_path: Path) -> None:
    declared = audit(decided(1), no_package(2), unreachable(3))
    facts = [replace(each, facts=replace(each.facts, offline=True)) for each in declared.organisations]
    declared = replace(declared, audit=replace(declared.audit, offline=True), organisations=tuple(facts))
    (parcel,) = write(declared, tmp_path).values()
    letter = words_of(parcel.folder / "письмо.docx")
    assert "Направляем итоги проверки сведений о наставничестве, которые указали образовательные организации" in letter
    assert "сайты организаций при этой проверке не открывались" in letter
    for paper in (letter, all_words(replace(parcel, files=tuple(each for each in parcel.files if each.name == "форма-ответа.xlsx")))):
        assert "проверки официальных сайтов" not in paper
        assert "повторной проверк" not in paper
    assert [row[4] for row in list_rows(parcel, "проверка-не-завершена")] == ["Решения методиста"]


def test_who_waits_for_a_person_and_who_was_not_checked_are_told_apart(tmp_path: Path) -> None:
    rows = (flagged(1), flagged(2, "compliant"), unreachable(3), partial(4, needs_review=True), decided(5), decided(6, "compliant"))
    (parcel,) = write(audit(*rows), tmp_path).values()
    assert [row[2] for row in list_rows(parcel, "проверка-не-завершена")] == ['МБОУ "Школа № 1"', 'МБОУ "Школа № 2"']
    assert [row[2] for row in list_rows(parcel, "не-проверено")] == ['МБОУ "Школа № 3"', 'МБОУ "Школа № 4"']
    assert all(row[4] for row in list_rows(parcel, "не-проверено"))
    assert [row[2] for row in list_rows(parcel, "список-1")] == ['МБОУ "Школа № 5"']


def test_lists_keep_the_source_s_numbers_headings_and_columns(parcels: dict[str, Parcel]) -> None:
    word = docx.Document(str(parcels[HERE].folder / "списки.docx"))
    headings = [each.text for each in word.paragraphs if each.text.startswith(("1.", "2.", "3."))]
    school_year = "2023/24"
    assert headings == [
        f"{number}. {each.heading.replace('{school_year}', school_year)}:" for number, each in enumerate(PROFILE.lists[:3], 1)
    ]
    for table, listed in zip(word.tables, PROFILE.lists[:3], strict=False):
        assert [cell.text for cell in table.rows[0].cells] == [column.title for column in listed.columns]
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows[1:] if len({*row.cells}) > 1)
    assert WD_ORIENT.LANDSCAPE in {section.orientation for section in word.sections}


def test_the_same_rows_stand_in_each_kind_of_file(tmp_path: Path) -> None:
    rows = [confirmed(outdated(number)) for number in range(1, 80)]
    (parcel,) = write(audit(*rows), tmp_path).values()
    names = [each.organisation.name for each in rows]
    assert [row[2] for row in list_rows(parcel, "список-3")] == names
    assert [row.cells[2].text for row in docx.Document(str(parcel.folder / "списки.docx")).tables[2].rows[1:]] == names
    sheet = openpyxl.load_workbook(parcel.folder / "списки.xlsx")["Список 3"]
    assert [row[2] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)] == names
    assert sheet.print_title_rows
    assert sheet.page_setup.orientation == "landscape"
    page = page_of(parcel, "списки.html")
    assert [row.xpath("./td")[2].text_content() for row in page.xpath("//section[@id='список-3']//tbody/tr")] == names


def test_every_organisation_is_counted_once_and_numbers_are_those_of_the_lists(parcels: dict[str, Parcel]) -> None:
    result = everything()
    for name, parcel in parcels.items():
        here = [each for each in result.organisations if each.organisation.municipality == name]
        counts = {row[0]: int(row[1]) for row in list_rows(parcel, "итоги")}
        assert counts.pop("Всего в реестре") == len(here) == sum(counts.values())
        shown = {"Пакет документов не представлен": "список-1", "Есть только положение о наставничестве": "список-2",
                 "Приказ издан без учёта федеральных рекомендаций": "список-3"}  # fmt: skip
        for title, file in shown.items():
            assert counts[title] == len(list_rows(parcel, file))


def test_shares_of_a_municipality_are_of_its_organisations() -> None:
    lists = outgoing(everything(), PROFILE)
    whole = {str(row[0]): row[2] for row in numbers_table(lists).rows[:-1]}
    last = shares_table(lists).rows[-1]
    assert list(last[1:]) == list(whole.values())
    for row in shares_table(lists).rows:
        assert sum(cell for cell in row[1:] if isinstance(cell, float)) == pytest.approx(100)


def test_names_that_would_run_or_break_are_plain_words(tmp_path: Path) -> None:
    (parcel,) = write(names_made_hostile(), tmp_path).values()
    shown = [name for name in HOSTILE if "\x00" not in name]
    sheet = openpyxl.load_workbook(parcel.folder / "списки.xlsx")["Список 3"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in shown]
    assert {cell.value for cell in cells} == set(shown)
    assert all(cell.data_type == "s" for cell in cells)
    assert not any(cell.startswith(("=", "@", "+")) for row in list_rows(parcel, "список-3") for cell in row)
    told = words_of(parcel.folder / "доказательства.docx")
    assert all(name in told for name in shown)
    for name in ("списки.html", "доказательства.html"):
        page = page_of(parcel, name)
        assert not page.xpath("//img[@onerror] | //script")


def test_the_letter_says_how_many_and_that_the_unchecked_are_no_violators(tmp_path: Path) -> None:
    rows = (confirmed(no_package(1)), confirmed(no_package(2)), regulation_only(3), confirmed(incomplete(4)), no_package(5), unreachable(6))
    (parcel,) = write(audit(*rows), tmp_path).values()
    letter = "\n".join(each.text for each in docx.Document(str(parcel.folder / "письмо.docx")).paragraphs)
    assert "(на конец 2023/24 учебного года): 2 организации." in letter
    assert "на 30 июня 2024 года" in letter
    assert "Проверка не завершена: 1 организация" in letter
    assert "Не удалось проверить: 1 организация" in letter
    assert "таких организаций нет" in letter  # list 3
    assert "{" not in letter


def test_a_municipality_without_violators_has_a_short_letter_and_neither_evidence_nor_form(tmp_path: Path) -> None:
    (parcel,) = write(audit(compliant(1), unreachable(2)), tmp_path).values()
    letter = "\n".join(each.text for each in docx.Document(str(parcel.folder / "письмо.docx")).paragraphs)
    assert "подтверждёнными нарушениями нет" in letter
    assert "собеседования" not in letter
    assert "Не удалось проверить: 1 организация" in letter
    assert not {"доказательства.docx", "доказательства.html", "форма-ответа.xlsx"} & {path.name for path in parcel.files}


def test_fields_of_the_department_stand_in_the_letter_and_the_others_are_left_as_lines(tmp_path: Path) -> None:
    settings = LetterSettings(
        sender="Центр «Рост & развитие» <1>", number="125", addressees={HERE.upper(): "Начальнику отдела\nПриозёрного г.о."}
    )
    (parcel,) = write(audit(compliant(1)), tmp_path, settings=settings).values()
    told = words_of(parcel.folder / "письмо.docx")
    assert "Центр «Рост & развитие» <1>" in told
    assert "№ 125" in told
    assert "Начальнику отдела" in told
    assert "Руководителю муниципальной" not in told
    assert "____" in told  # nobody signed


def test_evidence_of_each_organisation_named(tmp_path: Path) -> None:
    store = BlobStore(tmp_path / "blobs")
    strip = io.BytesIO()
    Image.new("RGB", (900, 60), "white").save(strip, "PNG")
    crop = store.put(strip.getvalue(), compress=False)
    order = {"quote": "ПРИКАЗ от 01.09.2021 № 357", "source": "ocr", "crops": (crop,), "page": 3, "confidence": 0.71}
    rows = (confirmed(outdated(1, order=order)), decided(2))
    (parcel,) = write(audit(*rows), tmp_path / "out", pictures=store).values()
    word = docx.Document(str(parcel.folder / "доказательства.docx"))
    told = words_of(parcel.folder / "доказательства.docx")
    assert "ПРИКАЗ от 01.09.2021 № 357" in told
    assert ", с. 3" in told
    assert "уверенность чтения 0,71" in told
    assert len(word.inline_shapes) == 1
    links = {each.target_ref for each in word.part.rels.values() if each.is_external}
    assert "https://school-1.example/collective/nastavnik/doc/implementation_order" in links
    assert "Решение методиста от 01.07.2024" in told
    page = (parcel.folder / "доказательства.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") == 1
    for text in (told, page):
        assert "methodist-1" not in text
        assert "Сайт просмотрен вручную" not in text  # what the methodist wrote for himself stays in the house


def test_the_form_asks_those_who_are_named_and_no_others(tmp_path: Path) -> None:
    rows = (confirmed(no_package(1)), no_package(2), flagged(3), confirmed(incomplete(4)), incomplete(5))
    (parcel,) = write(audit(*rows), tmp_path).values()
    sheet = openpyxl.load_workbook(parcel.folder / "форма-ответа.xlsx").worksheets[0]
    codes = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert codes[codes.index(CODE) + 1 :] == ["org-1", "org-4"]


def test_the_archive_holds_the_folder_under_names_that_every_program_reads(parcels: dict[str, Parcel]) -> None:
    parcel = parcels[FAR]
    with zipfile.ZipFile(parcel.archive) as packed:
        names = {each.filename for each in packed.infolist()}
        assert all(each.flag_bits & 0x800 for each in packed.infolist())  # UTF-8
        assert packed.testzip() is None
    assert names == {f"{FAR.rstrip('.')}/{path.relative_to(parcel.folder).as_posix()}" for path in parcel.files}


def test_names_of_municipalities_become_folders_that_windows_can_keep(tmp_path: Path) -> None:
    wanted = ["г.о. А/Б", "г.о. А:Б", "г.о.  А Б", "CON", "Очень " * 60 + "длинный", "...", "", "Лесной", "ЛЕСНОЙ", "Архив.zip", "Архив"]
    rows = [compliant(number, municipality=name) for number, name in enumerate(wanted, 1)]
    made = municipal_papers(audit(*rows), PROFILE, tmp_path, columns=COLUMNS)
    assert len(made) == len(municipalities(audit(*rows))) == len(wanted)
    names = [path.name for each in made for path in (each.folder, each.archive)]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert not set(name) & set('\\/:*?"<>|')
        assert name == name.strip(" .")
        assert len(name.encode()) < 255
        assert name.split(".")[0].upper() not in {"CON", ""}


def test_papers_of_a_municipality_that_is_gone_are_taken_away_and_other_files_stay(tmp_path: Path) -> None:
    first = write(
        audit(confirmed(no_package(1)), confirmed(no_package(2, municipality=FAR)), no_package(3, municipality="Третий")), tmp_path
    )
    (first[FAR].folder / "заметки.txt").write_text("позвонить", encoding="utf-8")
    (tmp_path / "чужое").mkdir()
    (tmp_path / "чужое" / "списки.docx").write_bytes(b"mine")
    write(audit(compliant(1)), tmp_path)
    assert [path.name for path in first[FAR].folder.iterdir()] == ["заметки.txt"]
    assert not first[FAR].archive.exists()
    assert not first["Третий"].folder.exists()
    assert (tmp_path / "чужое" / "списки.docx").read_bytes() == b"mine"
    here = first[HERE].folder  # no longer named: neither evidence nor form of the audit before
    assert {path.name for path in here.iterdir()} == {"письмо.docx", "списки.docx", "списки.xlsx", "списки.html", "списки-csv"}


def test_papers_of_some_municipalities_leave_the_others_alone(tmp_path: Path) -> None:
    rows = audit(confirmed(no_package(1)), confirmed(no_package(2, municipality=FAR)))
    before = write(rows, tmp_path)
    kept = (before[HERE].folder / "письмо.docx").stat().st_mtime_ns
    made = write(rows, tmp_path, only=[FAR])
    assert list(made) == [FAR]
    assert (before[HERE].folder / "письмо.docx").stat().st_mtime_ns == kept


def test_chosen_columns_stand_in_their_order_in_every_list_that_knows_them(tmp_path: Path) -> None:
    columns = chosen_columns(PROFILE, ["Организация", "order_requisites", "position"], "--columns")
    rows = audit(confirmed(no_package(1)), confirmed(outdated(2)))
    (parcel,) = municipal_papers(rows, PROFILE, tmp_path, columns=columns)
    assert list_rows(parcel, "список-1") == [['МБОУ "Школа № 1"', "1"]]
    assert list_rows(parcel, "список-3") == [['МБОУ "Школа № 2"', "№ 357 от 01.09.2021", "1"]]


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(BadInput, match=r"--columns: столбца «Директор» нет\. Можно: position .*name \(«Организация»\)"):
        chosen_columns(PROFILE, ["name", "Директор"], "--columns")
    with pytest.raises(BadInput, match="«Список 1» не осталось бы ни одного столбца"):
        chosen_columns(PROFILE, ["order_number"], "--columns")


def test_cells_that_have_no_room_for_all_send_to_the_evidence_beside_them(tmp_path: Path) -> None:
    columns = chosen_columns(PROFILE, ["name", "evidence"], "--columns")
    many = confirmed(no_package(1))
    places = tuple(replace(many.findings[0].evidence[0], url=f"https://school-1.example/{number}") for number in range(60))
    many = replace(many, findings=tuple(replace(each, evidence=places) for each in many.findings))
    (parcel,) = municipal_papers(audit(many), PROFILE, tmp_path, columns=columns)
    ((_, told),) = list_rows(parcel, "список-1")
    assert "доказательства.docx" in told
    assert "otchet.html" not in told
