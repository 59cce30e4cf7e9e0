"""The Word file: the source's lists, ready for a letter."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from reports.word import write_word
from tests.reports.reading import Papers
from tests.reports.samples import HOSTILE, PROFILE, audit, compliant, outdated, regulation_only
from tests.reports.test_workbook import HEADINGS, LONG, SHORT


def paragraphs(papers: Papers) -> list[str]:
    return [each.text for each in papers.word.paragraphs]


def test_headings_are_the_source_s(papers: Papers) -> None:
    told = paragraphs(papers)
    for number, heading in enumerate(HEADINGS.values(), 1):
        assert f"{number}. {heading}:" in told


def test_tables_have_the_source_s_columns_alone(papers: Papers) -> None:
    assert [papers.table(number)[0] for number in range(3)] == [SHORT, SHORT, LONG]


def test_heads_are_repeated_on_each_page(papers: Papers) -> None:
    for table in papers.word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_list_3_lies_across_the_page(papers: Papers) -> None:
    turned = [section.orientation for section in papers.word.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_links_are_clickable_and_only_web_addresses(papers: Papers) -> None:
    targets = [each.target_ref for each in papers.word.part.rels.values() if each.is_external]
    assert "https://school-4.example/collective/nastavnik/doc/implementation_order" in targets
    assert all(target.startswith("https://") for target in targets)
    assert any(row[4] == "javascript:alert(1)" for row in papers.table(2))


def test_hostile_names_are_plain_text(papers: Papers) -> None:
    names = [row[2] for row in papers.table(0)]
    assert HOSTILE[0] in names
    assert HOSTILE[1] in names
    assert HOSTILE[-1] in names
    assert "Школа с управляющими знаками" in names


def test_how_far_each_row_is_confirmed(papers: Papers) -> None:
    told = paragraphs(papers)
    assert "Предположительно: № 1, 3–8. Подтверждено человеком: № 2." in told
    assert "Подтверждено повторной проверкой: № 1." in told


def test_confirmation_can_be_left_out(tmp_path: Path) -> None:
    write_word(tmp_path / "a.docx", audit(regulation_only(1)), PROFILE, confirmation=False)
    told = [each.text for each in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert not any("Подтверждено" in line for line in told)


def test_numbers_at_the_end(papers: Papers) -> None:
    told = paragraphs(papers)
    assert "Всего в реестре: 29 организаций." in told
    assert "Проверено, вывод сделан: 22." in told
    assert "Не удалось проверить (нарушителями не считаются): 5. Из них ждут также решения человека: 1." in told


def test_font_and_page_numbers(papers: Papers) -> None:
    style = papers.word.styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)
    assert "PAGE" in papers.word.sections[0].footer._element.xml


def test_empty_lists_say_so(tmp_path: Path) -> None:
    write_word(tmp_path / "a.docx", audit(compliant(1)), PROFILE)
    for table in docx.Document(str(tmp_path / "a.docx")).tables:
        assert {cell.text for cell in table.rows[1].cells} == {"Таких организаций нет"}


def test_percent_signs_in_addresses_survive(tmp_path: Path) -> None:
    url = "https://school-1.example/%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%2001.09.21.pdf?a=1&b=2"
    write_word(tmp_path / "a.docx", audit(outdated(1, order={"url": url})), PROFILE)
    rels = docx.Document(str(tmp_path / "a.docx")).part.rels.values()
    assert url in [each.target_ref for each in rels if each.is_external]
