"""The kind of a paper that is not an order: regulation, road map, programme, list, agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from audit_rules.facts.kinds import Kind, look_alike, other
from audit_rules.facts.misprints import mended
from audit_rules.facts.phrases import count, found, starts
from audit_rules.facts.subject import speaks_of_mentoring, subject_of
from data.models import DocumentType
from data.vocabulary import kinds, look_alikes, words

_PERSONS = re.compile(
    r"молод\w+ специалистом|молод\w+ педагогом|молод\w+ учителем|начинающ\w+ (?:педагогом|учителем)|наставника\b|педагога-наставника"
)
_WITH_ONE = re.compile(r"(?:с|для|и)\s(?:молод\w+|начинающ\w+)\s(?:специалистом|педагогом|учителем|воспитателем)")
"""«Программа наставничества … с молодым специалистом …»: of one pair."""
_SUBSTANCE = 8
_OPENING = 1_200
_BARE_TITLE = 14
_SELF_NAMED = re.compile(r"(?:настоящее|данное)\s+положение\s+(?:о|об)\s[^.]{4,120}")
"""Where the title's second half is lost, the first point names the paper."""
_TELLING = {
    "regulation": ("положени*",),
    "roadmap": ("мероприяти*", "срок*"),
    "programme": ("программ*", "проект*"),
    "personal_programme": ("наставник*",),
    "list": ("наставник*", "наставляем*"),
    "agreement": ("соглашени*", "согласи*", "сторон*", "обязу*"),
}


@dataclass(frozen=True, kw_only=True)
class PaperText:
    """What a paper says, folded: its form, its title with the lines that go on with it, all of it."""

    form: str
    title: str
    whole: str
    link: str = ""
    annexed: bool = False
    """True: an annex to an order."""
    parent_title: str = ""


def paper_kinds(text: PaperText) -> tuple[Kind, ...]:
    """Kinds of one paper; () where it has nothing to do with mentoring."""
    if not speaks_of_mentoring(text.whole):
        return ()
    if text.form == "other":
        letter = text.title.startswith("письмо")
        about = speaks_of_mentoring(text.title) or (letter and speaks_of_mentoring(text.whole[:_OPENING]))
        return (other("law" if letter else "form"),) if about else ()
    by_form = {
        "regulation": _regulation,
        "roadmap": _roadmap,
        "programme": _programme,
        "personal_programme": _personal,
        "list": _list,
        "agreement": _agreement,
    }[text.form]
    return by_form(text)


def _not_counted(text: PaperText) -> Kind | None:
    like = look_alike(text.title)
    if like and (speaks_of_mentoring(text.title) or like.doubtful or like.id == "iom"):
        return Kind(type="other", note=like.note, confidence=0.85)
    if like:
        return Kind(type="other", note="", confidence=0.0)
    if subject_of(text.title, text.whole) == "pupils":
        return other("pupils")
    return None


def _counted(kind: DocumentType, text: PaperText, confidence: float = 0.93, *flags: str) -> tuple[Kind, ...]:
    against = _not_counted(text)
    if against:
        return (against,) if against.note else ()
    return (Kind(type=kind, confidence=confidence, flags=flags),)


def _regulation(text: PaperText) -> tuple[Kind, ...]:
    if speaks_of_mentoring(text.title):
        return _counted("regulation", text)
    if len(text.title) <= _BARE_TITLE and (opening := _SELF_NAMED.search(text.whole[:_OPENING])) and speaks_of_mentoring(opening[0]):
        return _counted("regulation", replace(text, title=opening[0]), 0.75)
    if found(words().young, text.title):
        like = look_alike(text.title)
        mentions = count(words().mentoring, text.whole)
        if mentions >= _SUBSTANCE and not like and found(("целевая модель", "систем* наставничества", "наставническ* пар*"), text.whole):
            return (Kind(type="regulation", confidence=0.65, flags=("doubtful_kind",)),)
        return (Kind(type="other", note=like.note if like else look_alikes().notes["young_regulation"], confidence=0.7),)
    like = look_alike(text.title)
    return (Kind(type="other", note=like.note, confidence=0.7),) if like and like.id == "iom" else ()


def _roadmap(text: PaperText) -> tuple[Kind, ...]:
    of_the_model = found(("целев* модел*",), text.title) and count(words().mentoring, text.whole) >= 2
    if (
        speaks_of_mentoring(text.title)
        or of_the_model
        or (text.annexed and speaks_of_mentoring(text.parent_title) and "карта" in text.title)
    ):
        if _PERSONS.search(text.title) and not found(("дорожн*", "внедрени*", "мероприяти*"), text.title):
            return _personal(text)
        return _counted("roadmap", text)
    if found(words().young, text.title) and count(words().mentoring, text.whole) >= 4:
        if _PERSONS.search(text.title):
            return _personal(text)
        return _counted("roadmap", text, 0.6, "doubtful_kind")
    return ()


def _programme(text: PaperText) -> tuple[Kind, ...]:
    if found(("персонализированн*", "персонифицированн*", "индивидуальн*"), text.title[:80]) or _WITH_ONE.search(text.title):
        return _personal(text)
    if speaks_of_mentoring(text.title):
        return _counted("programme", text)
    if found(words().young, text.title) and count(words().mentoring, text.whole) >= _SUBSTANCE:
        return _counted("programme", text, 0.7)
    return ()


def _personal(text: PaperText) -> tuple[Kind, ...]:
    about = found((*words().teacher_forms, *words().teacher_hints), text.whole) or speaks_of_mentoring(text.title)
    if not about:
        return ()
    return _counted("personal_programme", text, 0.9)


def _list(text: PaperText) -> tuple[Kind, ...]:
    table = kinds()
    text = replace(text, title=mended(text.title))
    head = text.title if speaks_of_mentoring(text.title) or found(words().young, text.title) else ""
    if not head or found(table.not_people_base, head):
        return ()
    if subject_of(text.title, text.whole) == "pupils":
        return (other("pupils"),)
    against = _not_counted(text)
    if against:
        return (against,) if against.note else ()
    if text.annexed and (found(table.pairs_list, head) or _pairs_of(text)):
        return (Kind(type="pairs_order", confidence=0.85),)
    out = []
    if found(table.mentor_base, head):
        out.append(Kind(type="mentor_base", confidence=0.9))
    if found(table.mentee_base, head) or (out and found(("и наставляемых",), head)):
        out.append(Kind(type="mentee_base", confidence=0.9))
    if not out and found(table.pairs_list, head):
        out = [Kind(type="mentor_base", confidence=0.7), Kind(type="mentee_base", confidence=0.7)]
    return tuple(out)


def _pairs_of(text: PaperText) -> bool:
    """True for an annex to an order on pairs whose table sets mentors beside mentees."""
    parent = found(kinds().orders["pairs_order"].titles, text.parent_title)
    return bool(parent and found(kinds().pairs_table, text.whole[:1_500]))


def _agreement(text: PaperText) -> tuple[Kind, ...]:
    if speaks_of_mentoring(text.title) or count(words().mentoring, text.whole) >= 3:
        return _counted("agreement", text, 0.9)
    return ()


def form_in(words_of_link: str) -> str | None:
    """The form that the words of a link, a heading or a file's name begin with; folded."""
    bare = re.sub(r"^[\W\d_]+", "", words_of_link)
    return next(
        (
            form
            for form in ("personal_programme", "regulation", "roadmap", "programme", "list", "agreement")
            if starts(kinds().forms[form], bare)
        ),
        None,
    )


def bears_out(form: str, whole: str) -> bool:
    """True where a text without a title of its own may be what its link says."""
    return bool(found(_TELLING[form], whole)) and speaks_of_mentoring(whole)
