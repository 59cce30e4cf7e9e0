"""доказательства.docx and .html: of each organisation named, what was found, the words, the address, the page, the picture, how surely."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import docx.document
from docx.shared import Mm, Pt

from data.blobs import BlobStore
from data.models import AuditResult, OrganisationResult
from data.profile import Profile
from reports.cards import Card, FoundDocument, Seen, card
from reports.docx_pages import blank, heading, room, small, turn
from reports.docx_parts import add_link
from reports.lists import Lists
from reports.outgoing import municipality_of, named
from reports.page import bare_page
from reports.russian import capitalised, day_in_full, dotted, moscow_day, plural, quoted

TITLE = "Доказательства"
TEXT_PT = 12
CROP_HEIGHT_MM = 12
"""No line of a scan is shown higher than that."""


def annex_cards(lists: Lists, profile: Profile, pictures: BlobStore | None) -> tuple[Card, ...]:
    """Cards of the organisations named, in the order of the lists. Of a person's decision only its day leaves the house."""
    return tuple(replace(card(each, profile, pictures), decision=_decided(each)) for each in named(lists))


def write_annex_page(path: Path, audit: AuditResult, profile: Profile, lists: Lists, cards: Sequence[Card]) -> None:
    """Write доказательства.html to `path`."""
    places = {result.organisation.id: place for result, place in lists.place_of}
    shown = [
        (f"o{number}", places[row.organisation.id], each) for number, (row, each) in enumerate(zip(named(lists), cards, strict=True), 1)
    ]
    lead = f"{municipality_of(lists.all[0])}, по состоянию на {day_in_full(audit.audit.as_of)}. {profile.title}"
    path.write_text(bare_page("annex.html", title=TITLE, lead=lead, cards=shown, opened=True), encoding="utf-8")


def write_annex(path: Path, audit: AuditResult, profile: Profile, cards: Sequence[Card]) -> None:
    """Write доказательства.docx to `path`."""
    document = blank(TITLE, audit.audit.started, TEXT_PT)
    turn(document, landscape=False)
    heading(document, f"{TITLE}. {profile.title}, по состоянию на {day_in_full(audit.audit.as_of)}")
    for number, each in enumerate(cards, 1):
        _organisation(document, number, each)
    document.save(str(path))


def _organisation(document: docx.document.Document, number: int, shown: Card) -> None:
    heading(document, f"{number}. {shown.name} ({shown.municipality})")
    confirmed = f" ({shown.confirmation})" if shown.confirmation else ""
    document.add_paragraph(f"{shown.verdict}{confirmed}.{f' {shown.decision}.' if shown.decision else ''}")
    if shown.reason:
        document.add_paragraph(f"Причина: {shown.reason}.")
    _seen(document, "Сайт: ", shown.site, f" ({'не открывался, вывод сделан по сведениям организации' if shown.offline else shown.state})")
    for answer in shown.answers:
        document.add_paragraph(f"{answer.told}{f': {answer.why}' if answer.why else ''}.", style="List Bullet")
    if shown.missing:
        document.add_paragraph(f"Не найдено: {'; '.join(shown.missing)}.", style="List Bullet")
    for found in shown.documents:
        _document(document, found)
    for gap in shown.gaps:
        _seen(document, f"Не прочитано: {f'{quoted(gap.title)}: ' if gap.title else ''}{gap.reason}. ", gap.place)
    if shown.norms:
        document.add_paragraph(f"Основание: {'; '.join(shown.norms)}.")
    if shown.searched:
        small(document, f"Где искали: {plural(len(shown.searched), 'страница', 'страницы', 'страниц')}", above=True)
        for place in shown.searched:
            _seen(document, "", place, size=9)


def _document(document: docx.document.Document, found: FoundDocument) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(found.kind).bold = True
    paragraph.add_run(f", {found.requisites}{f': {found.title}' if found.title else ''}")
    sure = f", уверенность чтения {found.confidence}" if found.confidence else ""
    _seen(document, "", found.place, f" ({found.source}{sure})")
    if found.listed_on.shown and found.listed_on.shown != found.place.shown:
        _seen(document, "Опубликован на странице ", found.listed_on)
    if found.place.quote:
        document.add_paragraph().add_run(quoted(found.place.quote)).italic = True
    for crop in found.crops:
        _picture(document, crop)
    for told in (f"Примечание: {found.note}." if found.note else "", f"Сомнение: {'; '.join(found.doubts)}." if found.doubts else ""):
        if told:
            document.add_paragraph(told)


def _seen(document: docx.document.Document, before: str, place: Seen, after: str = "", *, size: int = TEXT_PT) -> None:
    """The address, clickable where it can be, with its page."""
    paragraph = document.add_paragraph(before)
    shown = place.shown or "не указан"
    if place.link:
        add_link(paragraph, place.link, shown, size)
    else:
        paragraph.add_run(shown).font.size = Pt(size)
    if place.page:
        paragraph.add_run(f", с. {place.page}")
    if after:
        paragraph.add_run(after)


def _picture(document: docx.document.Document, crop: str) -> None:
    """A line of a scan, whole: not wider than the page, not higher than a few lines of text."""
    shape = document.add_picture(io.BytesIO(base64.b64decode(crop.partition(",")[2])))
    scale = min(1.0, Mm(room(document)) / shape.width, Mm(CROP_HEIGHT_MM) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape._inline.docPr.set("descr", "строка документа с реквизитами")


def _decided(result: OrganisationResult) -> str:
    review = result.verdict.review
    return capitalised(f"решение методиста от {dotted(moscow_day(review.at))}") if review else ""
