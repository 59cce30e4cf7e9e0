"""Does an act name another organisation than the one whose site it stands on? In doubt: no."""

from __future__ import annotations

import re

from audit_rules.facts.fold import fold

_SCHOOL = r"(?:школ\w{0,3}|сош|оош|нош|гимнази\w{1,3}|лице\w{1,3}|мсош|сш|оу|мбоу|маоу|мкоу|моу|гбоу|боу)"
_GARDEN = r"(?:детск\w{2,3} сад\w{0,3}|д/с|дс|доу|мбдоу|мадоу|мкдоу|мдоу|гбдоу|дошкольн\w{2,5})"
_SIGN = r"[\s\"(]{0,3}(?:№|n|no)\s?(\d{1,4})(?![\d/\-])"
_NUMBERED = {
    "school": re.compile(_SCHOOL + r"(?:[ \"\-]{1,3}(?:сош|оош|общеобразовательная|школа|гимназия|лицей)){0,3}" + _SIGN),
    "garden": re.compile(_GARDEN + r"(?:[ \"\-]{1,3}[а-я]{3,16}){0,3}" + _SIGN),
}
_GUEST = re.compile(
    r"(?:на базе|совместно с|сетев\w+|партнер\w*|участи\w+|сотрудничеств\w+|между|бывш\w+|"
    r"присоедин\w+|филиал\w*|протокол\w*|ул\.?|корпус\w*)[^\n]{0,70}$"
)


_PROPER = re.compile(r"[\"«]([^\"«»]{3,60})[\"»]")
_WORD = re.compile(r"[а-я]{4,}(?:-\d{1,3})?")


def _family(low: str) -> str | None:
    if re.search(_GARDEN, low):
        return "garden"
    return "school" if re.search(_SCHOOL, low) else None


def _numbers(family: str, low: str) -> list[tuple[str, int]]:
    flat = re.sub(r"\s+", " ", low)
    out = []
    for match in _NUMBERED[family].finditer(flat):
        if not _GUEST.search(flat[max(0, match.start() - 90) : match.start()]) and not re.match(
            r"[\s\"]{0,3}от\s{1,2}\d", flat[match.end() :]
        ):
            out.append((match[1].lstrip("0"), match.start()))
    return out


def names_another(own_name: str, head: str, body: str) -> bool:
    """True where a numbered school (or kindergarten) is named and never the one that owns the site; texts are folded.

    An act whose head names the own number and whose body names only another (copied text) is one too.
    """
    own = fold(own_name)
    own_numbers = {number.lstrip("0") for number in re.findall(r"(?:№|n|no)\s?(\d{1,4})", own)}
    if not own_numbers:
        return _names_one_beside(_own_words(own), head, body)
    family = _family(own)
    in_head = [number for each in _NUMBERED for number, _ in _numbers(each, head)]
    in_body = [number for number, _ in _numbers(family, body)] if family else []
    if own_numbers & set(in_body):
        return False
    strangers = [number for number in in_body if number not in own_numbers]
    if own_numbers & set(in_head) or _mentions(own_numbers, head):
        return bool(strangers)
    return bool(in_head or in_body) and not _mentions(own_numbers, body)


def _own_words(own: str) -> set[str]:
    """Stems of the organisation's proper name: «Горизонт-17» of «МАОУ СОШ «Горизонт-17»»."""
    return {word[:-2] if word.isalpha() and len(word) > 6 else word for name in _PROPER.findall(own) for word in _WORD.findall(name)}


def _names_one_beside(own_words: set[str], head: str, body: str) -> bool:
    """Of an organisation without a number: a numbered one is named, and where it is, nothing of the own name."""
    if not own_words:
        return False
    for part in (head, body):
        numbered = [number for family in _NUMBERED for number, _ in _numbers(family, part)]
        if numbered and not any(word in part for word in own_words):
            return True
    return False


def _mentions(own_numbers: set[str], low: str) -> bool:
    return any(re.search(rf"(?:№|n)\s?0?{number}(?!\d)", low) for number in own_numbers)
