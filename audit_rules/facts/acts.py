"""The acts that one text holds: kind, requisites, pages and how sure we are of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from audit_rules.facts.citations import cites_recommendations
from audit_rules.facts.context import Context
from audit_rules.facts.drafts import as_drafts, is_draft
from audit_rules.facts.fold import fold
from audit_rules.facts.foreign import names_another
from audit_rules.facts.garbled import garbled_acts
from audit_rules.facts.issuer import is_authority, issued_above
from audit_rules.facts.kinds import Kind, other
from audit_rules.facts.lines import Line, is_glued, joined, lines_of
from audit_rules.facts.names import mask_names, names_in
from audit_rules.facts.order_kinds import OrderText, order_kinds
from audit_rules.facts.paper_kinds import PaperText, bears_out, form_in, paper_kinds
from audit_rules.facts.parts import Parts, parts_of
from audit_rules.facts.people import people_in, programme_people, together
from audit_rules.facts.reading import BLANK_REQUISITES, Reading, reading_of
from audit_rules.facts.repealed import REPEALED, is_repealed, repeals_in
from audit_rules.facts.segments import Segment, segments_of
from audit_rules.facts.shape import is_act_on_a_page, is_regulation_body, is_template
from audit_rules.facts.subject import speaks_of_mentoring
from audit_rules.facts.zones import Zone
from data.models import ABSENT, UNREADABLE, Act, People, Source, Text

__all__ = ["FACTS_VERSION", "Context", "acts_in"]

FACTS_VERSION = "17"
"""Raised with every change that may alter an Act: stored acts are keyed by it."""

LOW_CONFIDENCE = 0.6
_TAIL = 4
"""Lines at an act's end among which a mark may stand that it is in force no more."""
_SHORT = 110
_WELL_READ = 0.78
"""Mean confidence of a page's words from which on the kind is surely told."""
_NAMING = {"pairs_order", "curator_order", "mentor_base", "mentee_base"}
_UNREAD = 0.85
"""Confidence of an act of which a requisite is there and was not read."""
_BLANK = 0.6
"""Confidence at most of an order whose day was not typed in: a pen may have done it."""
_OF_PEOPLE = {"pairs_order", "curator_order"}
"""Orders that name people and approve no paper but a list of them."""
_STAMPED = {"regulation", "roadmap", "programme"}


@dataclass(frozen=True, kw_only=True)
class _Found:
    """One segment with what was made of it."""

    segment: Segment
    parts: Parts
    kinds: tuple[Kind, ...]
    reading: Reading


def acts_in(text: Text, context: Context) -> tuple[Act, ...]:
    """Acts in page order; () for a text that has nothing to do with mentoring."""
    lines = lines_of(text)
    if not lines:
        return ()
    outside = fold(" ".join((context.link_text, context.heading, context.file_name)))
    whole = joined(lines)
    if not speaks_of_mentoring(whole) and not (is_glued(lines) and "наставни" in whole.replace(" ", "")):
        return garbled_acts(text, lines, context)
    found = _found(lines, text, context)
    if not any(item.kinds for item in found) and speaks_of_mentoring(outside):
        found = _by_link(lines, text, context)
    acts = [act for item in _inherited(found) for act in _acts(item, text, context)]
    return tuple(_distinct(acts))


def _found(lines: list[Line], text: Text, context: Context) -> list[_Found]:
    out = []
    glued = is_glued(lines)
    titles: dict[int, str] = {}
    for segment in segments_of(lines):
        parts = parts_of(segment)
        titles[id(segment)] = parts.title
        if (text.source == "html" and not is_act_on_a_page(segment)) or _is_no_act(segment, len(lines)):
            continue
        kinds = _kinds(segment, parts, context, glued, titles.get(id(segment.parent), "") if segment.parent else "")
        if kinds or segment.order:
            reading = reading_of(segment, parts, text, context)
            if any(kind.type != "other" for kind in kinds) and is_draft(
                _above_title(segment, parts), fold(parts.title), fold(context.link_text)
            ):
                kinds = as_drafts(kinds, reading.requisites)
            out.append(_Found(segment=segment, parts=parts, kinds=kinds, reading=reading))
    return out


def _above_title(segment: Segment, parts: Parts) -> list[Line]:
    title_at = None if segment.order else segment.at(segment.title)
    return parts.head if title_at is None else segment.lines[:title_at]


def _is_no_act(segment: Segment, whole: int) -> bool:
    """A card's title above the order it holds; a blank annexed to a regulation."""
    if segment.order or segment.form is None:
        return False
    if len(segment.lines) < whole and not segment.annex and sum(len(line.text) for line in segment.lines) < _SHORT:
        return True
    return (
        segment.inner
        and segment.form in {"personal_programme", "agreement", "list", "other"}
        and not names_in("\n".join(line.text for line in segment.lines))
    )


def _kinds(segment: Segment, parts: Parts, context: Context, glued: bool, parent_title: str) -> tuple[Kind, ...]:
    whole = joined(segment.lines)
    link = fold(" ".join((context.link_text, context.heading)))
    if segment.order:
        text = OrderText(
            title=fold(parts.title),
            link=fold(context.link_text),
            body=parts.body,
            whole=whole,
            glued=glued,
            ocr=any(line.ocr for line in segment.lines),
            authority=is_authority(context.own_name),
        )
        kinds = order_kinds(text)
    elif segment.form:
        paper = PaperText(
            form=segment.form, title=fold(parts.title), whole=whole, link=link, annexed=segment.annex, parent_title=fold(parent_title)
        )
        kinds = paper_kinds(paper)
    else:
        return ()
    if not kinds or all(kind.type == "other" for kind in kinds):
        return kinds
    if is_template(segment, fold(parts.title), fold(context.link_text), names_in("\n".join(line.text for line in segment.lines))):
        return (other("template"),)
    foreign_body = not is_authority(context.own_name) and issued_above(segment, parts.head)
    return (other("authority"),) if foreign_body and (segment.order or context.own_name) else kinds


def _by_link(lines: list[Line], text: Text, context: Context) -> list[_Found]:
    """A text with no title of its own, told by the words of its link: weak evidence."""
    for words in (context.link_text, text.title, context.heading, context.file_name):
        form = form_in(fold(words))
        if not form or not speaks_of_mentoring(fold(words)) or not bears_out(form, joined(lines)):
            continue
        if text.source == "html" and not (form == "regulation" and is_regulation_body(lines)):
            continue
        segment = Segment(start=0, end=len(lines), form=form, lines=lines)
        paper = PaperText(form=form, title=fold(words), whole=joined(lines))
        kinds = tuple(replace(kind, confidence=min(kind.confidence, 0.55)) for kind in paper_kinds(paper))
        parts = replace(parts_of(segment), title=words)
        if kinds:
            return [_Found(segment=segment, parts=parts, kinds=kinds, reading=reading_of(segment, parts, text, context).without_title())]
    return []


def _inherited(found: list[_Found]) -> list[_Found]:
    """Annexes that bear no requisites of their own take those of the order they are annexed to."""
    by_order = {id(item.segment): item for item in found if item.segment.order}
    out = []
    for item in found:
        parent = by_order.get(id(item.segment.parent)) if item.segment.parent else None
        if parent and not item.segment.order and _approves(parent, item):
            item = replace(item, reading=item.reading.under(parent.reading, annexed=item.segment.annex))
        out.append(item)
    return out


def _approves(order: _Found, paper: _Found) -> bool:
    """False for an order on something else that only precedes the paper in a merged file."""
    named = paper.reading.requisites.number
    if named and named == order.reading.requisites.number:
        return True
    if not (paper.segment.annex or paper.segment.stamped) and order.kinds and all(kind.type in _OF_PEOPLE for kind in order.kinds):
        return paper.segment.form == "list"
    return bool(order.kinds) or speaks_of_mentoring(joined(order.segment.lines))


def _acts(item: _Found, text: Text, context: Context) -> list[Act]:
    segment, reading = item.segment, item.reading
    whole = joined(segment.lines)
    foreign = bool(context.own_name) and names_another(
        context.own_name, "\n".join(line.low for line in item.parts.head), "\n".join(line.low for line in item.parts.body)
    )
    repealed = is_repealed([*item.parts.marks, *segment.lines[-_TAIL:]], item.parts.title, f"{context.link_text}; {context.heading}")
    repeals = repeals_in(Zone(item.parts.body, context.today)) if segment.order else ()
    out = []
    for kind in item.kinds:
        flags = [*kind.flags, *reading.requisites.flags]
        if kind.type == "other":
            flags = list(kind.flags)
        elif foreign:
            flags.append("foreign_name")
        if kind.type != "other" and repealed:
            flags.append(REPEALED)
        read = reading.requisites
        unread = _UNREAD if UNREADABLE in (read.number_state, read.date_state) else 1.0
        confidence = round(min(kind.confidence, read.confidence if read.read else 0.9, unread, _page_confidence(reading, text)), 2)
        if BLANK_REQUISITES in read.flags:
            confidence = min(confidence, _BLANK)
        note = kind.note
        unsure = UNREADABLE in (read.number_state, read.date_state) or read.date_state == ABSENT
        if kind.type != "other" and unsure and reading.hint(context.link_text):
            flags.append("title_hint")
            note = f"в заголовке ссылки: {mask_names(context.link_text)[:120]}"
        if kind.type != "other" and confidence < LOW_CONFIDENCE:
            flags.append("low_confidence")
        out.append(
            Act(
                type=kind.type,
                title=mask_names(item.parts.title)[:300] or context.link_text[:300],
                number=read.number,
                number_state=read.number_state,
                date=read.date,
                date_state=read.date_state,
                quote=read.quote or mask_names(item.parts.title)[:200],
                page=reading.page,
                last_page=segment.lines[-1].page,
                source=_source(segment, text),
                cites_recommendations=cites_recommendations(whole),
                confidence=confidence,
                note=note,
                flags=tuple(dict.fromkeys(flags)),
                people=_people(kind, item, text, context),
                crops=read.crops,
                cited=reading.cited if kind.type in _STAMPED or kind.amends else reading.cited_in_body,
                amends=kind.amends,
                repeals=repeals,
            )
        )
    return out


def _people(kind: Kind, item: _Found, text: Text, context: Context) -> People | None:
    """Those whom an act of the kind names."""
    lines = item.segment.lines
    if context.people_key and kind.type == "personal_programme":
        return programme_people(lines, item.parts.title, context.people_key)
    if not context.people_key or kind.type not in _NAMING:
        return None
    pages = range(lines[0].page, lines[-1].page + 1)
    tables = [table for page in text.pages if page.number in pages for table in page.tables]
    return people_in(frozenset({kind.type}), lines, tables, item.parts.title, context.people_key)


def _page_confidence(reading: Reading, text: Text) -> float:
    """How surely the words of the page with the requisites were read; its days and numbers have their own check."""
    confidence = next((page.confidence for page in text.pages if page.number == reading.page), 1.0)
    return 1.0 if confidence >= _WELL_READ else confidence


def _source(segment: Segment, text: Text) -> Source:
    page = next((page for page in text.pages if page.number == segment.lines[0].page), None)
    return page.source if page else "html"


def _distinct(acts: list[Act]) -> list[Act]:
    """One kind of one order once: the annex with the list of pairs speaks for the order's point, unless the order's title does."""
    out: list[Act] = []
    for act in acts:
        twin = next(
            (old for old in out if act.type == old.type == "pairs_order" and (act.number, act.date) == (old.number, old.date)), None
        )
        if twin:
            keeps = replace(twin, last_page=max(twin.last_page, act.last_page), people=together(twin.people, act.people))
            out[out.index(twin)] = keeps
            continue
        out.append(act)
    return out
