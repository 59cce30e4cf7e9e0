"""Tables and texts of made-up plans."""

from __future__ import annotations

from collections.abc import Sequence

from audit_rules.facts.plans import plan_in
from audit_rules.facts.text.rows import row_text
from data.models import Act, Text, TextPage
from data.plans import Plan

HEAD = ("№", "Мероприятие", "Срок", "Ответственный")
ROADMAP = Act(type="roadmap", title="Дорожная карта внедрения наставничества на 2023-2024 учебный год", last_page=9)


def page(*tables: Sequence[Sequence[str]], number: int = 1, above: str = "") -> TextPage:
    """A page of drawn tables with a line above."""
    lines = [above, *(row_text(row) for table in tables for row in table)]
    kept = tuple(tuple(tuple(row) for row in table) for table in tables)
    return TextPage(number=number, text="\n".join(filter(None, lines)), source="docx", tables=kept)


def plain(text: str, number: int = 1) -> TextPage:
    """A page of lines only."""
    return TextPage(number=number, text=text, source="pdf")


def plan_of(*pages: TextPage, act: Act = ROADMAP) -> Plan:
    """The plan of these pages."""
    plan = plan_in(Text(source="docx", pages=pages), act)
    assert plan is not None
    return plan


def told(plan: Plan) -> list[tuple[str, str, str]]:
    """(event, term, last day) of each item."""
    return [(item.item, item.term, str(item.due or "")) for item in plan.items]
