"""A stored site with a file of it lost, one after another: the link is dead, or the file does not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.site import SiteRecord
from audit_rules.facts.text import EXTRACTOR_VERSION
from data.models import Act, Audit, Organisation, SiteOutcome, Text
from data.store import Store


def stored_record(store: Store, audit: Audit, organisation: Organisation) -> SiteRecord:
    """What the store holds of a site, with its texts."""
    fetches = store.crawl.fetches(audit.id, organisation.id)
    texts = {f.sha256: store.facts.reading(f.sha256, EXTRACTOR_VERSION) for f in fetches if f.sha256}
    return SiteRecord(
        organisation=organisation,
        outcome=store.crawl.outcome(audit.id, organisation.id) or SiteOutcome(reached=False),
        fetches=fetches,
        links=store.crawl.links(audit.id, organisation.id),
        unfetched=store.crawl.unfetched(audit.id, organisation.id),
        texts={sha256: text for sha256, text in texts.items() if text},
        today=audit.started.date(),
    )


def losses(record: SiteRecord) -> Iterator[tuple[SiteRecord, str]]:
    """The site with each of its files dead, with each unread, and with all scans unread."""
    # A site that was left early was not looked at fully; what is asked here is what a full look would say.
    record = replace(record, outcome=replace(record.outcome, complete=record.outcome.complete or record.outcome.settled))
    for fetch in record.fetches:
        if fetch.role != "file" or not fetch.sha256 or fetch.reason:
            continue
        dead = replace(fetch, reason="dead_link", sha256=None)
        yield replace(record, fetches=[dead if each is fetch else each for each in record.fetches]), f"dead {fetch.url}"
        broken = Text(source="unknown", failure="broken", detail="файл повреждён")
        yield replace(record, texts={**record.texts, fetch.sha256: broken}), f"broken {fetch.url}"
    yield replace(record, texts={sha256: _without_scans(text) for sha256, text in record.texts.items()}), "no OCR"


def _without_scans(text: Text) -> Text:
    pages = tuple(replace(p, text="", failure="no_ocr") if p.source in ("ocr", "image") else p for p in text.pages)
    failure = "no_ocr" if pages and all(page.failure for page in pages) else text.failure
    members = tuple((name, _without_scans(member)) for name, member in text.members)
    return replace(text, pages=pages, failure=failure, members=members)


def remembering() -> Callable[[Text, Context], tuple[Act, ...]]:
    """`acts_in` that reads each text once."""
    known: dict[tuple[int, Context], tuple[Text, tuple[Act, ...]]] = {}

    def read(text: Text, context: Context) -> tuple[Act, ...]:
        key = (id(text), context)
        if key not in known:
            known[key] = (text, acts_in(text, context))
        return known[key][1]

    return read
