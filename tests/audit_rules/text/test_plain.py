"""Texts without any format, and OpenDocument in one XML file. All content is made up."""

from __future__ import annotations

import base64
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_rules.facts.text import extract, sniff
from tests.audit_rules.text.drawing import draw, jpeg, order
from tests.audit_rules.text.made import FILES

ORDER = """МБОУ «Вымышленская школа № 7»
ПРИКАЗ
от 15.09.2022 № 187-1
О внедрении целевой модели наставничества педагогических работников
В соответствии с письмом Минпросвещения приказываю: внедрить в школе модель наставни-
чества, утвердить положение и дорожную карту, назначить куратора и разместить документы на сайте.
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
@pytest.mark.parametrize("name", ["prikaz.txt", "prikaz", "prikaz.doc"])
def test_an_order_in_any_usual_encoding(encoding: str, name: str) -> None:
    bare = encoding.removesuffix("-bom")
    body = ("\ufeff" if bare != encoding else "").encode(bare) + ORDER.encode(bare, errors="replace")
    text = extract(body, name)
    assert (text.failure, text.source) == (None, "plain")
    lines = text.whole.split("\n")
    assert lines[1:3] == ["ПРИКАЗ", "от 15.09.2022 № 187-1" if encoding not in {"koi8-r"} else "от 15.09.2022 ? 187-1"]
    assert "наставничества, утвердить" in text.whole


def test_pages_and_the_old_mark_of_an_end() -> None:
    text = extract((ORDER + "\f" + ORDER + "\x1a").encode("cp1251"))
    assert [page.number for page in text.pages] == [1, 2]
    assert text.whole.count("ПРИКАЗ") == 2
    assert "\x1a" not in text.whole


SCRIPT = "var меню = {'приказ': 'о внедрении', 'школа': [1, 2]}; if (a <= b) { show(меню['приказ']); }\n" * 20
NOT_PROSE = {
    "an answer of a server": "Файл не найден. Обратитесь к администратору сайта школы.".encode(),
    "a script": SCRIPT.encode(),
    "codes": json.dumps({"название": "Приказ о наставничестве", "номер": 5}, ensure_ascii=False).encode() * 30,
    "English": b"The quick brown fox jumps over the lazy dog and tells of mentoring. " * 20,
    "digits": b"1 2 3 4 5 6 7 8 9\n" * 200,
    "bytes": random.Random(5).randbytes(20_000),
    "letters at random": random.Random(6).randbytes(40_000).translate(None, bytes(range(0x20)) + b"<" + bytes(range(0x7B, 0xC0))),
    "one word": "а".encode() * 5000,
}


@pytest.mark.parametrize("body", NOT_PROSE.values(), ids=NOT_PROSE.keys())
@pytest.mark.parametrize("name", ["prikaz.txt", "prikaz.pdf", ""])
def test_what_is_no_prose_is_not_read_as_a_text(body: bytes, name: str) -> None:
    text = extract(body, name)
    assert text.failure == "unsupported"
    assert not text.pages


@settings(deadline=None, max_examples=100)
@given(st.binary(min_size=200, max_size=4000))
def test_a_binary_is_never_a_text(body: bytes) -> None:
    assert sniff(body) != "plain"


PICTURE = base64.b64encode(jpeg(draw(order(), 150))).decode()
FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles>
  <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
 </office:automatic-styles>
 <office:master-styles><style:master-page style:name="Standard">
  <style:header><text:p>МБОУ «Вымышленская школа № 7»</text:p></style:header></style:master-page></office:master-styles>
 <office:body><office:text>
  <text:tracked-changes><text:changed-region text:id="c1"><text:deletion/></text:changed-region>
   <text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>
  <text:p>ПРИКАЗ<text:span text:style-name="T1">СКРЫТО</text:span></text:p>
  <text:p>от 15.09.2022 № 187-1<text:change-start text:change-id="c1"/> от 05.05.2015</text:p>
  <text:p>№ <text:span>55</text:span><text:change-end text:change-id="c1"/><text:change-start text:change-id="c2"/>О
   наставничестве<text:change-end text:change-id="c2"/></text:p>
  <table:table><table:table-row><table:table-cell><text:p>Наставник</text:p></table:table-cell>
   <table:table-cell><text:p>Наставляемый</text:p></table:table-cell></table:table-row>
   <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Лопатина А.С.</text:p></table:table-cell>
   <table:table-cell><text:p>Тарутин О.В.</text:p></table:table-cell></table:table-row>
   <table:table-row><table:covered-table-cell/><table:table-cell><text:p>Дубанова И.И.</text:p></table:table-cell></table:table-row>
  </table:table>
  <text:p><draw:frame><draw:image><office:binary-data>{PICTURE}</office:binary-data></draw:image></draw:frame></text:p>
 </office:text></office:body>
</office:document>"""


def test_a_letter_in_one_xml_file() -> None:
    text = extract(FLAT.encode(), "prikaz.fodt")
    assert (text.failure, text.source) == (None, "odt")
    first = text.pages[0]
    for shown in ("МБОУ «Вымышленская школа № 7»", "ПРИКАЗ\nот 15.09.2022 № 187-1\n", "Лопатина А.С. | Тарутин О.В.\nДубанова И.И."):
        assert shown in first.text
    for unseen in ("05.05.2015", "55", "СКРЫТО"):
        assert unseen not in first.text
    assert first.tables[0][2] == ("Лопатина А.С.", "Дубанова И.И.")
    assert [page.source for page in text.pages] == ["odt", "ocr"]
    assert "ПРИКАЗ" in text.pages[1].text


def test_a_workbook_in_one_xml_file_reads_as_the_zipped_one() -> None:
    flat, zipped = ((FILES / name).read_bytes() for name in ("made_up_base.fods", "made_up_base.ods"))
    assert extract(flat, "baza.fods").pages == extract(zipped, "baza.ods").pages


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (FLAT[:3000], "broken"),
        (FLAT.replace('.text"', '.graphics"'), "unsupported"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]>' + FLAT.partition("?>")[2], "unsupported"),
    ],
    ids=["cut short", "a drawing", "entities"],
)
def test_one_xml_file_that_cannot_be_read_says_why(body: str, failure: str) -> None:
    text = extract(body.encode(), "prikaz.fodt")
    assert (text.failure, text.pages) == (failure, ())
    assert text.detail
