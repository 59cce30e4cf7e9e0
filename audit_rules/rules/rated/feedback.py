"""A form by which visitors answer: a form of the page, a frame or a link to a host of forms, a questionnaire, or a contact.

Reads    Rated pages: forms, frames, links, words.
Options  words: how it is called on the page. hosts: addresses where forms live.
         exclude: titles of events that only speak of feedback.
         about: of what it asks; against: of what else (a questionnaire on school meals).
         contact: what a contact holds, where a heading or a line names feedback. promises: words that promise and give nothing.
Norm     of the criterion.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Spot, Words, blocks, first_place, named, own_text, spots
from audit_rules.rules.rated.subject import Subject, Told
from data.models import Finding, SiteFacts
from data.rated import RatedBlock
from data.site_words import fold

RULE = Rule(
    id="rated.feedback",
    title="Форма обратной связи есть на странице площадки",
    failure_title="Формы обратной связи нет на странице площадки",
    unknown_title="Не удалось установить, есть ли форма обратной связи",
    norm="rating-mo",
    codes=CODES,
)


def check(
    facts: SiteFacts,
    *,
    words: Words,
    hosts: Words,
    contact: Words,
    exclude: Words = (),
    about: Words = (),
    against: Words = (),
    promises: Words = (),
) -> Finding:
    """Present, lost for a reason, or unknown."""
    seen = Seen()
    subject = Subject(about=about, against=against)
    for spot in spots(facts):
        if not any(_only_speaks_of_it(text, words, exclude) for text in (fold(spot.item.title), *spot.headings[:1])):
            told = subject.told((fold(spot.item.title), *spot.headings[:1]), (words,), fold(spot.item.opening))
            _look(spot, seen, told=told, words=words, hosts=hosts)
    for block, headings in blocks(facts):
        _look_words(block, headings, seen, words=words, contact=contact, promises=promises)
    return seen.answer(RULE, facts)


def _only_speaks_of_it(text: str, words: Words, exclude: Words) -> bool:
    """«Семинар „Обратная связь на уроке“», but not «Анкета участника семинара»."""
    event, form = first_place(exclude, text), first_place(words, text)
    return event is not None and form is not None and event < form


def _look(spot: Spot, seen: Seen, *, told: Told, words: Words, hosts: Words) -> None:
    item, block = spot.item, spot.block
    if not any(named(words, text) for text in (fold(item.title), *spot.headings, *map(fold, block.text.split("\n")))):
        return
    called_so = named(words, fold(item.title)) or any(named(words, heading) for heading in spot.headings[:1])
    evidence = of_item(item, block)
    if told == "other":
        if called_so:
            seen.add("other", evidence)
    elif item.kind == "form" or (item.state in {"outside", "unfetched"} and named(hosts, item.url.lower())):
        seen.add("present" if told == "it" else "doubtful", evidence)
    elif not called_so or (item.kind == "page" and item.state == "read"):
        return
    elif item.state == "read":
        seen.add("present" if told == "it" else "doubtful", evidence)
    elif item.state == "dead":
        seen.add("dead_link", evidence)
    else:
        seen.add("unknown", evidence, item.reason)


def _look_words(block: RatedBlock, headings: tuple[str, ...], seen: Seen, *, words: Words, contact: Words, promises: Words) -> None:
    """A contact beside words of feedback; a heading with nothing under it."""
    under = bool(headings) and named(words, headings[0])
    for line in own_text(block, promises).split("\n"):
        text = fold(line)
        if (under or named(words, text)) and named(contact, text):
            seen.add("present", of_words(block, line))
    if under and not block.items and not own_text(block, promises):
        seen.add("promised" if block.text.strip() else "empty", of_words(block, block.text))
