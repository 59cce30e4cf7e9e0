"""otchet.html: one self-contained page that opens without the internet and lets nothing in it run or load."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from data.blobs import BlobStore
from data.models import AuditResult
from data.profile import Profile
from reports.cards import card
from reports.chart import chart
from reports.columns import Url, shown, text
from reports.lists import sort_into_lists
from reports.methodology_tables import methodology_tables
from reports.number_charts import bar_charts, years_chart
from reports.overview import about_table, caution, municipality_table, numbers_in_words, share
from reports.phrases import confirmation
from reports.registers import LINK_COLUMNS, registers
from reports.russian import day_in_words, lowered, plural, quoted
from reports.safe import plain, web_address
from reports.tables import amount_columns, source_tables, without

TEMPLATES = Path(__file__).parent / "templates"


def page(audit: AuditResult, profile: Profile, pictures: BlobStore | None = None) -> str:
    """The page as HTML; `pictures` holds the strips of scans that are shown as evidence."""
    lists = sort_into_lists(audit, profile)
    anchors = {each.organisation.id: f"o{number}" for number, each in enumerate(lists.all, 1)}
    style, script = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    return (
        environment()
        .get_template("page.html")
        .render(
            profile=profile,
            as_of=day_in_words(audit.audit.as_of),
            style=Markup(style),  # noqa: S704 — our own files
            script=Markup(script),  # noqa: S704
            style_hash=policy_hash(style),
            script_hash=policy_hash(script),
            about=about_table(audit, profile),
            numbers=numbers_in_words(lists),
            counts=lists.counts(),
            total=len(lists.all),
            municipalities=municipality_table(lists),
            chart=chart(lists),
            caution=caution(lists),
            tables=source_tables(audit, profile, lists),
            methods=[without(each, LINK_COLUMNS) for each in methodology_tables(audit, profile)],
            indicator_bars=bar_charts(audit),
            years=years_chart(audit.years) if audit.years else None,
            # Of the others, the cards tell the same and more.
            registers=[without(each, LINK_COLUMNS) for each in registers(lists, profile) if each.name in {"ne-provereno", "na-proverku"}],
            anchors=anchors,
            cards=[(anchors[each.organisation.id], place, card(each, profile, pictures)) for each, place in lists.place_of],
        )
    )


def write_page(path: Path, audit: AuditResult, profile: Profile, pictures: BlobStore | None = None) -> None:
    """Write the page to `path`."""
    path.write_text(page(audit, profile, pictures), encoding="utf-8")


def bare_page(template: str, **fields: Any) -> str:
    """A self-contained page without a script, out of a template that goes on from bare.html."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    told = {**fields, "style": Markup(style), "style_hash": policy_hash(style)}  # noqa: S704 — our own file
    return environment().get_template(template).render(**{"anchors": {}, **told})


@cache
def environment() -> Environment:
    """Templates of pages, with our own filters."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters.update(quoted=quoted, lowered=lowered, text=text)
    environment.globals.update(
        web_address=web_address,
        plural=plural,
        share=share,
        confirmation=confirmation,
        plain=plain,
        shown=shown,
        amount_columns=amount_columns,
    )
    environment.tests["url"] = lambda cell: isinstance(cell, Url)
    return environment


def policy_hash(text: str) -> str:
    """What the page's own policy allows to run: exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
