"""Is an audit fit to be published by itself? Held against the last good one, within the limits of its profile. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.holding import Cause, Holding
from data.models import AuditResult, OrganisationResult
from data.profile import Profile
from scoring.changes import violator_steps


@dataclass(frozen=True)
class _Pair:
    """One organisation then and now."""

    before: OrganisationResult
    now: OrganisationResult


Count = Callable[[OrganisationResult], int]


def causes(before: AuditResult | None, now: AuditResult, profile: Profile, platforms: Mapping[str, str]) -> tuple[Cause, ...]:
    """Everything that is off. `before`: the last good audit, None: there is none; `platforms`: by id, those that share one.

    Only organisations of both audits are compared: a registry that grew or shrank is no fault. A platform that collapsed is told
    by itself; the whole is what is left without it.
    """
    if not any(map(read, now.organisations)):
        asked = sum(each.organisation.site is not None for each in now.organisations)
        then = sum(map(read, before.organisations)) if before else asked
        return (Cause(code="nothing_read", profile=profile.id, before=then, now=0, limit=0),) if then >= profile.holding.least else ()
    if before is None:
        return ()
    known = {each.organisation.id: each for each in before.organisations}
    pairs = [_Pair(known[each.organisation.id], each) for each in now.organisations if each.organisation.id in known]
    collapsed = tuple(_by_platform(pairs, profile, platforms))
    names = {each.platform for each in collapsed}
    rest = [pair for pair in pairs if platforms.get(pair.now.organisation.id) not in names]
    return (*collapsed, *_whole(rest, profile), *_violators(before, now, profile, len(pairs)))


def read(row: OrganisationResult) -> int:
    """1 where the site was read, if only in part."""
    return int(row.facts.outcome.reached and row.verdict.state in ("audited", "partial"))


def documents(row: OrganisationResult) -> int:
    """Documents found; look-alikes are left out."""
    return sum(each.act.type != "other" for each in row.facts.documents)


def _whole(pairs: Sequence[_Pair], profile: Profile) -> Iterator[Cause]:
    limits = profile.holding
    if fall := _fall(pairs, read, limits.sites_fall, limits):
        yield Cause(code="sites", profile=profile.id, before=fall[0], now=fall[1], limit=limits.sites_fall)
    if fall := _fall(pairs, documents, limits.documents_fall, limits):
        yield Cause(code="documents", profile=profile.id, before=fall[0], now=fall[1], limit=limits.documents_fall)


def _by_platform(pairs: Sequence[_Pair], profile: Profile, platforms: Mapping[str, str]) -> Iterator[Cause]:
    """Platforms that collapsed, each by its sites or, where these are still read, by what is found there."""
    limits = profile.holding
    groups: dict[str, list[_Pair]] = {}
    for pair in pairs:
        if name := platforms.get(pair.now.organisation.id):
            groups.setdefault(name, []).append(pair)
    for name, group in sorted(groups.items()):
        blank = Cause(code="platform", profile=profile.id, platform=name, before=0, now=0, limit=limits.platform_fall)
        if fall := _fall(group, read, limits.platform_fall, limits):
            yield replace(blank, before=fall[0], now=fall[1])
        elif fall := _fall(group, documents, limits.platform_fall, limits):
            yield replace(blank, code="platform_documents", before=fall[0], now=fall[1])


def _fall(pairs: Sequence[_Pair], count: Count, limit: float, limits: Holding) -> tuple[int, int] | None:
    """(then, now) where the sum fell by more than the limit, at enough organisations to tell."""
    then, now = sum(count(each.before) for each in pairs), sum(count(each.now) for each in pairs)
    poorer = sum(count(each.now) < count(each.before) for each in pairs)
    return (then, now) if poorer >= limits.least and (then - now) * 100 > limit * then else None


def _violators(before: AuditResult, now: AuditResult, profile: Profile, compared: int) -> Iterator[Cause]:
    limits = profile.holding
    steps = [each for each in violator_steps(before, now, profile) if each.before is not None and each.after is not None]
    new = sum(each.status == "new" for each in steps)
    if new >= limits.least and new * 100 > limits.new_violators * compared:
        were = sum(each.status != "new" for each in steps)
        yield Cause(code="new_violators", profile=profile.id, before=were, now=new, limit=limits.new_violators)
