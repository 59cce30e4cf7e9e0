"""What keeps an audit from being published by itself: both sides of every limit, and who is compared with whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.holding import Holding
from data.models import AuditResult, OrganisationResult
from scoring.soundness import causes
from tests.reports import samples

Maker = Callable[[int], OrganisationResult]
LIMITS = Holding(sites_fall=20, documents_fall=20, platform_fall=50, new_violators=10, least=3)
PROFILE = samples.PROFILE.model_copy(update={"holding": LIMITS})


def audit(*groups: tuple[Maker, int]) -> AuditResult:
    """So many organisations of each make, numbered from 1."""
    rows: list[OrganisationResult] = []
    for maker, count in groups:
        rows += [maker(len(rows) + number) for number in range(1, count + 1)]
    return samples.audit(*rows)


def held(before: AuditResult | None, now: AuditResult, platforms: dict[str, str] | None = None) -> dict[str, str]:
    """Causes by code, with their platforms."""
    return {each.code: each.platform for each in causes(before, now, PROFILE, platforms or {})}


def named(platform: str, numbers: range) -> dict[str, str]:
    return {f"org-{number}": platform for number in numbers}


GOOD = audit((samples.compliant, 40))


def test_an_audit_like_the_last_good_one_is_sound() -> None:
    assert held(GOOD, GOOD) == {}


@pytest.mark.parametrize(("lost", "codes"), [(8, set()), (9, {"sites", "documents"})])
def test_the_limit_itself_is_within_the_limits(lost: int, codes: set[str]) -> None:
    assert set(held(GOOD, audit((samples.unreachable, lost), (samples.compliant, 40 - lost)))) == codes


def test_few_organisations_hold_nothing_back_whatever_their_share() -> None:
    before = audit((samples.compliant, 4))
    assert held(before, audit((samples.unreachable, 2), (samples.compliant, 2))) == {}
    assert "sites" in held(before, audit((samples.unreachable, 3), (samples.compliant, 1)))


def test_a_platform_that_collapses_is_named_and_the_others_are_not_blamed() -> None:
    platforms = named("edusite", range(1, 7)) | named("ucoz", range(7, 41))
    now = audit((samples.unreachable, 6), (samples.compliant, 34))
    assert held(GOOD, now) == {}  # not known to share anything, they are too few
    assert held(GOOD, now, platforms) == {"platform": "edusite"}
    worse = audit((samples.unreachable, 6), (samples.compliant, 14), (samples.unreachable, 20))
    assert {each.platform for each in causes(GOOD, worse, PROFILE, platforms)} == {"edusite", "ucoz"}


def test_a_platform_whose_pages_show_no_documents_any_more_has_collapsed_too() -> None:
    now = audit((samples.no_package, 6), (samples.compliant, 34))
    found = held(GOOD, now, named("edusite", range(1, 7)))
    assert found["platform_documents"] == "edusite"
    assert "sites" not in found


def test_half_of_a_platform_is_within_its_limit() -> None:
    now = audit((samples.unreachable, 3), (samples.compliant, 37))
    assert held(GOOD, now, named("edusite", range(1, 7))) == {}
    assert held(GOOD, now, named("edusite", range(1, 6))) == {"platform": "edusite"}


@pytest.mark.parametrize(("new", "codes"), [(4, set()), (5, {"new_violators"})])
def test_too_many_new_violators_at_once(new: int, codes: set[str]) -> None:
    assert set(held(GOOD, audit((samples.outdated, new), (samples.compliant, 40 - new)))) == codes


def test_a_violator_that_goes_from_list_to_list_is_no_new_one() -> None:
    before = audit((samples.no_package, 20), (samples.compliant, 20))
    assert "new_violators" not in held(before, audit((samples.outdated, 20), (samples.compliant, 20)))


def test_schools_new_in_the_registry_are_no_sudden_violators() -> None:
    before = audit((samples.compliant, 20))
    assert held(before, audit((samples.compliant, 20), (samples.no_package, 20))) == {}
    assert held(audit((samples.compliant, 40)), before) == {}


def test_the_first_audit_is_held_only_where_nothing_was_read() -> None:
    assert held(None, audit((samples.no_package, 30))) == {}
    assert held(None, audit((samples.unreachable, 30))) == {"nothing_read": ""}
    assert held(None, audit((samples.unreachable, 2))) == {}
    assert held(GOOD, audit((samples.unreachable, 40))) == {"nothing_read": ""}


def test_every_limit_is_the_profiles() -> None:
    now = audit((samples.unreachable, 20), (samples.outdated, 20))
    free = PROFILE.model_copy(update={"holding": Holding(sites_fall=100, documents_fall=100, platform_fall=100, new_violators=100)})
    assert causes(GOOD, now, free, named("edusite", range(1, 21))) == ()
