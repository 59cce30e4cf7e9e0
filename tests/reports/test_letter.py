"""The letter's template as a methodist edits it in Word."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from data.errors import BadInput
from data.letters import LetterSettings
from reports.chosen_columns import chosen_columns
from reports.letter import DEFAULT_TEMPLATE, check_template, letter_fields, write_letter
from reports.outgoing import outgoing, outgoing_tables
from tests.reports.samples import PROFILE, audit, no_package, regulation_only

ROWS = audit(regulation_only(1, name="Школа & Ко <1>"), no_package(2))


def written(template: Path, *paragraphs: str) -> str:
    """The letter out of a template with those paragraphs."""
    made = docx.Document()
    for each in paragraphs:
        made.add_paragraph(each)
    made.save(str(template))
    lists = outgoing(ROWS, PROFILE)
    tables = outgoing_tables(ROWS, PROFILE, lists, chosen_columns(PROFILE, (), ""))
    fields = letter_fields(ROWS, PROFILE, lists, tables, "Лесной & Ко", LetterSettings())
    write_letter(template.with_name("письмо.docx"), template, fields)
    return "\n".join(each.text for each in docx.Document(str(template.with_name("письмо.docx"))).paragraphs)


def test_own_words_and_fields_in_any_place(tmp_path: Path) -> None:
    told = written(
        tmp_path / "letter.docx",
        "Кому: {{ муниципалитет }}",
        "{%p for список in списки %}",
        "{{ список.номер }}: {% for название in список.названия %}{{ название }}{% endfor %}",
        "{%p endfor %}",
    )
    assert told.splitlines() == ["Кому: Лесной & Ко", "1: ", "2: Школа & Ко <1>", "3: "]


@pytest.mark.parametrize(
    ("paragraph", "named"),
    [
        ("{{ директор }}", "поля «директор» нет"),
        ("{{ директор }} {{ завуч }}", "поля «директор» нет; поля «завуч» нет"),
        ("Кому: {{ “муниципалитет” }}", "поле «муниципалитет» стоит в кавычках"),  # Word makes them curly by itself
        ("Кому: {{ 'муниципалитет' }}", "поле «муниципалитет» стоит в кавычках"),
        ("Кому: {{ «муниципалитет» }}", "поле записано с ошибкой: «Кому: {{ «муниципалитет» }}»"),
        ("{% if нарушений_нет %}{{ фамилия }}{% endif %}", "поля «фамилия» нет"),  # in a branch not taken
        ("{% for список in списки %}{{ список.цвет }}{% endfor %}", "части «цвет» у поля нет"),
        ("Уважаемый {{ адресат }!", "поле записано с ошибкой"),
        ("{% if всего %}", "поле записано с ошибкой"),
        ("{{ всего.__class__.__mro__ }}", "поле не заполнить: «{{ всего.__class__.__mro__ }}»"),
        ("{{ списки.append(1) }}", "поле не заполнить: «{{ списки.append(1) }}»"),
        ("{{ всего / 0 }}", "поле не заполнить: «{{ всего / 0 }}»"),
        ("{% include 'x' %}", "поле не заполнить"),
    ],
)
def test_a_wrong_field_is_named_with_the_file_and_the_fields_there_are(tmp_path: Path, paragraph: str, named: str) -> None:
    with pytest.raises(BadInput) as refused:
        written(tmp_path / "letter.docx", paragraph)
    told = str(refused.value)
    assert "letter.docx" in told
    assert named in told
    assert not re.search(r"\b(object|has|not|attribute|is|unsafe|operand|loader)\b", told)  # no English
    assert "муниципалитет, адресат" in told
    assert "названия" in told
    assert not (tmp_path / "письмо.docx").exists()


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("Уважаемый…", encoding="utf-8")
    with pytest.raises(BadInput, match="не файл Word"):
        check_template(tmp_path / "letter.docx")


def test_the_signature_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    lists = outgoing(ROWS, PROFILE)
    tables = outgoing_tables(ROWS, PROFILE, lists, chosen_columns(PROFILE, (), ""))
    fields = letter_fields(ROWS, PROFILE, lists, tables, "Лесной", LetterSettings())
    write_letter(tmp_path / "письмо.docx", DEFAULT_TEMPLATE, fields)
    letter = docx.Document(str(tmp_path / "письмо.docx"))
    parts = list(letter.iter_inner_content())
    signature = max(place for place, part in enumerate(parts) if isinstance(part, Table))
    kept = [part for part in parts[:signature] if isinstance(part, Paragraph)][-2:]
    assert kept[-1].text.startswith("3. Форма ответа")
    assert all(each.paragraph_format.keep_with_next for each in kept)
