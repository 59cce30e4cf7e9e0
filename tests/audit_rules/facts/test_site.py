"""From stored pages to the facts of a site: documents once, gaps told, absence proved."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from audit_rules.facts.text import extract
from data.models import TextPage
from tests.audit_rules.facts.site_made import ROOT, Site

ORDER = """Муниципальное бюджетное общеобразовательное учреждение
средняя общеобразовательная школа № 1
ПРИКАЗ
{day} № {number}
О внедрении целевой модели наставничества педагогических работников
В соответствии с письмом Министерства просвещения Российской Федерации от 21.12.2021 № АЗ-1128/08
ПРИКАЗЫВАЮ:
1. Внедрить в школе целевую модель наставничества педагогических работников.
2. Контроль за исполнением приказа оставляю за собой.
Директор школы                                   И.И. Выдуманная
"""
OLD = ORDER.format(day="01.09.2020", number="12")
NEW = ORDER.format(day="10.01.2022", number="3-ОД")
MENU_OF_FOOD = "Меню школьной столовой на неделю. Понедельник: каша овсяная, чай с лимоном, хлеб пшеничный. " * 6


def test_an_order_is_read_with_its_place() -> None:
    site = Site().page("/nastavnik", "Наставничество", "Наши документы")
    (found,) = site.file("/order.pdf", NEW, link="Приказ", source="/nastavnik").facts().documents
    assert (found.act.type, found.act.number, found.act.date) == ("implementation_order", "3-ОД", dt.date(2022, 1, 10))
    assert (found.url, found.page_url, found.link_text) == (f"{ROOT}/order.pdf", f"{ROOT}/nastavnik", "Приказ")


def test_the_same_bytes_at_two_addresses_are_one_document() -> None:
    site = Site().file("/a.pdf", NEW, link="Скачать").file("/b.pdf", NEW, link="Приказ о наставничестве")
    (found,) = site.facts().documents
    assert found.url == f"{ROOT}/b.pdf"


@pytest.mark.parametrize("failure", ["encrypted", "broken", "no_ocr", "timeout", "unreadable"])
def test_a_file_that_could_not_be_read_may_be_the_order(failure: str) -> None:
    facts = Site().file("/a.pdf", OLD, link="Приказ № 12").file("/b.pdf", "", link="Приказ о наставничестве", failure=failure).facts()
    (gap,) = facts.unseen
    assert (gap.url, gap.reason, "implementation_order" in gap.may_be) == (f"{ROOT}/b.pdf", "unread_document", True)


def test_an_unreadable_menu_of_the_canteen_hides_nothing() -> None:
    assert Site().file("/m.pdf", "", link="Меню на 12.05.2024", failure="broken").facts().unseen == ()


def test_a_readable_file_that_is_plainly_something_else_hides_nothing() -> None:
    site = Site().page("/nastavnik", "Наставничество", "Наши документы")
    facts = site.file("/m.pdf", MENU_OF_FOOD, link="Скачать", source="/nastavnik", heading="Наставничество").facts()
    assert (facts.documents, facts.unseen) == ((), ())


def test_a_file_called_an_order_on_mentoring_whose_kind_we_cannot_tell_is_our_gap() -> None:
    facts = Site().file("/m.pdf", "ааа ббб ввв " * 40, link="Приказ о внедрении системы наставничества").facts()
    assert [gap.reason for gap in facts.unseen] == ["unread_document"]


@pytest.mark.parametrize(
    ("reason", "link"), [("dead_link", "Приказ о наставничестве"), ("server_error", "Приказ о наставничестве"), ("robots", "Приказ")]
)
def test_a_dead_link_that_may_be_the_order_is_told(reason: str, link: str) -> None:
    site = Site().dead("/x.pdf", reason, link=link, heading="Наставничество")  # type: ignore[arg-type]
    assert [(gap.url, gap.reason) for gap in site.facts().unseen] == [(f"{ROOT}/x.pdf", reason)]


def test_a_cloud_disk_is_told() -> None:
    facts = Site().outside("https://disk.example/d/1", link="Документы по наставничеству").facts()
    assert [gap.reason for gap in facts.unseen] == ["outside_link"]


def test_a_list_of_documents_that_the_server_did_not_give_may_hide_acts() -> None:
    assert Site().dead("/docs", "server_error", link="Локальные акты").facts().unseen
    assert not Site().dead("/docs", "dead_link", link="Локальные акты").facts().unseen


def test_a_page_that_repeats_the_text_of_its_file_is_not_a_second_document() -> None:
    site = (
        Site()
        .page("/file/card?id=1", "Приказ о наставничестве", NEW)
        .file("/file/download?id=1", NEW, link="Скачать", source="/file/card?id=1")
    )
    assert [found.url for found in site.facts().documents] == [f"{ROOT}/file/download?id=1"]


def test_an_absence_is_proved_by_the_pages_looked_at() -> None:
    facts = Site().page("/documents", "Документы", "Устав и лицензия").facts()
    assert [each.url for each in facts.searched] == [f"{ROOT}/", f"{ROOT}/documents"]


def test_the_order_in_which_answers_came_changes_nothing() -> None:
    site = Site().page("/nastavnik", "Наставничество", "Наши документы")
    site.file("/b.pdf", NEW, link="Приказ", source="/nastavnik").file("/a.pdf", OLD, link="Приказ", source="/nastavnik")
    forward = site.facts()
    record = site.record
    site.record = type(record)(**{**vars(record), "fetches": list(reversed(record.fetches)), "links": list(reversed(record.links))})
    assert site.facts() == forward


def test_a_lost_page_before_a_regulation_may_be_the_order() -> None:
    regulation = """ПОЛОЖЕНИЕ
о системе наставничества педагогических работников
1. Общие положения
1.1. Наставничество педагогов организуется по форме «педагог – педагог».
"""
    pages = (TextPage(number=1, text="", source="ocr", failure="no_ocr"), TextPage(number=2, text=regulation, source="pdf"))
    site = Site().file("/a.pdf", "", link="Положение о наставничестве", pages=pages)
    facts = site.facts()
    assert [found.act.type for found in facts.documents] == ["regulation"]
    (gap,) = facts.unseen
    assert "implementation_order" in gap.may_be
    assert "regulation" not in gap.may_be


@pytest.mark.parametrize(("link", "gaps"), [("Скачать", 0), ("Приказ о внедрении целевой модели наставничества", 1)])
def test_slides_are_no_act_unless_their_link_says_so(link: str, gaps: int) -> None:
    slides = extract(_slides(), "pptx")
    assert slides.failure == "unsupported"
    site = Site().page("/nastavnik", "Наставничество", "Наши материалы")
    site.file("/x", "", link=link, source="/nastavnik", heading="Наставничество", failure=slides.failure, layout=slides.layout)
    assert len(site.facts().unseen) == gaps


def _slides() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        file.writestr("[Content_Types].xml", '<Types><Override PartName="/ppt/presentation.xml"/></Types>')
        file.writestr("ppt/presentation.xml", "<p:presentation/>")
    return kept.getvalue()


def test_a_nameless_file_left_over_by_a_full_look_may_be_the_order() -> None:
    site = Site().outside(f"{ROOT}/files/1.pdf", link="Приказ № 45", heading="Локальные акты", reason="budget")
    assert ["implementation_order" in gap.may_be for gap in site.facts().unseen] == [True]
    assert Site().outside(f"{ROOT}/files/2.pdf", link="Меню на неделю", heading="Питание", reason="budget").facts().unseen == ()
