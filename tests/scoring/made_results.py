"""Results of made-up organisations, judged by the real rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from audit_rules.facts.declared import declared_facts
from data.manual_values import ManualValues, load_manual_values
from data.models import Declared, Document, DocumentType, Organisation, OrganisationResult, People, SiteFacts
from data.profile import Profile
from nastavnik.judging import judge_organisation
from tests.made import document, facts

AS_OF = dt.date(2024, 6, 30)
THIS_YEAR = dt.date(2023, 9, 1)


def organisation(number: int, municipality: str = "Ижевск", **more: Any) -> Organisation:
    """One row of a registry."""
    return Organisation(id=f"o{number}", name=f"МБОУ СОШ № {number}", municipality=municipality, site=f"http://s{number}.example/", **more)


def result(profile: Profile, row: Organisation, site: SiteFacts) -> OrganisationResult:
    """The organisation judged under the profile."""
    return judge_organisation(profile, row, site, AS_OF)


def published(profile: Profile, row: Organisation, *documents: Document, **more: Any) -> OrganisationResult:
    """An organisation whose site was looked at fully and holds these documents."""
    return result(profile, row, facts(*documents, **more))


def told(profile: Profile, row: Organisation, *kinds: DocumentType) -> OrganisationResult:
    """An organisation that declared these kinds, its site not opened."""
    declared = Organisation(**{**row.__dict__, "declared": Declared(documents=kinds)})
    return result(profile, declared, declared_facts(declared))


def pairs_order(*pairs: tuple[str, str], young: tuple[str, ...] = (), experienced: tuple[str, ...] = ()) -> Document:
    """An order on these pairs of the current school year."""
    return document("pairs_order", THIS_YEAR, people=_people(pairs, young, experienced))


def programme(*pairs: tuple[str, str], young: tuple[str, ...] = (), experienced: tuple[str, ...] = ()) -> Document:
    """A personal programme of these pairs."""
    return document("personal_programme", THIS_YEAR, people=_people(pairs, young, experienced))


def _people(pairs: tuple[tuple[str, str], ...], young: tuple[str, ...], experienced: tuple[str, ...]) -> People:
    mentors, mentees = dict.fromkeys(pair[0] for pair in pairs), dict.fromkeys(pair[1] for pair in pairs)
    return People(mentors=tuple(mentors), mentees=tuple(mentees), pairs=pairs, young=young, experienced=experienced)


def values(folder: Any, *lines: str) -> ManualValues:
    """Values entered for 2024, each «id value» or «id value scope»."""
    rows = []
    for line in lines:
        key, value, *scope = line.split(" ", 2)
        rows.append(
            f'  - {{id: {key}, value: {value}, scope: "{scope[0] if scope else "all"}", year: 2024, by: методист, '
            "entered: 2024-06-25, source: отчёт}"
        )
    (folder / "values.yml").write_text("values:\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return load_manual_values(folder)
