"""Questions that rules ask of the facts of one site."""

from __future__ import annotations

import datetime as dt

from data.models import UNREADABLE, Document, DocumentType, Evidence, SiteFacts, StateReason, Unseen


def of_type(facts: SiteFacts, kind: DocumentType) -> list[Document]:
    """Documents of that kind, in the order of the facts."""
    return [document for document in facts.documents if document.act.type == kind]


def unseen(facts: SiteFacts, kind: DocumentType) -> list[Unseen]:
    """What was not read and may be of that kind."""
    return [each for each in facts.unseen if kind in each.may_be]


def strongest(documents: list[Document]) -> Document:
    """The document with the fewest reasons for review, then the newest, then the surest."""
    return min(
        documents,
        key=lambda d: (len(d.act.flags), -(d.act.date or dt.date.min).toordinal(), -d.act.confidence, d.url),
    )


def newest(documents: list[Document]) -> Document:
    """The document with the latest date; one without a date only where none has any."""
    return max(documents, key=lambda d: (d.act.date or dt.date.min, -len(d.act.flags), d.act.confidence, d.url))


def absence_unknown(facts: SiteFacts, kind: DocumentType) -> tuple[StateReason, list[Evidence]] | None:
    """Why a document of that kind cannot be called absent, with what stood in the way; None: it can.

    Offline the organisation's own words decide; online the full look and nothing unread that may be it.
    """
    if facts.offline:
        return ("not_declared", []) if facts.declared.documents is None else None
    waiting = unseen(facts, kind)
    if waiting:
        return waiting[0].reason, [Evidence(url=each.url, page_url=each.page_url, quote=each.title) for each in waiting]
    if not facts.outcome.complete:
        return facts.outcome.reason or "stopped", []
    return None


def unreadable_date(documents: list[Document]) -> list[Document]:
    """Documents that bear a date which could not be made out."""
    return [document for document in documents if document.act.date_state == UNREADABLE]


def doubtful(facts: SiteFacts) -> tuple[str, ...]:
    """`doubtful_kind` where something that does not count was set aside without certainty: an absence then wants a person."""
    return ("doubtful_kind",) if any("doubtful_kind" in d.act.flags for d in of_type(facts, "other")) else ()
