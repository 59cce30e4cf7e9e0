"""`nastavnik papers`: out of the store, without a network, twice the same."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from tests.nastavnik.run_here import here

REGISTRY = (
    "ID;Организация;Муниципалитет;Реквизиты приказа;Представленные документы\n"
    "a;Школа А (выдумана);Лесной г.о.;№ 5 от 01.09.2019;приказ, положение\n"
    "b;Школа Б (выдумана);Лесной г.о.;;не представлены\n"
    "c;Школа В (выдумана);Степной г.о.;№ 7 от 01.09.2022;приказ, положение\n"
)


def say(folder: Path, *words: str, status: int = 0) -> str:
    done = here(*words, "--workspace", "w", cwd=folder)
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("papers")
    (made / "r.csv").write_text(REGISTRY, encoding="utf-8")
    words = ("run", "--offline", "--registry", "r.csv", "--profile", "mo-2024", "--profile", "mo-kpi", "--as-of", "2024-06-30")
    say(made, *words)
    say(made, "review", "decide", "b", "--value", "no_package", "--reason", "Просмотрено", "--by", "методист-1")
    return made


def letter(folder: Path, municipality: str) -> str:
    path = folder / "w" / "reports" / "mo-2024" / "муниципалитеты" / municipality / "письмо.docx"
    return "\n".join(each.text for each in docx.Document(str(path)).paragraphs)


def test_a_folder_and_a_zip_for_each_municipality_and_the_report_for_the_region(folder: Path) -> None:
    told = say(folder, "papers")
    reports = folder / "w" / "reports" / "mo-2024"
    assert "Лесной г.о (и Лесной г.о.zip): в списках 1 организация" in told
    assert "Ещё 1 организация ждёт решения методиста: в списках не названа" in told  # no second audit off the network
    with zipfile.ZipFile(reports / "муниципалитеты" / "Лесной г.о.zip") as packed:
        assert "Лесной г.о/форма-ответа.xlsx" in packed.namelist()
    assert (reports / "регион" / "аналитический-отчёт.docx").exists()
    assert "подтверждёнными нарушениями нет" in letter(folder, "Степной г.о")
    assert "собеседования" in letter(folder, "Лесной г.о")


def test_a_list_of_one_column_warns_of_nothing(folder: Path, recwarn: pytest.WarningsRecorder) -> None:
    say(folder, "papers", "--columns", "name", "--output", "один")
    assert not [each for each in recwarn if "merge" in str(each.message)]


def test_a_methodology_without_lists_has_no_letters(folder: Path) -> None:
    assert "писем муниципалитетам по ней не бывает" in say(folder, "papers", "--profile", "mo-kpi")
    reports = folder / "w" / "reports" / "mo-kpi"
    assert (reports / "регион" / "аналитический-отчёт.html").exists()
    assert not (reports / "муниципалитеты").exists()
    assert "Уберите --municipality" in say(folder, "papers", "--profile", "mo-kpi", "--municipality", "Лесной", status=2)


def test_one_municipality_into_a_folder_of_its_own(folder: Path) -> None:
    told = say(folder, "papers", "--municipality", "лесной", "--output", "почта", "--columns", "name,Городской округ")
    assert "Региону" not in told
    assert [path.name for path in (folder / "почта" / "муниципалитеты").iterdir() if path.is_dir()] == ["Лесной г.о"]
    csv = folder / "почта" / "муниципалитеты" / "Лесной г.о" / "списки-csv" / "список-1.csv"
    assert csv.read_bytes().decode("utf-8").splitlines() == ["\ufeffОрганизация;Городской округ", "Школа Б (выдумана);Лесной г.о."]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--municipality", "Горный"), "«Горный» в проверке нет. Есть: Лесной г.о., Степной г.о."),
        (("--municipality", "г.о."), "«г.о.» подходит нескольким"),
        (("--columns", "директор"), "--columns: столбца «директор» нет. Можно: position"),
        (("--output", "r.csv"), "это файл, а нужна папка"),
        (("--profile", "mo-rsp-25"), "законченной проверки по методике mo-rsp-25 здесь нет"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(folder: Path, words: tuple[str, ...], told: str) -> None:
    assert told in say(folder, "papers", *words, status=2)


def test_own_letter_and_fields(folder: Path) -> None:
    workspace = folder / "w"
    assert "letter.docx" in say(folder, "papers", "--template")
    assert "оставлено как было" in say(folder, "papers", "--template")
    say(folder, "papers")  # as they were written, they are good
    (workspace / "papers.yml").write_text('number: 125\ncolumns: ["директор"]\n', encoding="utf-8")
    assert "papers.yml, columns: столбца «директор» нет" in say(folder, "papers", status=2)
    (workspace / "papers.yml").write_text("number: 125\naddressees:\n  Лесной: Начальнику\n", encoding="utf-8")
    assert "papers.yml, строка 3: addressees: муниципалитета «Лесной» в проверке нет" in say(folder, "papers", status=2)
    (workspace / "papers.yml").write_text("number: 125\naddressees:\n  ЛЕСНОЙ Г.О.: Начальнику\n", encoding="utf-8")
    template = docx.Document()
    template.add_paragraph("Письмо № {{ исходящий_номер }}, {{ муниципалитет }}")
    template.save(str(workspace / "templates" / "letter.docx"))
    say(folder, "papers")
    assert letter(folder, "Лесной г.о") == "Письмо № 125, Лесной г.о."
    template.add_paragraph("{{ директор }}")
    template.save(str(workspace / "templates" / "letter.docx"))
    told = say(folder, "papers", status=2)
    assert "letter.docx: поля «директор» нет" in told
    assert letter(folder, "Лесной г.о") == "Письмо № 125, Лесной г.о."  # the good one stays
