"""Facts of an organisation that was not looked at: what it declared itself."""

from __future__ import annotations

from audit_rules.facts.requisites import declared_requisites
from data.models import ABSENT, UNREADABLE, Act, Declared, Document, DocumentType, Organisation, SiteFacts, SiteOutcome
from data.words import words


def declared_facts(organisation: Organisation) -> SiteFacts:
    """Documents of source `declared`; requisites that were not told are not known, never absent."""
    declared = organisation.declared
    kinds = list(declared.documents or ())
    if declared.requisites and "implementation_order" not in kinds:
        kinds.insert(0, "implementation_order")
    return SiteFacts(
        outcome=SiteOutcome(reached=False, reason="not_declared"),
        documents=tuple(_document(kind, declared) for kind in kinds),
        declared=declared,
        offline=True,
    )


def _document(kind: DocumentType, declared: Declared) -> Document:
    title = words().document_type[kind].capitalize()
    if kind != "implementation_order" or not declared.requisites:
        act = Act(type=kind, title=title, number_state=UNREADABLE, date_state=UNREADABLE, source="declared")
        return Document(act=act, url="", page_url="")
    read = declared_requisites(declared.requisites)
    act = Act(
        type=kind,
        title=title,
        number=read.number,
        number_state="read" if read.number else ABSENT,
        date=read.date,
        date_state=read.date_state,
        quote=declared.requisites,
        source="declared",
    )
    return Document(act=act, url=declared.link or "", page_url="")
