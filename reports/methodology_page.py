"""The page of a methodology as text for a terminal and as one self-contained HTML file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from data.profile import Profile
from reports.conditions import RuleText
from reports.methodology import methodology
from reports.methodology_entry import Entry
from reports.page import TEMPLATES, environment, policy_hash

WIDTH = 100
"""Letters in a line of the text."""


def methodology_text(profile: Profile, rules: Mapping[str, RuleText]) -> str:
    """Plain Russian text, lines of at most 100 letters."""
    lines = [*_wrapped(profile.title.upper(), ""), ""]
    for part in methodology(profile, rules):
        lines += [part.title.upper(), *_wrapped(part.lead, ""), *(line for each in part.entries for line in _entry(each)), ""]
    return "\n".join(lines).rstrip() + "\n"


def methodology_html(profile: Profile, rules: Mapping[str, RuleText]) -> str:
    """A page that opens without the internet and lets nothing in it run or load."""
    style = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    return (
        environment()
        .get_template("methodology.html")
        .render(
            profile=profile,
            parts=methodology(profile, rules),
            style=Markup(style),  # noqa: S704 — our own file
            style_hash=policy_hash(style),
        )
    )


def _entry(entry: Entry) -> Iterable[str]:
    if entry.title:
        yield from _wrapped(entry.title, "", bullet="• ")
    for name, told in entry.told:
        yield from _wrapped(f"{name}: {told}", "    " if entry.title else "")
    for condition in entry.conditions:
        for depth, told in condition.lines():
            yield from _wrapped(told, "    " * (depth + 1), bullet="– " if depth else "")


def _wrapped(text: str, indent: str, *, bullet: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent + bullet,
        subsequent_indent=indent + " " * (len(bullet) or (0 if not indent else 2)),
        break_on_hyphens=False,
    )
