"""otchet.html: one self-contained page that opens without the internet and lets nothing in it run or load."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from data.blobs import BlobStore
from data.models import AuditResult
from data.profile import Profile
from reports.cards import card
from reports.chart import chart
from reports.columns import Url, text
from reports.lists import sort_into_lists
from reports.overview import SUSPECTED, about_table, municipality_table, numbers_in_words, share
from reports.phrases import confirmation
from reports.registers import LINK_COLUMNS, not_checked_table, review_table
from reports.russian import day_in_words, lowered, plural, quoted
from reports.safe import plain, web_address
from reports.tables import Table, source_tables

TEMPLATES = Path(__file__).parent / "templates"


def page(audit: AuditResult, profile: Profile, pictures: BlobStore | None = None) -> str:
    """The page as HTML; `pictures` holds the strips of scans that are shown as evidence."""
    lists = sort_into_lists(audit, profile)
    anchors = {each.organisation.id: f"o{number}" for number, each in enumerate(lists.all, 1)}
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    return (
        _environment()
        .get_template("page.html")
        .render(
            profile=profile,
            as_of=day_in_words(audit.audit.as_of),
            style=Markup(style),  # noqa: S704 — our own files
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
            about=about_table(audit, profile),
            numbers=numbers_in_words(lists),
            counts=lists.counts(),
            total=len(lists.all),
            municipalities=municipality_table(lists),
            chart=chart(lists),
            suspected=SUSPECTED,
            tables=source_tables(audit, profile, lists),
            registers=[_without_links(each) for each in (not_checked_table(lists, profile), review_table(lists, profile))],
            anchors=anchors,
            cards=[(anchors[each.organisation.id], place, card(each, profile, pictures)) for each, place in lists.place_of],
        )
    )


def write_page(path: Path, audit: AuditResult, profile: Profile, pictures: BlobStore | None = None) -> None:
    """Write the page to `path`."""
    path.write_text(page(audit, profile, pictures), encoding="utf-8")


def _without_links(table: Table) -> Table:
    """The table without its columns of addresses: the cards have them."""
    kept = [position for position, head in enumerate(table.heads) if head.title not in LINK_COLUMNS]
    heads = tuple(table.heads[position] for position in kept)
    return replace(table, heads=heads, rows=tuple(tuple(row[position] for position in kept) for row in table.rows))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters.update(quoted=quoted, lowered=lowered, text=text)
    environment.globals.update(web_address=web_address, plural=plural, share=share, confirmation=confirmation, plain=plain)
    environment.tests["url"] = lambda cell: isinstance(cell, Url)
    return environment


def _hash(text: str) -> str:
    """What the page's own policy allows to run: exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
