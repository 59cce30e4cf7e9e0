"""A plan published in an act: its events with their terms, from tables, lists and the passport."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit_rules.facts.names import mask_names
from audit_rules.facts.plans.cells import events_in, terms_for
from audit_rules.facts.plans.flattened import listed, rows_in, tables_in
from audit_rules.facts.plans.frame import Frame, frame_of, told_frame
from audit_rules.facts.plans.mending import mended
from audit_rules.facts.plans.passport import alike, listed_events
from audit_rules.facts.plans.place import Place, place_of
from audit_rules.facts.plans.points import points_in
from audit_rules.facts.plans.rows import Entry, TableReader
from audit_rules.facts.plans.stages import stage_of, stages_in
from audit_rules.facts.plans.terms import low_term, term_of
from data.models import Act, Document, Text
from data.plan_words import plan_words
from data.plans import Plan, PlanItem

HEAD = 1500
"""Letters of a plan's beginning in which its year is told."""
WELL_READ = 0.8
"""Below that mean confidence of OCR a page's days are not trusted."""
LONGEST = 600
PASSPORT = "Паспорт программы"
NOT_READ = "Часть страниц документа не прочитана, план может быть неполным"
NO_TABLE = "Перечень мероприятий со сроками в документе не распознан"


def plans_of(documents: Sequence[Document], texts: Mapping[str, Text]) -> tuple[Plan, ...]:
    """Plans among the documents of a site; `texts` by sha-256. A plan published in two files stands once."""
    out: dict[tuple[object, ...], Plan] = {}
    for document in documents:
        text = texts.get(document.sha256)
        if text is None or document.act.type not in plan_words().kinds:
            continue
        others = [other.act for other in documents if other.sha256 == document.sha256 and other.act is not document.act]
        for part in _members(text):
            plan = plan_in(part, document.act, others)
            if plan and (plan.items or not text.members):
                place = replace(plan, url=document.url, page_url=document.page_url, sha256=document.sha256)
                out.setdefault((plan.title, plan.items) if plan.items else (document.url,), place)
    return tuple(out.values())


def plan_in(text: Text, act: Act | None = None, others: Sequence[Act] = ()) -> Plan | None:
    """The act's plan; None where it plans nothing by days. A road map that cannot be read gives no items and says why.

    `others`: acts that the same text holds; what stands under their titles is theirs.
    """
    place = place_of(text, act, others)
    entries = _entries(place)
    title = act.title if act else text.title
    approved = act.date if act else None
    frame = _frame(title, place, approved, entries)
    items = _Items(frame, text).all(place, entries)
    lost = any(page.failure or page.partial for page in text.pages if act is None or act.page <= page.number <= act.last_page)
    note = NOT_READ if lost or text.failure else "" if items else NO_TABLE
    if not items and not lost and (act is None or act.type != "roadmap"):
        return None
    return Plan(
        title=mask_names(title),
        type=act.type if act else "",
        approved=approved,
        school_year=frame.school_year,
        items=tuple(items),
        note=note,
    )


def _members(text: Text) -> list[Text]:
    return [part for _, member in text.members for part in _members(member)] if text.members else [text]


def _entries(place: Place) -> list[Entry]:
    """Rows of drawn tables; else of tables whose lines ran on; else of tables without a header; else a list."""
    reader = TableReader()
    tables = [(page, [[mended(cell) for cell in row] for row in table]) for page, table in place.tables]
    for page, table in tables:
        reader.read(table, page)
    if not reader.entries:
        for page, rows in tables_in(place.lines):
            reader.read(rows, page)
    if not reader.entries:
        for page, table in tables:
            reader.read_headless(table, page)
    return reader.entries or listed(place.lines)


def _frame(title: str, place: Place, approved: dt.date | None, entries: Sequence[Entry]) -> Frame:
    head = low_term(place.text[:HEAD])
    told = told_frame(low_term(title)) or told_frame(head, title=False)
    days = [day for entry in entries for day in _whole_days(entry.term)]
    frame = told or frame_of("", approved, days)
    return frame.with_stages(stages_in(place.text, frame))


def _whole_days(term: str) -> list[dt.date]:
    """Days written with their year."""
    read = term_of(term, Frame()) if any(point.year for point in points_in(low_term(term))) else None
    return [day for day in (read.begins, read.due) if day] if read else []


class _Items:
    """Items on their way down the plan."""

    def __init__(self, frame: Frame, text: Text) -> None:
        self.frame = frame
        self.doubted = {page.number for page in text.pages if page.source in {"ocr", "image"} and page.confidence < WELL_READ}
        self.after: dt.date | None = None

    def all(self, place: Place, entries: Sequence[Entry]) -> list[PlanItem]:
        """Items of the entries, and those of the passport that the entries do not name."""
        items = [item for entry in entries for item in self._of_entry(entry)]
        for event in listed_events(place.tables) or listed_events(rows_in(place.lines)):
            if not any(alike(event.text, item.item) for item in items):
                items.append(self._of_passport(event.text, event.page))
        return items

    def _of_entry(self, entry: Entry) -> list[PlanItem]:
        events = events_in(entry.item)
        terms = terms_for(entry.term, len(events))
        return [self._item(event, term, entry) for event, term in zip(events, terms, strict=True)]

    def _item(self, event: str, written: str, entry: Entry) -> PlanItem:
        term = term_of(written, self.frame if entry.page not in self.doubted else Frame(), self.after)
        known = entry.page not in self.doubted
        if term.due and (term.begins, term.due) != self.frame.whole:
            self.after = term.due
        return PlanItem(
            item=mask_names(event)[:LONGEST],
            term=mask_names(written),
            begins=term.begins if known else None,
            due=term.due if known else None,
            repeats=term.repeats,
            year_inferred=term.year_inferred,
            direction=mask_names(entry.direction)[:LONGEST],
            result=mask_names(entry.result)[:LONGEST],
            page=entry.page,
        )

    def _of_passport(self, event: str, page: int) -> PlanItem:
        stage = stage_of(event, self.frame.stages)
        item = PlanItem(item=mask_names(event)[:LONGEST], direction=PASSPORT, page=page)
        return replace(item, term=stage.heading, begins=stage.begins, due=stage.due) if stage else item
