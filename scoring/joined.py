"""People who stand in an order on pairs and in a personal programme too: the double condition of the Izhevsk indicators 11 and 12."""

from __future__ import annotations

from data.models import People, SiteFacts
from scoring.measures import counted, everyone, may_hide, of_newest_year, of_type


def mentors_in_programme(facts: SiteFacts) -> int | None:
    """Teachers who are mentors by both papers; None: the people of a paper could not be counted, or something unread may be one."""
    papers = _both(facts)
    if papers is None:
        return None
    ordered, programmed = papers
    return len(everyone(ordered, "mentors") & everyone(programmed, "mentors"))


def young_in_programme(facts: SiteFacts) -> int | None:
    """Young specialists who are mentees by both papers; None as above, or where of somebody it is not known how long he has worked."""
    papers = _both(facts)
    if papers is None:
        return None
    ordered, programmed = papers
    mentees = everyone(ordered, "mentees") & everyone(programmed, "mentees")
    told = [each.act.people for each in facts.documents if each.act.people]
    experienced = everyone(told, "experienced")
    young = everyone(told, "young") - experienced
    if mentees - young - experienced:
        return None
    return len(mentees & young)


def _both(facts: SiteFacts) -> tuple[list[People], list[People]] | None:
    """People of the newest school year's orders on pairs, and of the personal programmes."""
    if not facts.outcome.reached or facts.offline or may_hide(facts, "pairs_order") or may_hide(facts, "personal_programme"):
        return None
    orders, programmes = of_newest_year(of_type(facts, "pairs_order")), of_type(facts, "personal_programme")
    if not orders or not programmes:
        return [], []
    ordered, programmed = counted(orders), counted(programmes)
    return None if ordered is None or programmed is None else (ordered, programmed)
