"""Saved pages, one folder a case: what each platform's reader takes from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from crawler import urls
from crawler.pages import Page
from crawler.platforms import platform_of
from crawler.platforms.base import exactly_one
from crawler.platforms.sharepoint import SharePoint
from data.errors import LayoutChanged

PAGES = Path(__file__).parents[1] / "pages"
CASES = sorted(path.parent for name in ("edusite", "sharepoint", "generic") for path in (PAGES / name).glob("*/page.html"))


def read(case: Path) -> Page:
    return Page(yaml.safe_load((case / "page.yml").read_text(encoding="utf-8"))["url"], (case / "page.html").read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_saved_page(case: Path) -> None:
    page = read(case)
    platform = platform_of(page)
    found = [
        {
            "url": urls.canonical(link.url),
            "text": link.text,
            "heading": link.heading,
            "trail": link.trail,
            "kind": link.kind,
            "furniture": link.boilerplate,
        }
        for link in platform.links(page)
        if link.kind != "image"
    ]
    answer = {"platform": platform.name, "title": page.title, "links": found}
    saved = case / "expected.json"
    if not saved.exists():
        saved.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{saved} is new: read it, commit it")
    assert answer == json.loads(saved.read_text(encoding="utf-8"))


def test_every_platform_has_a_saved_page() -> None:
    assert {case.parent.name for case in CASES} == {"edusite", "sharepoint", "generic"}
    assert {platform_of(read(case)).name for case in CASES} == {"edusite", "sharepoint", "generic"}


def test_a_list_view_without_rows_of_a_known_form_is_a_changed_layout() -> None:
    body = b"<html><meta name=GENERATOR content='Microsoft SharePoint'><div id=grid></div></html>"
    with pytest.raises(LayoutChanged, match="AllItems"):
        SharePoint().links(Page("https://ciur.ru/izh/s1/DocLib1/Forms/AllItems.aspx", body))


def test_exactly_one() -> None:
    assert exactly_one(["a"], "список", "http://s.ru/") == "a"
    with pytest.raises(LayoutChanged, match="список"):
        exactly_one([], "список", "http://s.ru/")
