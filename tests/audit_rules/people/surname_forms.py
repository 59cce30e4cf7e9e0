"""Surnames of every usual type with all their case forms. Roots are made up."""

from __future__ import annotations

from hypothesis import strategies as st

_ROOTS = [
    f"{a}{b}"
    for a in ["Выдум", "Бар", "Зол", "Кург", "Лоп", "Мирош", "Тар", "Сквор", "Дуб", "Жерд"]
    for b in ["ан", "ак", "ет", "он", "ут", "еж"]
]
_MALE = {"ов": ["", "а", "у", "ым", "е"], "ев": ["", "а", "у", "ым", "е"], "ин": ["", "а", "у", "ым", "е"]}
_FEMALE = ["а", "ой", "у", "ою"]
_ADJECTIVE = ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою"]
_NOUN = ["", "а", "у", "ом", "е"]


def _forms(root: str, kind: str) -> list[str]:
    """The nominative first."""
    if kind in _MALE:
        return [root + kind + ending for ending in [*_MALE[kind], *_FEMALE]]
    if kind in {"ск", "цк"}:
        return [root + kind + ending for ending in _ADJECTIVE]
    if kind in {"енко", "ых", "швили", "аго"}:
        return [root + kind]
    if kind == "ец":
        return [root + "ец", *(root + "ц" + ending for ending in ["а", "у", "ом", "е"])]
    if kind == "ей":
        return [root + "ей", *(root + "е" + ending for ending in ["я", "ю", "ем"])]
    if kind == "ь":
        return [root + "ь", *(root + ending for ending in ["я", "ю", "ем", "е"])]
    if kind == "а":
        return [root + ending for ending in ["а", "ы", "е", "у", "ой"]]
    return [root + kind + ending for ending in _NOUN]


KINDS = ["ов", "ев", "ин", "ск", "цк", "енко", "ых", "швили", "аго", "ук", "ич", "ян", "сон", "ец", "ей", "ь", "а"]


@st.composite
def surnames(draw: st.DrawFn) -> list[str]:
    """Forms of one surname, the nominative first; every fourth is double."""
    forms = _forms(draw(st.sampled_from(_ROOTS)), draw(st.sampled_from(KINDS)))
    if draw(st.integers(0, 3)):
        return forms
    second = draw(st.sampled_from(["Гор", "Луг", "Рек"]))
    return [f"{form}-{second}{ending}" for form, ending in zip(forms, ["ов", "ова", "ову", "овым", "ове"], strict=False)]


def of_root(root: str) -> list[str]:
    """Different surnames of one root, in the nominative."""
    return [_forms(root, kind)[0] for kind in KINDS if kind not in {"а", "ь", "ей"}]


ROOTS = _ROOTS
