"""What one line is to the structure of acts: head of an order, stamp, annex, title, command."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from audit_rules.facts.lines import Line
from audit_rules.facts.misprints import mended
from audit_rules.facts.phrases import found, starts
from data.vocabulary import kinds, requisite_words, words

FORMS = ("personal_programme", "regulation", "roadmap", "programme", "list", "agreement", "other")
_ORDER = re.compile(r"^[\W_]{0,6}(?:выписка из )?(?:п ?р ?и ?к ?а ?з|прика з|распоряжени[ея])(?:а|у)?(?![а-я])")
_CAPITAL_ORDER = re.compile(r"(?<![А-ЯЁа-яё])(?:П ?Р ?И ?К ?А ?З|РАСПОРЯЖЕНИЕ)(?![А-ЯЁа-яё])")
_REST = re.compile(r"^[\s\"_.:|]*(?:$|№|n|от\b|по\b|\d|\"|_|директора|заведующ|[гпс]\.|о\b|об\b)")
_COMMAND = re.compile(
    r"(?<![а-я])п\W?р\W?[ил]\W?к\W?а\W?з\W?(?:ы|ьi|ь1|ьі|ьг|ь)\W?[вб]\W?а\W?(?:ю|е\W?т|[1i]о|[1i]0)|приказ\S{1,3}ваю?(?![а-я])"
)
_ANNEX = re.compile(
    r"^[\W_]{0,4}приложени[ея](?![а-я])[\s№n#_]{0,6}(?:\d{1,2}(?:\.\d)?|[ivx]{1,4}|[\d\]\[|!l]{1,2})?[\s.)_]{0,4}(?:$|\||\(|к\b|утвержд)"
)
_ANNEX_LIST = re.compile(r"^[\W_]{0,4}приложени[ея][^|]{0,20}:|на\s+\d+\s*(?:л|стр)")
_REFERENCE = re.compile(r"^[\W_]{0,4}\(?приложени[^()]{0,20}\)\s{0,2}(?:[.;,]|$)")
"""«(Приложение № 2).» at the start of a line that goes on with a point."""
_SUB_ANNEX = re.compile(r"к\s+(?:положени|программ|дорожн|план|соглашени|договор|методик)")
_STAMP = re.compile(
    r"^[\W_]{0,4}(?:(?:принят|согласован|рассмотрен|одобрен|обсужден)\S{0,3}[\s:|\"]{1,40}){0,3}утвер[жк]д(?:аю|ено|ен|ена|ены|[ае]\S)(?![а-я])"
)
_CAPITAL_STAMP = re.compile(r"(?<![А-ЯЁ])УТВЕР[ЖК]Д(?:АЮ|ЕНО|ЕНА|ЕН|ЕНЫ|А[ЛЮIO10]{1,2})(?![А-ЯЁа-яё])")
_ENTRY = re.compile(r"^[\W_]{0,4}введен\S{0,2}\s+(?:в действие|приказ|распоряж)")
_ADJECTIVE = re.compile(r"^\W{0,3}[а-я]{4,16}(?:ый|ий|ая|ое|ой|яя)\s+(?=[а-я])")
"""«Комплексный план», «Школьная программа»: the form's word comes second."""
_NAMED = {"regulation", "roadmap", "programme"}
_FILE_SIZE = re.compile(r"\((?:pdf|docx?|xlsx?|rtf|odt|zip|jpe?g)\b|\d\s?(?:кб|мб|kb|mb)\W{0,2}$|\.(?:pdf|docx?|rtf|odt|xlsx?)\W{0,2}$")
"""A link's words: «Положение о наставничестве (PDF; 340 Кб)» is printed above the text of the file."""
_MOTTO = re.compile(r"\W{0,2}\"[^\"]{2,60}\"\s+(?=[А-ЯЁ])")
"""«Первые шаги» Программа наставничества: a paper's own name before its form."""
_SHORT_TITLE = 160
_NUMBERED = re.compile(r"^\W{0,2}\d{1,2}(?:\.\d{1,2})*[.)]\s")


@dataclass(frozen=True, slots=True)
class Title:
    """A line that names a paper."""

    form: str
    strong: bool
    """True: in capitals, as titles of acts are."""


def cells(line: Line) -> list[str]:
    """Folded cells of a line."""
    return [cell.strip() for cell in line.low.split("|") if cell.strip()]


def is_order_head(line: Line) -> bool:
    """True for «ПРИКАЗ», with its requisites or without."""
    if len(line.text) > 300:
        return False
    if _CAPITAL_ORDER.search(line.text) and not _STAMP.match(line.low) and not found(requisite_words().other_party_words, line.low):
        return True
    for cell in cells(line):
        match = _ORDER.match(cell)
        if match and len(cell) <= 110 and _REST.match(cell[match.end() :]):
            return True
    return False


def is_capital_order(line: Line) -> bool:
    """True for «ПРИКАЗ» in capitals."""
    return bool(_CAPITAL_ORDER.search(line.text))


def is_command(line: Line) -> bool:
    """True for «ПРИКАЗЫВАЮ» and its like."""
    if _COMMAND.search(line.low):
        return True
    match = found(words().commands, line.low)
    return bool(match) and (len(line.low) <= 24 or line.text[match.start() : match.end()].isupper() if match else False)


def is_annex(line: Line) -> bool:
    """True for «Приложение № 1 (к приказу …)»; annexes to a regulation are parts of it."""
    return (
        any(
            _ANNEX.match(cell) and not _ANNEX_LIST.search(cell) and not _SUB_ANNEX.search(cell) and not _REFERENCE.match(cell)
            for cell in cells(line)
        )
        and len(line.low) <= 260
    )


def is_sub_annex(line: Line) -> bool:
    """True for an annex to a regulation or a programme."""
    return any(_ANNEX.match(cell) and _SUB_ANNEX.search(cell) for cell in cells(line))


def is_stamp(line: Line) -> bool:
    """True for «УТВЕРЖДАЮ», «УТВЕРЖДЕНО приказом …», alone or beside «ПРИНЯТО»."""
    if _CAPITAL_STAMP.search(line.text):
        return True
    return any(_STAMP.match(cell) or _ENTRY.match(cell) for cell in cells(line)) and not _NUMBERED.match(line.low) and len(line.low) <= 400


def is_other_party(line: Line) -> bool:
    """True for «ПРИНЯТО», «СОГЛАСОВАНО», «РАССМОТРЕНО» at the start of a cell."""
    return any(starts(requisite_words().other_party_words, cell) for cell in cells(line))


def is_draft_mark(line: Line) -> bool:
    """True where the line or a cell of it is no more than «Проект», «Проект приказа»."""
    return any(_is_draft(cell) for cell in cells(line))


def _is_draft(cell: str) -> bool:
    match = found((*words().drafts, *words().draft_marks), cell)
    return match is not None and not re.search(r"\w", cell[: match.start()] + cell[match.end() :])


@cache
def _form_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((form, kinds().forms[form]) for form in FORMS)


def title_of(line: Line) -> Title | None:
    """The form a line names, where it can be the title of a paper."""
    if line.text.count("|") >= 2 or _NUMBERED.match(line.low) or len(line.text) > 420 or _FILE_SIZE.search(line.text.lower()):
        return None
    for place, cell in enumerate(line.text.split("|")):
        low = [part.strip() for part in line.low.split("|")][place]
        text = cell.strip()
        motto = _MOTTO.match(text)
        if motto:
            text, low = text[motto.end() :], low[motto.end() :]
        if not text:
            continue
        for form, phrases in _form_words():
            match = starts(phrases, low)
            if match:
                return _as_title(form, text, match.end())
        adjective = _ADJECTIVE.match(low)
        if adjective:
            form, length = next(
                (
                    (form, match.end())
                    for form, phrases in _form_words()
                    if form in _NAMED and (match := starts(phrases, low[adjective.end() :]))
                ),
                ("", 0),
            )
            if form:
                return _as_title(form, text, adjective.end() + length)
        first = low.split(" ", 1)[0]
        if len(low) <= _SHORT_TITLE and mended(first) != first and starts(kinds().forms["list"], mended(low)) and _of_mentoring(low):
            return _as_title("list", text, len(first))
    return None


def _of_mentoring(low: str) -> bool:
    return bool(found(words().mentoring, mended(low)))


def _as_title(form: str, text: str, length: int) -> Title | None:
    named = text[:length].strip(' "*_')
    letters = [char for char in named if char.isalpha()]
    if not letters or not letters[0].isupper():
        return None
    strong = all(char.isupper() for char in letters)
    if not strong and (text.rstrip()[-1] in ";:," or len(text) > 400 or (text.rstrip().endswith(".") and len(text) > 120)):
        return None
    return Title(form, strong)
