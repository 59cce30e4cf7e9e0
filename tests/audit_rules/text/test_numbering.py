"""Numbers of automatic lists."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from audit_rules.facts.text import extract
from audit_rules.facts.text.numbering import Level, Numbering, Signs, shown
from tests.audit_rules.text.made import docx_bytes

LEVELS = (Level(), Level("decimal", "%1.%2."), Level("russian", "%3)"), Level("bullet", "\uf0b7"), Level("none", ""))
ABSTRACT = """<w:abstractNum {w} w:abstractNumId="90"><w:lvl w:ilvl="0">
<w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
</w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>"""
LISTS = (
    '<w:num {w} w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
    '<w:num {w} w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)


def test_levels_count_together_and_begin_anew_below_a_new_one() -> None:
    numbering = Numbering()
    depths = [0, 1, 1, 2, 2, 0, 1, 2, 3, 4]
    labels = [numbering.label("list", LEVELS, depth) for depth in depths]
    assert labels == ["1. ", "1.1. ", "1.2. ", "а) ", "б) ", "2. ", "2.1. ", "а) ", "• ", ""]


def test_lists_do_not_count_for_each_other() -> None:
    numbering = Numbering()
    assert [numbering.label(key, LEVELS, 0) for key in "aba"] == ["1. ", "1. ", "2. "]
    assert numbering.label("a", LEVELS, 7) == ""
    assert numbering.label("a", (), 0) == ""


@pytest.mark.parametrize(
    ("number", "signs", "text"),
    [
        (4, "decimal", "4"),
        (4, "zero", "04"),
        (4, "roman", "iv"),
        (1994, "ROMAN", "MCMXCIV"),
        (3, "latin", "c"),
        (28, "LATIN", "BB"),
        (9, "russian", "и"),
        (10, "RUSSIAN", "К"),
        (0, "roman", "0"),
        (9_000_000, "latin", "9000000"),
    ],
)
def test_signs(number: int, signs: Signs, text: str) -> None:
    assert shown(number, signs) == text


def test_a_word_list_with_its_own_start_and_one_that_starts_anew() -> None:
    document = docx.Document()
    part = document.part.numbering_part.element
    for xml in (ABSTRACT, *LISTS):
        part.append(parse_xml(xml.format(w=nsdecls("w"))))
    for text, list_id, depth in (("а", 90, 0), ("б", 90, 1), ("в", 90, 0), ("г", 91, 0), ("д", 0, 0), ("е", 91, 0)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'))
    assert extract(docx_bytes(document)).whole.split("\n") == ["3. а", "3.а) б", "4. в", "1. г", "д", "2. е"]
