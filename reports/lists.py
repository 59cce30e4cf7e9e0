"""Who stands in which list: the one place where organisations are sorted, so that the numbers agree in every paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from data.models import AuditResult, OrganisationResult, Verdict
from data.profile import Profile
from data.words import words
from reports.safe import plain

REVIEW = "review"
NOT_CHECKED = "not_checked"
AUDITED = "audited"
"""Where a profile gives no verdicts: the site was looked at fully."""

Kind = Literal["good", "violation", "beyond_source", "review", "not_checked"]
_ORDER: tuple[Kind, ...] = ("good", "violation", "beyond_source", "review", "not_checked")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One of the parts the registry falls into: a verdict's code, `review` or `not_checked`."""

    code: str
    kind: Kind
    title: str


@dataclass(frozen=True, kw_only=True)
class Lists:
    """The registry sorted: every organisation has exactly one place; organisations keep registry order."""

    places: tuple[Place, ...]
    place_of: tuple[tuple[OrganisationResult, Place], ...]

    def at(self, code: str) -> tuple[OrganisationResult, ...]:
        """Organisations whose place is `code`."""
        return tuple(result for result, place in self.place_of if place.code == code)

    @property
    def all(self) -> tuple[OrganisationResult, ...]:
        """The whole registry."""
        return tuple(result for result, _ in self.place_of)

    @property
    def review(self) -> tuple[OrganisationResult, ...]:
        """All that wait for a person's decision, also those counted as not checked."""
        return tuple(result for result, _ in self.place_of if undecided(result.verdict))

    @property
    def section_missing(self) -> tuple[OrganisationResult, ...]:
        """Organisations on whose site the section is known not to be."""
        return tuple(result for result, _ in self.place_of if result.facts.section.found is False)

    def of_kind(self, kind: Kind) -> dict[str, tuple[OrganisationResult, ...]]:
        """Organisations by verdict code, an empty tuple where there are none."""
        return {place.code: self.at(place.code) for place in self.places if place.kind == kind}

    def counts(self) -> tuple[tuple[Place, int], ...]:
        """How many organisations stand at each place; the numbers add up to the registry."""
        count = Counter(place.code for _, place in self.place_of)
        return tuple((place, count[place.code]) for place in self.places)

    def by_municipality(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Municipalities in registry order, each with its counts in the order of `places`."""
        rows: dict[str, Counter[str]] = {}
        for result, place in self.place_of:
            rows.setdefault(plain(result.organisation.municipality), Counter())[place.code] += 1
        return tuple((name, tuple(count[place.code] for place in self.places)) for name, count in rows.items())


def undecided(verdict: Verdict) -> bool:
    """The verdict waits for a person."""
    return verdict.needs_review and verdict.review is None


def sort_into_lists(audit: AuditResult, profile: Profile) -> Lists:
    """The organisations of the audit, each at its place.

    Raises:
        KeyError: a verdict that the profile does not know.
    """
    known = {place.code: place for place in _places(profile)}
    return Lists(places=tuple(known.values()), place_of=tuple((each, known[place_code(each.verdict)]) for each in audit.organisations))


def place_code(verdict: Verdict) -> str:
    """Where the organisation is counted: its verdict's code (without verdicts `audited`), `review` or `not_checked`."""
    if verdict.verdict is None:
        return AUDITED if verdict.state == "audited" else NOT_CHECKED
    return REVIEW if verdict.verdict != NOT_CHECKED and undecided(verdict) else verdict.verdict


def _places(profile: Profile) -> list[Place]:
    listed = [each.verdict for each in profile.lists]
    verdicts = sorted(profile.verdicts, key=lambda each: listed.index(each.verdict) if each.verdict in listed else len(listed))
    places = [Place(code=each.verdict, kind=each.kind, title=each.title) for each in verdicts]
    if places:
        places.append(Place(code=REVIEW, kind="review", title="Передано на проверку человеку"))
    else:
        places.append(Place(code=AUDITED, kind="good", title=words().verdict[AUDITED]))
    places.append(Place(code=NOT_CHECKED, kind="not_checked", title=words().verdict[NOT_CHECKED]))
    return sorted(places, key=lambda place: _ORDER.index(place.kind))
