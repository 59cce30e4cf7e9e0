"""What the page and the explanation tell of one organisation, in words."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from data.blobs import BlobStore
from data.models import FAIL, PASS, UNKNOWN, Document, Evidence, Finding, OrganisationResult, SiteFacts, Unseen
from data.profile import Profile, VerdictRule
from data.rated import Score
from data.words import norms, words
from reports import phrases
from reports.columns import reason
from reports.lists import AUDITED, NOT_CHECKED, REVIEW, place_code, undecided
from reports.phrases import distinct, pageless, short_quote
from reports.publishing import lost
from reports.replies import reply_lines
from reports.review_form import value_titles
from reports.russian import capitalised, lowered, plural
from reports.safe import plain, readable_address, web_address

SECTION = "section.present"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A place with the words that stand there."""

    shown: str
    link: str | None
    """None: not an address to be clicked."""
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class FoundDocument:
    """One document of the card."""

    kind: str
    title: str
    requisites: str
    source: str
    place: Seen
    listed_on: Seen
    note: str
    doubts: tuple[str, ...]
    counts: bool
    cites_recommendations: bool
    confidence: str
    """How surely it was read: «0,93»; "" of what the organisation declared."""
    crops: tuple[str, ...] = ()
    """The lines of a scan with the number and the date, as addresses of pictures within the page."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How one rule came out, and by what."""

    outcome: str
    told: str
    why: str
    places: tuple[Seen, ...]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that was not read."""

    title: str
    reason: str
    remedy: str
    place: Seen


@dataclass(frozen=True, kw_only=True)
class Card:
    """Everything told of one organisation."""

    name: str
    municipality: str
    site: Seen
    verdict: str
    kind: str
    """good, violation, beyond_source, review or not_checked."""
    confirmation: str
    reason: str
    state: str
    remedies: tuple[str, ...]
    review_reasons: tuple[str, ...]
    waits_for_person: bool
    decision: str
    replies: tuple[str, ...]
    """The organisation's own answers, the latest first."""
    score: str
    """«22 балла из 25, не установлено пунктов: 2»; "" where none were given."""
    to_publish: tuple[str, ...]
    """What would bring the points that are surely lost."""
    judged: bool
    """The methodology gives verdicts."""
    section: str
    section_place: Seen | None
    answers: tuple[Answer, ...]
    """How the rules came out, but for what is plainly missing and for the section."""
    missing: tuple[str, ...]
    documents: tuple[FoundDocument, ...]
    gaps: tuple[Gap, ...]
    searched: tuple[Seen, ...]
    norms: tuple[str, ...]
    offline: bool


def card(result: OrganisationResult, profile: Profile, pictures: BlobStore | None = None) -> Card:
    """The card of one organisation; `pictures` are shown where somebody may have to look at them: not for a good verdict."""
    organisation, facts, verdict = result.organisation, result.facts, result.verdict
    rule = profile.verdict(verdict.verdict) if verdict.verdict and verdict.verdict != NOT_CHECKED else None
    code = place_code(verdict)
    section = facts.section
    good = rule is not None and rule.kind == "good" and code != REVIEW
    gaps = tuple(_gap(each) for each in facts.unseen)
    return Card(
        name=plain(organisation.name),
        municipality=plain(organisation.municipality),
        site=_seen(organisation.site or organisation.site_as_written),
        verdict=rule.title if rule else words().verdict[AUDITED if code == AUDITED else NOT_CHECKED],
        kind=_kind(code, rule),
        confirmation=phrases.confirmation(verdict),
        # Where nothing of a package is there, the list of all that is missing says no more than the verdict.
        reason=reason(result, profile) if code == NOT_CHECKED or (rule and rule.kind == "beyond_source") or verdict.reason else "",
        state=phrases.state_in_words(verdict),
        remedies=tuple(dict.fromkeys(each for each in (phrases.remedy(result), *(gap.remedy for gap in gaps)) if each)),
        review_reasons=phrases.review_reasons(verdict),
        waits_for_person=undecided(verdict),
        decision=phrases.decision(verdict),
        replies=tuple(line for each in result.replies for line in reply_lines(each, value_titles(profile))),
        score=_score(result.score) if result.score else "",
        to_publish=tuple(
            each.publish for _, each, points in (lost(result, profile.rubric) if profile.rubric else ()) if points is not None
        ),
        judged=bool(profile.verdicts),
        section=phrases.section_in_words(section),
        section_place=_seen(section.url, quote=section.title or "") if section.url else None,
        answers=_answers(result),
        documents=tuple(_document(each, None if good else pictures) for each in facts.documents),
        missing=tuple(_missing(each) for each in result.findings if each.code == "absent" and each.rule != SECTION),
        gaps=gaps,
        searched=tuple(_place(each, facts) for each in distinct(facts.searched)),
        norms=_norms(result, profile),
        offline=facts.offline,
    )


def _score(score: Score) -> str:
    unknown = f", не установлено пунктов: {score.unknown}" if score.unknown else ""
    return f"{plural(score.total, 'балл', 'балла', 'баллов')} из {score.max}{unknown}"


def _kind(code: str, rule: VerdictRule | None) -> str:
    if code in (REVIEW, NOT_CHECKED):
        return code
    return rule.kind if rule else "good"


def _answers(result: OrganisationResult) -> tuple[Answer, ...]:
    """Pages searched and things unread are told once for the whole card, not under each answer."""
    unread = {each.url for each in result.facts.unseen}

    def shown(finding: Finding) -> tuple[Seen, ...]:
        told = [each for each in distinct(finding.evidence) if each.url not in unread and (each.quote or finding.outcome == PASS)]
        return tuple(_place(each, result.facts) for each in told)

    return tuple(
        Answer(
            outcome=each.outcome,
            told=phrases.finding_in_words(each),
            why=phrases.why_unknown(each.reason, result) if each.outcome == UNKNOWN else "",
            places=shown(each),
        )
        for each in result.findings
        if each.code != "absent" and each.rule != SECTION
    )


def _missing(finding: Finding) -> str:
    kind = finding.rule.removeprefix("package.")
    return phrases.document_type(kind) if kind in words().document_type else lowered(finding.title)


def _document(found: Document, pictures: BlobStore | None) -> FoundDocument:
    act = found.act
    return FoundDocument(
        kind=capitalised(phrases.document_type(act.type)),
        title=short_quote(act.title),
        requisites=phrases.requisites(act),
        source=words().source[act.source],
        place=_seen(found.url, quote=act.quote, page=None if act.source in {"html", "declared"} else act.page),
        listed_on=_seen(found.page_url),
        note=plain(act.note or ""),
        doubts=tuple(words().review_reason.get(code, code) for code in act.flags),
        counts=act.type != "other",
        cites_recommendations=act.cites_recommendations,
        confidence="" if act.source == "declared" else f"{act.confidence:.2f}".replace(".", ","),
        crops=tuple(_within_page(pictures.get(name)) for name in act.crops if pictures is not None and name in pictures),
    )


def _within_page(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _gap(unseen: Unseen) -> Gap:
    return Gap(
        title=short_quote(unseen.title),
        reason=phrases.gap_in_words(unseen),
        remedy=words().remedy.get(unseen.reason, ""),
        place=_seen(unseen.url),
    )


def _norms(result: OrganisationResult, profile: Profile) -> tuple[str, ...]:
    code = result.verdict.verdict
    if code is None or code == NOT_CHECKED:
        return ()
    failed = [each for each in phrases.findings_of(result, profile.rules_of(profile.verdict(code).when)) if each.outcome == FAIL]
    ids = dict.fromkeys(each.norm for each in failed if each.norm in norms())
    return tuple(f"{norms()[each].title}. {norms()[each].act}" for each in ids)


def _place(place: Evidence, facts: SiteFacts) -> Seen:
    return _seen(place.url or place.page_url, quote=place.quote, page=None if place.url in pageless(facts) else place.page)


def _seen(address: str | None, *, quote: str = "", page: int | None = None) -> Seen:
    text = plain(address or "")
    link = web_address(text)
    return Seen(shown=readable_address(link) if link else text, link=link, page=page, quote=short_quote(quote))
