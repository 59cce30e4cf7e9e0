"""Why an organisation got its verdict, told in plain words that can be read aloud to the head of a school."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, FileSystemLoader

from data.models import OrganisationResult
from data.profile import Profile
from reports.cards import card
from reports.page import TEMPLATES
from reports.russian import capitalised, lowered, quoted


def explain(result: OrganisationResult, profile: Profile) -> str:
    """What was looked at, what was found, the verdict, and what to do next; plain Russian text without markup."""
    text = _environment().get_template("explain.txt").render(card=card(result, profile), outcome=result.facts.outcome)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _environment() -> Environment:
    # Plain text, never shown as markup by itself: escaping would spoil the quotation marks.
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=False, trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    environment.filters.update(quoted=quoted, capitalised=capitalised, lowered=lowered)
    return environment
