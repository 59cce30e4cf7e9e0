"""The shapes that pass between rooms: frozen dataclasses, no behaviour beyond what follows from their own fields.

Codes are those of the results contract: stable English identifiers; what a person reads about them is in data/words.yml.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from data.evidence import Evidence as Evidence
from data.outline import PageLine
from data.plans import Plan, PlanListing, PlanResult, Publication
from data.rated import Place, RatedPage, Score
from data.tallies import BreakdownValue, IndicatorValue, YearsTable

if TYPE_CHECKING:
    from data.reviews import Reply

DocumentType = Literal[
    "implementation_order",
    "regulation",
    "roadmap",
    "programme",
    "curator_order",
    "pairs_order",
    "personal_programme",
    "mentor_base",
    "mentee_base",
    "agreement",
    "mentoring_school_order",
    "school_head_order",
    "other",
]
Source = Literal["html", "pdf", "ocr", "docx", "doc", "rtf", "odt", "xlsx", "xls", "ods", "image", "declared"]
RequisiteState = Literal["read", "absent", "unreadable"]
SiteState = Literal["audited", "partial", "unreachable", "no_site"]
StateReason = Literal[
    "down",
    "refused",
    "timeout",
    "dns",
    "tls",
    "blocked",
    "robots",
    "parked",
    "other_site",
    "redirect_loop",
    "server_error",
    "budget",
    "unread_document",
    "dead_link",
    "outside_link",
    "js_only",
    "stopped",
    "not_declared",
]

READ: RequisiteState = "read"
ABSENT: RequisiteState = "absent"
UNREADABLE: RequisiteState = "unreadable"
CONFIRMED = frozenset({"second_audit", "person"})
"""Confirmations with which a violator may be named outside."""

PACKAGE: tuple[DocumentType, ...] = (
    "implementation_order",
    "regulation",
    "roadmap",
    "programme",
    "curator_order",
    "pairs_order",
    "personal_programme",
)
"""The kinds of which at least one must be there for a package to exist (methodology mo-2024, list 1)."""


# ── registry ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What the organisation itself told the monitoring; never replaces what is found on its site."""

    requisites: str | None = None
    link: str | None = None
    documents: tuple[DocumentType, ...] | None = None
    """Kinds it named; None: the cell is empty (not known); (): «не представлены»."""


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """One row of the registry."""

    id: str
    name: str
    municipality: str
    site: str | None
    """Start address with scheme, or None: there is nothing to crawl (state `no_site`)."""
    row: int = 0
    site_as_written: str = ""
    training_site: str | None = None
    """None: not a training site; otherwise the theme, or "да"."""
    total_teachers: int | None = None
    young_specialists: int | None = None
    teachers_under_35: int | None = None
    needs_mentor: bool | None = None
    declared: Declared = field(default_factory=Declared)


# ── crawl ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Link:
    """One link as seen on a page, with the words round it; a target may be linked to many times."""

    source: str
    """Canonical address of the page that holds the link ("" for addresses known beforehand)."""
    target: str
    text: str = ""
    heading: str = ""
    """Nearest heading above the link, or the list's own title."""
    trail: str = ""
    """Menu path or breadcrumb to the page or to the link, " / " between its parts."""


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """What one address gave. `sha256` names the body in the blobs; None where there is no body."""

    url: str
    """Canonical address: the key."""
    final_url: str
    redirects: tuple[str, ...] = ()
    role: Literal["page", "file"] = "page"
    """By the magic bytes of the body: HTML is a page, all else a file."""
    depth: int = 0
    status: int | None = None
    reason: StateReason | None = None
    """Why there is no usable body; None where there is one."""
    detail: str = ""
    """The reason in words for a log, without names of people."""
    fetched_at: dt.datetime | None = None
    content_type: str = ""
    sha256: str | None = None
    size: int = 0
    etag: str = ""
    last_modified: str = ""
    reused: bool = False
    """True: the server answered 304 or the body was taken from an earlier audit."""
    tls_unverified: bool = False
    title: str = ""
    """The page's own <title> or heading; "" for files."""


@dataclass(frozen=True, kw_only=True)
class Unfetched:
    """An address seen and not fetched, with why: robots, another host, the budget, or not worth a request."""

    url: str
    reason: StateReason | None
    """None: judged irrelevant to the audit (a gallery, a calendar), which hides nothing."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SiteOutcome:
    """How the look at one site ended."""

    reached: bool
    reason: StateReason | None = None
    """Why it was not reached, or why the look is not full."""
    detail: str = ""
    complete: bool = False
    """True: the full look is done (menu, site map, obligatory section, document lists, mentoring-like sections, site search)."""
    settled: bool = False
    """True: stopped early, since nothing unseen could change the verdicts."""
    tls_unverified: bool = False
    """Some of what was read came from a server whose certificate could not be verified."""
    platform: str = ""
    requests: int = 0
    size_bytes: int = 0
    looked: tuple[str, ...] = ()
    """Steps of the full look that were done, as codes: menu, sitemap, sveden, lists, sections, search."""


# ── text ────────────────────────────────────────────────────────────────────────────────────────────────────────────

TextFailure = Literal["encrypted", "broken", "too_large", "timeout", "no_ocr", "unsupported", "empty", "unreadable"]


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A day or a number of a scan after it was read several ways."""

    text: str
    """As it was read."""
    agreement: float
    """1.0: all readings see it so; 0.0: they contradict each other, and nobody knows."""


@dataclass(frozen=True, kw_only=True)
class Crop:
    """A strip of a scanned page, kept as evidence of what was read from it."""

    text: str
    """The line as it was read."""
    checked: tuple[Checked, ...] = ()
    """Its days and numbers."""
    png: bytes = b""
    """The picture, on its way from the reader to the store only."""
    sha256: str = ""
    """Names the picture in the blobs."""


@dataclass(frozen=True, kw_only=True)
class TextPage:
    """One page of text, lines as a person reads them, "\\n" between; table cells of one row joined by " | "."""

    number: int
    text: str
    source: Source
    confidence: float = 1.0
    """OCR's mean word confidence, 0…1; 1.0 for text that was typed."""
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Tables of the page: rows of cells."""
    failure: TextFailure | None = None
    """This page could not be read (a scan without OCR); its text is ""."""
    partial: bool = False
    """True: OCR read only the head of the page."""
    ocr_area: float = 0.0
    """Area given to OCR, in pages: 1.0 is the whole page once, every pass counts."""
    crops: tuple[Crop, ...] = ()
    """Lines of the page's head that bear a day or a number."""
    outline: tuple[PageLine, ...] = ()
    """Of a web page: what it shows besides its words, line by line."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """What one file says. A ZIP gives one Text per member (see `members`) and no pages of its own."""

    source: Source | Literal["zip", "plain", "unknown"]
    """plain: a text without any format; its pages say "html", the nearest code of the contract."""
    pages: tuple[TextPage, ...] = ()
    title: str = ""
    """Title of the HTML page (its main heading, else <title>); never a requisite."""
    failure: TextFailure | None = None
    detail: str = ""
    members: tuple[tuple[str, Text], ...] = ()
    """Of an archive: (file name, its text)."""
    layout: dict[str, str] = field(default_factory=dict)
    """Format-specific extras, e.g. {"signed": "yes"}; nothing a verdict rests on."""

    @property
    def whole(self) -> str:
        """All pages, form feed between them."""
        return "\f".join(page.text for page in self.pages)


# ── facts ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class CitedOrder:
    """An own order of the organisation that another text names (an approval stamp, «внести изменения в приказ …»)."""

    number: str | None
    date: dt.date | None
    quote: str
    where: Literal["stamp", "annex", "body"] = "stamp"


@dataclass(frozen=True, kw_only=True)
class Curator:
    """One who answers for mentoring in an organisation."""

    person: str
    """Keyed hash of the name."""
    post: str = ""
    """As printed, without the name; "" where none is."""


@dataclass(frozen=True, kw_only=True)
class People:
    """Those whom an act names, as keyed hashes of their names: what can be counted and joined, and says nothing of who they are."""

    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    young: tuple[str, ...] = ()
    """Mentees who are young specialists: called so, or with 0 to 3 years of service."""
    experienced: tuple[str, ...] = ()
    """Mentees with more than 3 years of service."""
    pairs: tuple[tuple[str, str], ...] = ()
    """(mentor, mentee); a group is a mentor with several mentees."""
    competences: tuple[tuple[str, str], ...] = ()
    """(mentor, competence as printed)."""
    curators: tuple[Curator, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act recognised in one text: its kind and requisites, and how sure we are."""

    type: DocumentType
    title: str
    number: str | None = None
    number_state: RequisiteState = ABSENT
    date: dt.date | None = None
    date_state: RequisiteState = ABSENT
    quote: str = ""
    """The words the requisites (or, where there are none, the kind) were read from; names of people masked."""
    page: int = 1
    last_page: int = 1
    source: Source = "html"
    cites_recommendations: bool = False
    confidence: float = 1.0
    note: str | None = None
    """Russian; for `other`: why it does not count."""
    flags: tuple[str, ...] = ()
    """Codes of review reasons (data/words.yml), e.g. conflict, foreign_name, year_inferred."""
    cited: tuple[CitedOrder, ...] = ()
    amends: bool = False
    """An amendment («О внесении изменений…»): listed as `other`, yet its date matters."""
    repeals: tuple[CitedOrder, ...] = ()
    """Orders that it takes out of force."""
    people: People | None = None
    """None: the act names none that could be counted."""
    crops: tuple[str, ...] = ()
    """sha-256 of the pictures of the lines the requisites were read from; () for typed text."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """An act and the place it was found at."""

    act: Act
    url: str
    page_url: str
    sha256: str = ""
    link_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Unseen:
    """Something that by its title and place may be an act and was not read."""

    url: str
    page_url: str
    title: str
    reason: StateReason
    detail: str = ""
    may_be: tuple[DocumentType, ...] = PACKAGE
    """Kinds it may be; everything where the title tells nothing («Скачать», «Приказ», an archive)."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """The section on mentoring of teachers: a page or folder whose own title names it."""

    found: bool | None
    """None: the site was not looked at fully."""
    empty: bool = False
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, kw_only=True)
class SiteFacts:
    """All that the stored pages of one organisation say; rules read this and nothing else."""

    outcome: SiteOutcome
    documents: tuple[Document, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    section: Section = field(default_factory=lambda: Section(found=None))
    searched: tuple[Evidence, ...] = ()
    """The pages that prove an absence."""
    declared: Declared = field(default_factory=Declared)
    offline: bool = False
    rated: tuple[RatedPage, ...] = ()
    """Pages of a training site, the likeliest first; () where none was found (see `outcome.complete`)."""
    plans: tuple[Plan, ...] = ()
    publications: tuple[Publication, ...] = ()
    """What the site published, by which a plan is checked."""


# ── findings and verdicts ───────────────────────────────────────────────────────────────────────────────────────────

Outcome = Literal["pass", "fail", "unknown"]
PASS: Outcome = "pass"
FAIL: Outcome = "fail"
UNKNOWN: Outcome = "unknown"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A rule's answer for one organisation."""

    rule: str
    code: str
    outcome: Outcome
    title: str
    """What was looked at and how it came out, in Russian."""
    norm: str = ""
    """Id of the norm in data/norms.yml."""
    evidence: tuple[Evidence, ...] = ()
    reason: StateReason | None = None
    """For UNKNOWN: what stood in the way."""
    flags: tuple[str, ...] = ()
    """Review reasons that touch this finding."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """A person's decision."""

    by: str
    at: dt.datetime
    value: str
    was: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A profile's word for one organisation."""

    state: SiteState
    state_reason: StateReason | None = None
    verdict: str | None = None
    reason: str | None = None
    needs_review: bool = False
    review_reasons: tuple[str, ...] = ()
    confirmation: str | None = None
    review: Review | None = None


@dataclass(frozen=True, kw_only=True)
class Audit:
    """One audit: a registry looked at on a day."""

    id: int
    as_of: dt.date
    offline: bool
    started: dt.datetime
    finished: dt.datetime | None
    profiles: tuple[str, ...]
    registry: str
    fresh: bool = False


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Who takes part in one organisation. None: an order is there and could not be counted; 0: none is there."""

    pairs: int | None = None
    mentors: int | None = None
    mentees: int | None = None
    young_mentees: int | None = None
    personal_programmes: int | None = None


@dataclass(frozen=True, kw_only=True)
class OrganisationResult:
    """Everything a paper says of one organisation."""

    organisation: Organisation
    facts: SiteFacts
    findings: tuple[Finding, ...]
    verdict: Verdict
    measures: Measures | None = None
    """None: the site was not read."""
    score: Score | None = None
    """None: the profile has no rubric, or the organisation is no training site."""
    replies: tuple[Reply, ...] = ()
    """What the organisation answered, the latest first; no answer changes a verdict by itself."""


@dataclass(frozen=True, kw_only=True)
class AuditResult:
    """What a paper is made of. `organisations` stand in registry order."""

    audit: Audit
    profile_id: str
    profile_version: int
    organisations: tuple[OrganisationResult, ...]
    ranking: tuple[Place, ...] = ()
    indicators: tuple[IndicatorValue, ...] = ()
    breakdowns: tuple[BreakdownValue, ...] = ()
    years: YearsTable | None = None
    plans: tuple[PlanResult, ...] = ()
    plan_listing: PlanListing | None = None
    """None: the profile checks no plans."""
