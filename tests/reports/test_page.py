"""The page: everything in one file, nothing in it runs but our own script."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import html

from data.blobs import BlobStore
from reports.page import page
from tests.reports.reading import Papers
from tests.reports.samples import HOSTILE, PROFILE, audit, compliant, declared, everything, no_package, outdated
from tests.reports.test_workbook import HEADINGS, LONG, SHORT


def policy(tree: Any) -> str:
    (content,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return str(content)


def test_nothing_is_loaded_from_anywhere(papers: Papers) -> None:
    assert papers.page.xpath("//img | //link | //iframe | //object | //embed | //@src | //@srcset") == []
    assert "default-src 'none'" in policy(papers.page)
    assert "url(" not in "".join(papers.page.xpath("//style/text()"))


def test_policy_allows_our_script_and_style_alone(papers: Papers) -> None:
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (text,) = papers.page.xpath(f"//{tag}/text()")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy(papers.page)
    assert "unsafe" not in policy(papers.page)
    assert papers.page.xpath("//@style | //@*[starts-with(name(), 'on')]") == []


def test_hostile_names_are_plain_text(papers: Papers) -> None:
    names = [each.text_content() for each in papers.page.xpath("//span[@class='name']")]
    for name in (HOSTILE[0], HOSTILE[1], HOSTILE[4], HOSTILE[5], "Школа с управляющими знаками"):
        assert name in names
    assert papers.page.xpath("//b[text()='г.о.']") == []


def test_links_are_web_addresses_or_places_of_the_page(papers: Papers) -> None:
    anchors = set(papers.page.xpath("//@id"))
    for link in papers.page.xpath("//a"):
        target = link.get("href")
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert re.match(r"https?://", target)
            assert link.get("rel") == "noopener noreferrer"


def test_lists_have_the_source_s_headings_and_columns(papers: Papers) -> None:
    for number, (heading, columns) in enumerate(zip(HEADINGS.values(), (SHORT, SHORT, LONG), strict=True), 1):
        (section,) = papers.page.xpath(f"//section[@id='list-{number}']")
        assert section.xpath(".//p[@class='heading']")[0].text == heading
        heads = [each.text for each in section.xpath(".//thead//th[not(@class='mark')]")]
        assert heads == columns


def test_a_card_tells_what_was_not_read_and_why(papers: Papers) -> None:
    (card,) = papers.page.xpath("//details[@id='o15']")
    told = " ".join(card.text_content().split())
    assert "«Приказ о наставничестве»: ссылка на документ не работает." in told
    assert "Это не нарушение." in told
    assert "Где искали: 5 страниц" in told


def test_a_card_shows_quotes_and_links(papers: Papers) -> None:
    (card,) = papers.page.xpath("//details[@id='o4']")
    assert card.xpath(".//blockquote/text()") == ["ПРИКАЗ № 357 от 01.09.2021"]
    assert "https://school-4.example/collective/nastavnik/doc/implementation_order" in card.xpath(".//a/@href")
    assert "Предположительно: приказ издан без учёта федеральных рекомендаций" in card.text_content()


def test_addresses_are_readable_and_still_right(papers: Papers) -> None:
    (card,) = papers.page.xpath("//details[@id='o6']")
    (link,) = card.xpath(".//a[contains(@href, '%D0%9F')]")
    assert "/Приказ%2001.09.21.pdf" in link.text_content()
    assert link.get("href").endswith("/%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%2001.09.21.pdf")


def test_bars_add_up(papers: Papers) -> None:
    rows = papers.page.xpath("//table[@class='bars']//tr")
    assert len(rows) == 3
    for row in rows:
        parts = [int(title.text.rsplit(": ", 1)[1]) for title in row.xpath(".//title")]
        assert sum(parts) == int(row.xpath("./td[@class='number']/text()")[0])


def test_works_without_a_script(papers: Papers) -> None:
    (form,) = papers.page.xpath("//form")
    assert form.get("hidden") is not None
    assert papers.page.xpath("//details[contains(@class, 'card')][@hidden]") == []


def test_offline_says_that_no_site_was_opened() -> None:
    tree: Any = html.fromstring(page(audit(declared(1), offline=True), PROFILE))
    assert "не открывался, вывод сделан по сведениям организации" in tree.xpath("//details[@id='o1']")[0].text_content()
    assert "сведения, которые указали организации (сайты не открывались)" in tree.xpath("//section[@id='about']")[0].text_content()


def test_empty_registry() -> None:
    tree: Any = html.fromstring(page(audit(), PROFILE))
    assert "Таких организаций нет" in tree.text_content()


def test_same_audit_gives_the_same_page() -> None:
    assert page(everything(), PROFILE) == page(everything(), PROFILE)
    assert page(audit(no_package(1)), PROFILE) != page(audit(no_package(2)), PROFILE)


def test_the_strip_of_a_scan_is_shown_beside_the_words_read_from_it(tmp_path: Path) -> None:
    pictures = BlobStore(tmp_path)
    name = pictures.put(b"\x89PNG made up", compress=False)
    order = {"source": "ocr", "crops": (name, "0" * 64)}
    shown = html.fromstring(page(audit(outdated(1, order=order), compliant(2)), PROFILE, pictures))
    source = shown.xpath("string(//img/@src)")
    assert isinstance(source, str)
    assert base64.b64decode(source.removeprefix("data:image/png;base64,")) == b"\x89PNG made up"
    assert len(shown.findall(".//img")) == 1
    assert "img-src data:" in policy(shown)


def test_a_good_verdict_needs_no_picture(tmp_path: Path) -> None:
    pictures = BlobStore(tmp_path)
    name = pictures.put(b"\x89PNG made up", compress=False)
    good = compliant(1)
    scanned = replace(
        good, facts=replace(good.facts, documents=tuple(replace(d, act=replace(d.act, crops=(name,))) for d in good.facts.documents))
    )
    assert "<img" not in page(audit(scanned), PROFILE, pictures)
