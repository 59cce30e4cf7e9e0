"""Facts made by hand: made-up addresses, no real school."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.models import Act, Declared, Document, DocumentType, Organisation, Section, SiteFacts, SiteOutcome, Unseen

GATE = dt.date(2021, 12, 21)
DAY_BEFORE = dt.date(2021, 12, 20)
OLD = dt.date(2015, 3, 30)
LOOKED = SiteOutcome(reached=True, complete=True)
SCHOOL = Organisation(id="s1", name="МБОУ СОШ № 1", municipality="Луговой г.о.", site="http://school-1.example/")


def document(kind: DocumentType, day: dt.date | None = GATE, **act: Any) -> Document:
    """A document of that kind; without a day it was read and bears none."""
    state = "read" if day else "absent"
    made = Act(**{"type": kind, "title": kind, "date": day, "date_state": state, "quote": "слова", **act})
    return Document(act=made, url=f"http://school-1.example/{kind}.pdf", page_url="http://school-1.example/nastavnik")


def unread(*kinds: DocumentType) -> Unseen:
    """A dead link that may be of these kinds."""
    return Unseen(
        url="http://school-1.example/x.pdf", page_url="http://school-1.example/", title="Приказ", reason="dead_link", may_be=kinds
    )


def facts(*documents: Document, unseen: tuple[Unseen, ...] = (), **more: Any) -> SiteFacts:
    """A site looked at fully, with its section."""
    base: dict[str, Any] = {
        "outcome": LOOKED,
        "section": Section(found=True, url="http://school-1.example/nastavnik", title="Наставничество"),
    }
    return SiteFacts(documents=documents, unseen=unseen, **{**base, **more})


def declared(requisites: str) -> Declared:
    """What the organisation told of its order."""
    return Declared(requisites=requisites, link="http://school-1.example/order")
