"""A named document on the page of a training site: a file, or words typed under its heading.

Reads    Rated pages: items with what they say of themselves, and the headings above them.
Options  words: what its title, its own heading or the heading above it says.
         form: what kind of paper it is; a title that names another form is another document.
         body: what its first words say, where the title is silent (one act may do two things).
         types: kinds of data.models that are it.
         exclude: what is no such document though it is called so (a lesson script is no practice).
         about: whom and what it is about; against: another subject (a schedule of consultations for pupils). A title that tells neither
         sends it to a person, save where it names no subject at all and `bare` lets the page speak for it.
         promises: words that promise and give nothing.
         formats: formats that count unread (a presentation).
         least: how many there must be. least_letters: so many letters typed under the heading stand for it.
         outside: a link to another site counts.
Norm     of the criterion.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from audit_rules.facts.unseen import untelling
from audit_rules.rule import Rule
from audit_rules.rules.rated.answer import CODES, Seen, of_item, of_words
from audit_rules.rules.rated.places import Spot, Words, another_form, blocks, first_place, letters, may_be_anything, named, own_text, spots
from audit_rules.rules.rated.subject import Subject, Told
from data.models import DocumentType, Finding, SiteFacts
from data.rated import RatedBlock
from data.rated_words import rated_words
from data.site_words import fold

RULE = Rule(
    id="rated.document",
    title="Документ есть на странице площадки",
    failure_title="Документа нет на странице площадки",
    unknown_title="Не удалось установить, есть ли документ",
    norm="rating-mo",
    codes=CODES,
)
HEAD = 400
"""The form of a document is told by so many of its first letters."""
OPENING = 200
"""What it is called, where it bears no title, stands among so many."""


@dataclass(frozen=True, kw_only=True)
class _Sought:
    words: Words
    form: Words
    body: Words
    types: tuple[DocumentType, ...]
    exclude: Words
    subject: Subject
    typed: frozenset[str]
    """Pages under the rated one that hold words enough to be the document themselves."""


def check(
    facts: SiteFacts,
    *,
    words: Words,
    form: Words = (),
    body: Words = (),
    types: tuple[DocumentType, ...] = (),
    exclude: Words = (),
    about: Words = (),
    against: Words = (),
    bare: bool = True,
    promises: Words = (),
    formats: tuple[str, ...] = (),
    least: int = 1,
    least_letters: int = 200,
    outside: bool = False,
) -> Finding:
    """Present, lost for a reason, or unknown."""
    typed = _pages_of_words(facts, promises, least_letters)
    subject = Subject(about=about, against=against, bare=bare)
    sought = _Sought(words=words, form=form, body=body, types=types, exclude=exclude, subject=subject, typed=typed)
    seen = Seen()
    for spot in spots(facts):
        _look(spot, sought, seen, formats=formats, outside=outside)
    for block, headings in blocks(facts):
        _look_typed(block, headings, sought, seen, promises=promises, least_letters=least_letters)
        _look_acts(block, sought, seen)
    return seen.answer(RULE, facts, least=least)


def _pages_of_words(facts: SiteFacts, promises: Words, least_letters: int) -> frozenset[str]:
    """Addresses of pages whose own words, links aside, come to so many letters."""
    count: Counter[str] = Counter()
    for block, _ in blocks(facts):
        count[block.url] += letters(own_text(block, promises))
    return frozenset(url for url, number in count.items() if number >= least_letters)


def _look(spot: Spot, sought: _Sought, seen: Seen, *, formats: tuple[str, ...], outside: bool) -> None:
    item, title = spot.item, fold(spot.item.title)
    own = _by_itself(spot, sought)
    if item.kind == "form" or (item.kind == "page" and item.state == "read" and not own):
        # The blocks of a page that was read speak for themselves.
        return
    evidence = of_item(item, spot.block)
    if not own and (spot.again or not _by_place(spot, title, sought)):
        if _is_hidden(spot) and _may_be_it(spot, title, sought):
            seen.add("unknown", evidence, item.reason)
        elif spot.again and item.state == "read" and _by_place(spot, title, sought):
            seen.add("repeated", evidence)
        elif _calls_it(title, spot, sought) and _is_set_aside(spot, title, sought):
            seen.add("excluded", evidence)
        return
    told = _told(spot, title, sought)
    if _is_set_aside(spot, title, sought):
        seen.add("excluded", evidence)
    elif told == "other":
        seen.add("other", evidence)
    elif item.state == "read" or item.format in formats or (item.state == "outside" and outside):
        seen.add("present" if told == "it" else "doubtful", evidence)
    elif item.state == "dead":
        seen.add("dead_link", evidence)
    else:
        seen.add("unknown", evidence, item.reason)


def _told(spot: Spot, title: str, sought: _Sought) -> Told:
    """Whether it is about what the criterion asks for: by its link, its own title, the headings above, and what it says."""
    item = spot.item
    if set(sought.types) & set(item.types):
        return "it"
    own = (fold(item.heading), title) if untelling(title) else (title, fold(item.heading))
    return sought.subject.told((*own, *spot.headings[:2]), (sought.words, sought.form), fold(item.opening))


def _is_hidden(spot: Spot) -> bool:
    """What the item says was not read, or not all of it."""
    item = spot.item
    unread = item.state in {"unread", "unfetched", "outside"} or (item.state == "read" and item.reason != "")
    return unread and not spot.again and item.format not in {"image", "presentation"}


def _may_be_it(spot: Spot, title: str, sought: _Sought) -> bool:
    """Unread, it may be the one sought: nothing tells what it is, or its form is not told, or its form fits and its body decides."""
    if may_be_anything(spot, (*sought.form, *sought.words)):
        return True
    if another_form(title, sought.form) or _is_set_aside(spot, title, sought) or _told(spot, title, sought) == "other":
        return False
    return _calls_it(title, spot, sought) or (bool(sought.body) and named(sought.form, title))


def _is_set_aside(spot: Spot, title: str, sought: _Sought) -> bool:
    """It is called so and is something else; its own words go before those of its link, and these before the heading above."""
    for text in (fold(spot.item.heading), fold(spot.item.opening)[:OPENING], title, *spot.headings[:1]):
        wrong, right = first_place(sought.exclude, text), first_place(sought.words, text)
        if wrong is not None or right is not None:
            return wrong is not None and (right is None or wrong <= right)
    return False


def _by_itself(spot: Spot, sought: _Sought) -> bool:
    """The document's own words say that it is the one sought."""
    item = spot.item
    if item.state != "read":
        return False
    if item.kind == "page" and item.url not in sought.typed:
        # What a page is called is no document; its blocks and files speak for themselves.
        return False
    if set(sought.types) & set(item.types):
        return True
    heading, opening = fold(item.heading), fold(item.opening)
    formed = not sought.form or named(sought.form, heading) or named(sought.form, opening[:HEAD])
    return formed and ((named(sought.words, heading) and not another_form(heading, sought.form)) or named(sought.body, opening))


def _by_place(spot: Spot, title: str, sought: _Sought) -> bool:
    """Its link, or a heading above it, calls it so."""
    told = " | ".join((title, *spot.headings[:2]))
    if another_form(title, sought.form) or (sought.form and not named(sought.form, told)):
        return False
    return _calls_it(title, spot, sought)


def _calls_it(title: str, spot: Spot, sought: _Sought) -> bool:
    return named(sought.words, title) or any(named(sought.words, heading) for heading in spot.headings)


def _look_typed(block: RatedBlock, headings: tuple[str, ...], sought: _Sought, seen: Seen, *, promises: Words, least_letters: int) -> None:
    """Words typed under a heading that names the document."""
    place = next((place for place, heading in enumerate(headings) if _calls_so(heading, sought)), None)
    if place is None:
        return
    text = own_text(block, promises)
    if named(sought.exclude, headings[0]) or named(sought.exclude, fold(text.partition("\n")[0])[:OPENING]):
        if letters(text) >= least_letters:
            seen.add("excluded", of_words(block))
    elif letters(text) >= least_letters:
        told = sought.subject.told(headings[: place + 1], (sought.words, sought.form), fold(text))
        seen.add({"it": "present", "other": "other", "unsaid": "doubtful"}[told], of_words(block))
    elif place == 0 and not text and not block.items and not block.pictures:
        seen.add("promised" if block.text.strip() else "empty", of_words(block, block.text))


def _look_acts(block: RatedBlock, sought: _Sought, seen: Seen) -> None:
    """Acts typed into the page: a line that begins as an act does, and under it what the act orders."""
    if not (sought.body and sought.form):
        return
    above = next((heading for heading in reversed(block.trail) if rated_words().document_title.search(fold(heading))), "")
    acts: list[list[str]] = [[above]] if above else []
    for line in (block.heading, *block.text.split("\n")):
        if rated_words().document_title.search(fold(line)):
            acts.append([line])
        elif acts:
            acts[-1].append(line)
    for title, *lines in acts:
        text = fold(" ".join((title, *lines)))
        if named(sought.form, fold(title)) and named(sought.body, text) and sought.subject.told((fold(title),), (), text) == "it":
            seen.add("present", of_words(block, title))


def _calls_so(heading: str, sought: _Sought) -> bool:
    formed = not sought.form or (named(sought.form, heading) and not another_form(heading, sought.form))
    return formed and named(sought.words, heading)
