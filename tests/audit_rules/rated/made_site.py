"""Sites of training sites from tests/pages/rated/<case>/: pages as they would be served, files as texts of which real documents are made.

`site.yml` holds: `title` of the start page; `start` (its menu, HTML); `files`: address → lines of a document; `dead`: addresses that
answer 404; `late`: addresses that did not answer in time; `unread`: files without a text layer; `presentations`; `pictures`; `left`:
addresses never asked; `complete: false` where the look was not full.
Pages lie beside it, each named by its address with "_" for "/". Everything in them is made up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import yaml

from audit_rules.facts.site import SiteRecord, site_facts
from audit_rules.facts.text.reader import extract
from crawler import urls
from crawler.links import links_of
from crawler.pages import Page
from data.models import Fetch, Link, Organisation, SiteFacts, SiteOutcome, Text, Unfetched

PAGES = Path(__file__).parents[2] / "pages" / "rated"
HOST = "http://school-7.example"
SCHOOL = Organisation(id="s7", name="МБОУ СОШ № 7 (выдумана)", municipality="Луговой г.о.", site=f"{HOST}/", training_site="да")


@dataclass
class _Made:
    fetches: list[Fetch] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)


def facts(case: str) -> SiteFacts:
    """The facts of the case's site."""
    return site_facts(record(case))


def record(case: str) -> SiteRecord:
    """What a crawl of the case's site would have stored."""
    folder = PAGES / case
    site: dict[str, Any] = yaml.safe_load((folder / "site.yml").read_text(encoding="utf-8"))
    made = _Made()
    _page(made, "/", start_page(site))
    for file in sorted(folder.glob("*.html")):
        _page(made, "/" + file.stem.strip("_").replace("_", "/"), file.read_bytes())
    for path, lines in site.get("files", {}).items():
        _store(made, path, letter(lines), "file")
    for path in site.get("unread", []):
        _keep(made, path, Text(source="pdf", failure="no_ocr"), path.encode(), "file")
    for path in site.get("presentations", []):
        shown = Text(source="unknown", failure="unsupported", layout={"format": "presentation"})
        _keep(made, path, shown, path.encode(), "file")
    for path in site.get("pictures", []):
        _keep(made, path, Text(source="image", failure="unreadable", layout={"format": "photograph"}), path.encode(), "file")
    for reason, paths in (("dead_link", site.get("dead", [])), ("timeout", site.get("late", []))):
        made.fetches += [_failed(path, reason) for path in paths]
    complete = site.get("complete", True)
    return SiteRecord(
        organisation=SCHOOL,
        outcome=SiteOutcome(reached=True, complete=complete, reason=None if complete else "budget"),
        fetches=made.fetches,
        links=made.links,
        unfetched=[Unfetched(url=HOST + path, reason="budget") for path in site.get("left", [])],
        texts=made.texts,
        today=dt.date(2024, 6, 30),
    )


def start_page(site: dict[str, Any]) -> bytes:
    """The start page with its menu."""
    words = "Школа рада гостям и работает каждый день. " * 8
    return f"<html><head><title>{site['title']}</title></head><body>{site['start']}<p>{words}</p></body></html>".encode()


def letter(lines: str) -> bytes:
    """A document of these lines."""
    document = docx.Document()
    for line in lines.strip().splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _failed(path: str, reason: Any) -> Fetch:
    role: Any = "file" if "." in path.rpartition("/")[2] else "page"
    return Fetch(url=HOST + path, final_url=HOST + path, role=role, reason=reason)


def _page(made: _Made, path: str, body: bytes) -> None:
    _store(made, path, body, "page")
    for link in links_of(Page(HOST + path, body)):
        if link.kind != "image" and (address := urls.canonical(link.url)):
            made.links.append(Link(source=HOST + path, target=address, text=link.text, heading=link.heading, trail=link.trail))


def _store(made: _Made, path: str, body: bytes, role: Any) -> None:
    _keep(made, path, extract(body, path.rpartition("/")[2]), body, role)


def _keep(made: _Made, path: str, text: Text, body: bytes, role: Any) -> None:
    # A docx bears the moment of its making: equal words are taken for equal bytes.
    digest = hashlib.sha256(text.whole.encode() if role == "file" and text.pages else body).hexdigest()
    url = HOST + path
    made.texts[digest] = text
    made.fetches.append(Fetch(url=url, final_url=url, role=role, depth=path.count("/"), status=200, sha256=digest, title=text.title))
