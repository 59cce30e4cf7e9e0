"""People of one organisation gathered from its papers: curators, mentees by service, mentors by competence. Keyed hashes, no names."""

from __future__ import annotations

from data.indicators import Service
from data.models import DocumentType, SiteFacts
from scoring.measures import counted, everyone, may_hide, of_newest_year, of_type


def curators(facts: SiteFacts) -> dict[str, str] | None:
    """Post of each curator named by the newest school year's orders, "" where none is printed; {} where there is no such order.

    None: an order is there and could not be read, or something unread may be one.
    """
    if not _looked_at(facts, "curator_order"):
        return None
    people = counted(of_newest_year(of_type(facts, "curator_order")))
    if people is None:
        return None
    posts: dict[str, str] = {}
    for curator in (each for one in people for each in one.curators):
        posts[curator.person] = posts.get(curator.person) or curator.post
    return posts


def mentee_service(facts: SiteFacts) -> dict[str, Service] | None:
    """How long each mentee has worked, by the bases of mentees and the newest school year's orders on pairs; None as above."""
    if not _looked_at(facts, "pairs_order"):
        return None
    people = counted([*of_newest_year(of_type(facts, "pairs_order")), *of_newest_year(of_type(facts, "mentee_base"))])
    if people is None:
        return None
    everywhere = [each.act.people for each in facts.documents if each.act.people]
    experienced, young = everyone(everywhere, "experienced"), everyone(everywhere, "young")
    return {
        person: "experienced" if person in experienced else "young" if person in young else "unknown"
        for person in sorted(everyone(people, "mentees"))
    }


def competences(facts: SiteFacts) -> dict[str, tuple[str, ...]] | None:
    """Competences of each mentor of the bases that tell any; None: the site was not read, or a base could not be."""
    if not facts.outcome.reached or facts.offline:
        return None
    people = counted(of_newest_year(of_type(facts, "mentor_base")))
    if people is None:
        return None
    out: dict[str, tuple[str, ...]] = {}
    for mentor, said in (each for one in people for each in one.competences):
        out[mentor] = (*out.get(mentor, ()), said)
    return out


def _looked_at(facts: SiteFacts, kind: DocumentType) -> bool:
    return facts.outcome.reached and not facts.offline and not may_hide(facts, kind)
