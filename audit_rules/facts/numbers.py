"""Registration numbers in a stretch of text: read, blank, or there and not to be made out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal

from audit_rules.facts.dates import DateHit
from audit_rules.facts.fold import fold
from audit_rules.facts.phrases import starts
from data.vocabulary import requisite_words

_MANY = 300
State = Literal["read", "blank", "unreadable"]


@dataclass(frozen=True, slots=True)
class NumberHit:
    """One number. `start` is where its sign stands, `value` is bare: without sign and spaces."""

    start: int
    end: int
    state: State
    value: str | None = None
    signed: bool = True
    """False: no «№» before it, only a date or the word «приказ» beside it."""
    doubt: float = 0.0


_LETTERS = "A-Za-zА-Яа-яЁё"
_FILL = re.compile(r"[^\S\n]?:?[ _|=\[]{0,40}(?:\n[ _|]{0,8}(?=\d{1,5}\S{0,8}[ _|]{0,8}(?:\n|$|от)))?")
_TOKEN = re.compile(
    rf"\d{{1,6}}[{_LETTERS}]{{0,4}}(?:[.\\/\-][\d{_LETTERS}]{{1,6}}){{0,5}}(?:\(\d{{1,3}}\))?|[{_LETTERS}]{{1,4}}[\-/.]?\d{{1,6}}(?:[\\/\-][\d{_LETTERS}]{{1,6}}){{0,4}}"
)
_SPACED_TAIL = re.compile(
    rf"[ _]{{0,2}}(?P<joint>[\-/\\])[ _]{{0,2}}(?P<tail>\d{{1,5}}[{_LETTERS}]{{0,3}}|"
    rf"[{_LETTERS}]{{1,4}}(?:/[{_LETTERS}])?)(?![\d{_LETTERS}])"
)
_LETTER_TAIL = re.compile(rf"[ _]{{1,2}}(?P<tail>[{_LETTERS}]{{2}}|[{_LETTERS}]/[{_LETTERS}]|[{_LETTERS}]{{3}})(?![\d{_LETTERS}])")
_SPACED = re.compile(r"\d(?: \d){1,4}(?=[ _|]{0,4}(?:\n|$|от\b))")
"""«№ 5 3»: letter-spaced digits."""
_TAIL_APART = re.compile(
    r"[ _]{1,2}(?P<quote>\"?)(?P<tail>[а-еА-Е]|[А-ЯЁ]{1,3}|(?:[а-я]\.){2,3})(?P=quote)(?=[ _|]{0,4}(?:\n|$|от\s{1,2}[\d\"]))"
)
"""«№ 40 а», «№ 40 ДО» at the end of a line or before the day."""
_CUT = re.compile(r"[-/\\]\s{0,3}(?:$|от\b|[^\w\s])", re.MULTILINE)
_CUT_SHORT = 0.2
"""«№ 475-»: what followed the dash was not made out."""
_SAID = 0.15
"""Of «№ б/н»: it may be «6/11» on a scan."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WITH_DAY = re.compile(r"\D\d\d?\.\d\d\.(?:19|20)\d\d$")
"""«№ 44-01.09.2022»: a number and a day grown together."""
_BROKEN_TAIL = re.compile(rf"([-/])[ ]?\n[ ]?([{_LETTERS}]{{1,4}})(?=[ _|]{{0,4}}(?:\n|$|от\b))")
"""«№ 24/1-» at a line's end, «осн» on the next."""
_OF_TOWN = re.compile(r"(?<=\d)\.г$")
"""«№25.г. Приречье»: a speck before the town's «г.»."""
_GLUED_FROM = re.compile(r"от$|оm$", re.IGNORECASE)
_DAMAGED_FROM, _DAY_NEXT = re.compile(r"(?<=\d)0[тm]$"), re.compile(r"\s?\"?\d{1,2}[\".\s]")
"""«№ 373/80т 22.10.2024»."""
_GARBAGE = re.compile(r"[\s_]{0,6}(\S{1,8})")
_WORD = re.compile(r"^[А-ЯЁа-яё]{4,}$")
_FROM = re.compile(r"[\s_|.]{0,12}(?:(?:от|оm|ом|ot|0т)[\s_.:\"]{0,8})?\"?$", re.IGNORECASE)
_FROM_AFTER = re.compile(r"[\s_|.,;)г]{0,24}$|[\s_|.,]{0,6}г(?:ода|\.)?[\s_|.,;)]{0,24}$", re.IGNORECASE)
_PLACE = re.compile(r"(?<=[\s|])(?:г|гор|п|пос|пгт|р\.?\s?п|с|д|дер|ст|ст-ца|х|аул)\.\s?[А-ЯЁ][А-ЯЁа-яё-]+(?: [А-ЯЁ][а-яё-]+)?(?=[\s|]|$)")
"""«15.01.2024 | г. Выдуманск | 47»: a place between the day and the number."""
_ORDER_BEFORE = re.compile(r"(?:приказ\w{0,3}|распоряжени\w{0,2}|пр-з|\bпр)\s?\.?[\s_|:]{0,12}$")


@cache
def _signs() -> re.Pattern[str]:
    words = sorted(requisite_words().number_signs, key=len, reverse=True)
    parts = [re.escape(word) if not word.isalpha() else rf"(?<![{_LETTERS}]){re.escape(word)}(?![{_LETTERS}])" for word in words]
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def _ocr_signs() -> re.Pattern[str]:
    words = sorted(requisite_words().number_signs_ocr, key=len, reverse=True)
    return re.compile(rf"(?<![\d{_LETTERS}.\]])(?:" + "|".join(re.escape(word) for word in words) + r")(?=[\s_]{0,4}[\dA-ZА-Я_])")


@cache
def _no_number() -> re.Pattern[str]:
    parts = "|".join(re.escape(word).replace(r"\ ", r"\s{0,2}") for word in requisite_words().no_number)
    return re.compile(rf"\W{{0,3}}(?:{parts})(?![{_LETTERS}\d])", re.IGNORECASE)


def _tail(text: str, end: int) -> tuple[str, int]:
    """A part of the number that stands apart from it: «23 – ОД», «508- од», «34 ОД»."""
    match = _SPACED_TAIL.match(text, end)
    if match and not _GLUED_FROM.fullmatch(match["tail"]):
        after = text[match.end() : match.end() + 12]
        known = fold(match["tail"]) in {fold(word) for word in requisite_words().index_letters_after_space}
        alone = re.match(r"\s*(?:$|\n|[.,;:|)\"_]|от\b|г\b|\d)", after)
        if match["tail"].isdigit() or match["tail"][0].isdigit() or known or (alone and len(match["tail"]) <= 3):
            more, finish = _tail(text, match.end())
            return match["joint"] + match["tail"] + more, finish
    match = _LETTER_TAIL.match(text, end)
    if match and match["tail"].lower() in requisite_words().index_letters_after_space:
        return match["tail"], match.end()
    apart = _TAIL_APART.match(text, end)
    if apart:
        return apart["tail"], apart.end("tail") + (1 if apart["quote"] else 0)
    return "", end


def _value_at(text: str, position: int) -> tuple[str, int] | None:
    if spaced := _SPACED.match(text, position):
        return spaced[0].replace(" ", ""), spaced.end()
    match = _TOKEN.match(text, position)
    if not match:
        return None
    value, end = match[0], match.end()
    if end < len(text) and text[end].isdigit():
        return None
    glued = _GLUED_FROM.search(value) or (_DAMAGED_FROM.search(value) if _DAY_NEXT.match(text, end) else None)
    if glued and any(char.isdigit() for char in value[: glued.start()]):
        return value[: glued.start()].rstrip("-/."), position + glued.start()
    if _OF_TOWN.search(value):
        value, end = value[:-2], end - 2
    if value[-1] in ".-/":
        value, end = value[:-1], end - 1
    if broken := _BROKEN_TAIL.match(text, end):
        return f"{value}{broken[1]}{broken[2]}", broken.end()
    more, finish = _tail(text, end)
    return value + more, finish


def _signed(text: str, dates: list[DateHit]) -> list[NumberHit]:
    out: list[NumberHit] = []
    for sign in islice(_signs().finditer(text), _MANY):
        if any(date.state == "whole" and date.start < sign.start() < date.end for date in dates):
            continue
        hit = _after_sign(text, sign, dates)
        if hit.state != "blank" or not sign[0].isalpha() or len(sign[0]) < 3:
            out.append(hit)
    return out


def _is_date(start: int, end: int, dates: list[DateHit], text: str) -> bool:
    """A date stands where the number should: «№ ___ 31.08.2021»; a short one («№ 23.09.05») is the number itself."""
    return any(
        date.start <= start < date.end and date.state in {"whole", "damaged"} and re.search(r"\d{4}|[а-я]{3}", text[date.start : date.end])
        for date in dates
    )


def _after_sign(text: str, sign: re.Match[str], dates: list[DateHit]) -> NumberHit:
    gap = _FILL.match(text, sign.end())
    place = gap.end() if gap else sign.end()
    found = _value_at(text, place)
    if found and not _is_date(place, found[1], dates, text):
        value, end = found
        if _YEAR.match(value) and re.match(r"[\s_]{0,3}г(?![а-я])|[\s_]{0,3}год", fold(text[end : end + 8])):
            return NumberHit(sign.start(), place, "unreadable" if "_" in text[sign.end() : place] else "blank")
        if _WITH_DAY.search(value):
            return NumberHit(sign.start(), end, "unreadable")
        if any(char.isdigit() for char in value):
            return NumberHit(sign.start(), end, "read", value, doubt=_CUT_SHORT if _CUT.match(text, end) else 0.0)
    if said := _no_number().match(text, place):
        return NumberHit(sign.start(), said.end(), "blank", doubt=_SAID)
    garbage = _GARBAGE.match(text, sign.end())
    if garbage and not found and _looks_damaged(garbage[1]) and "\n" not in garbage[0]:
        return NumberHit(sign.start(), garbage.end(), "unreadable")
    return NumberHit(sign.start(), sign.end(), "blank")


def _looks_damaged(word: str) -> bool:
    if set(word) <= set('_-.,|"()/:;*') or fold(word).strip('_.,"') in {"от", "г", "о", "об", "дата", "п/п", "по", "и"}:
        return False
    return not _WORD.match(word.strip('.,;:"_()'))


def beside_date(start: int, end: int, dates: list[DateHit], text: str) -> bool:
    """True where a date stands right before or right after the stretch."""
    for date in dates:
        if 0 <= date.start - end <= 24 and _FROM.fullmatch(text[end : date.start]):
            return True
        if 0 <= start - date.end <= 48 and _FROM_AFTER.fullmatch(text[date.end : start]):
            return True
    return False


def _damaged_signs(text: str, dates: list[DateHit], taken: list[NumberHit]) -> list[NumberHit]:
    out = []
    low = fold(text)
    for sign in islice(_ocr_signs().finditer(text), _MANY):
        hit = _after_sign(text, sign, dates)
        near = beside_date(hit.start, hit.end, dates, text) or _ORDER_BEFORE.search(low, max(0, sign.start() - 30), sign.start())
        replaces = [other for other in taken if other.start < hit.end and hit.start < other.end]
        if hit.state == "unreadable" and (sign[0] in {"М", "M"} or not beside_date(hit.start, hit.end, dates, text)):
            continue
        if near and hit.state != "blank" and (not replaces or all(other.end <= hit.end for other in replaces)):
            out.append(NumberHit(hit.start, hit.end, hit.state, hit.value, True, 0.15))
    return out


_BARE = re.compile(rf"(?<![\d{_LETTERS}№.,\\/_\-])(?:\d{{1,5}}[{_LETTERS}]{{0,3}}(?:[\\/\-][\d{_LETTERS}]{{1,5}}){{0,4}})(?![\d\\/])")


def _bare(text: str, dates: list[DateHit], taken: list[NumberHit]) -> list[NumberHit]:
    """Numbers without a sign: «187-1 15.09.2021», «приказ 101/2 от 6.09.2021»."""
    out = []
    low = fold(text)
    overlapping = [(hit.start, hit.end) for hit in dates] + [(hit.start, hit.end) for hit in taken]
    for match in islice(_BARE.finditer(text), 2 * _MANY):
        if any(match.start() < end and start < match.end() for start, end in overlapping):
            continue
        value = _value_at(text, match.start())
        if not value or _is_year_or_word(value[0], text, value[1]):
            continue
        after_order = _ORDER_BEFORE.search(low, max(0, match.start() - 30), match.start())
        if after_order or _beside_bare(match.start(), value[1], dates, text):
            out.append(NumberHit(match.start(), value[1], "read", value[0], False, 0.05))
    return out


def _beside_bare(start: int, end: int, dates: list[DateHit], text: str) -> bool:
    for date in dates:
        between = text[end : date.start][:20]
        if 0 <= date.start - end <= 16 and "\n" not in between and _FROM.fullmatch(between):
            return True
        rest = text[end : end + 400].split("\n", 1)[0].strip(' |."_')
        if not 0 <= start - date.end <= 88:
            continue
        before = _PLACE.sub("", text[date.end : start], count=1).replace("| |", "|").replace("\n\n", "\n")
        below = before.count("\n") == 1 and before.endswith("\n") and re.search(r"[^\d\s]", text[start:end])
        if len(before) <= 48 and not rest and ("\n" not in before or below) and _FROM_AFTER.fullmatch(before):
            return True
    return False


def _is_year_or_word(value: str, text: str, end: int) -> bool:
    if re.fullmatch(r"(?:19|20)\d\d(?:г|гг|год|года)?", value):
        return True
    after = fold(text[end : end + 24].split("\n", 1)[0]).lstrip()
    return bool(re.match(r"%|\.\d", after) or starts(requisite_words().counted_words, after))


_AS_DIGIT = str.maketrans("ЗзОобSВIl|", "3300658111")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<![A-Za-zА-Яа-яЁё])(?:ЗЗ|[ЗОбSВIl|])(?=\d)|(?<=\d)[ЗзОоSIl|](?=\d)|(?<=\d)S(?![A-Za-zА-Яа-яЁё])|(?<=\d)З(?=[а-яё])|(?<=\d)б(?=[а-яё]$)"
)
_DIGIT_FOR_LETTER = re.compile(r"(?<=\d)([\-/]?)0(?=[ДСДдс]$)|(?<=\d)([\-/])0$")


_NO_INDEX = re.compile(r"(?<=[А-ЯЁа-яё])[ЬЪьъ]+$")
"""«№ 424-ДЬ»: the line of a blank read on as a sign; no index ends so."""


def repaired(number: NumberHit) -> NumberHit:
    """A number that OCR read, letters among its digits and noughts among its letters put right: «З11-0Д» is 311-ОД."""
    if number.value is None:
        return number
    value = _LETTER_FOR_DIGIT.sub(lambda match: match[0].translate(_AS_DIGIT), number.value)
    value = _DIGIT_FOR_LETTER.sub(lambda match: (match[1] or match[2] or "") + "О", value)
    value = _NO_INDEX.sub("", value)
    return number if value == number.value else replace(number, value=value, doubt=max(number.doubt, 0.15))


def numbers_in(text: str, dates: list[DateHit]) -> list[NumberHit]:
    """Numbers in order of place; `dates` are those of the same text."""
    taken = _signed(text, dates)
    damaged = _damaged_signs(text, dates, taken)
    taken = [hit for hit in taken if not any(hit.start < other.end and other.start < hit.end for other in damaged)] + damaged
    taken += _bare(text, dates, taken)
    return sorted(taken, key=lambda hit: hit.start)
