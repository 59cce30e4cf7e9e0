"""The text layers that bad recognition leaves: signs, digits, italics, months, stamps eaten, Russian read as English."""

from __future__ import annotations

import random
import re

from benchmarks.papers.phrases import words

_SIGNS = ("Nп", "ЛЪ", "NЬ", "J\\Ъ", "J\\b", "J\\Гs", "Jtlb", "]Ф", "J$§", "М", "Ns", "N9", ".Ng", "JVs", "Xs", "X«", "iM")
_DIGITS = {"0": "Oо", "3": "З", "1": "lI|!", "6": "б", "5": "S", "8": "В"}
_ITALICS = str.maketrans({"т": "m", "и": "u", "п": "n", "г": "z", "о": "o", "р": "p", "а": "a", "е": "e", "с": "c", "у": "y", "х": "x"})
_MONTHS = {
    "января": "январи",
    "февраля": "февраяи",
    "августа": "авryста",
    "сентября": "сентябри",
    "октября": "октибря",
    "ноября": "ноибря",
    "декабря": "декабри",
    "мая": "мaя",
    "июня": "июпя",
    "июля": "июла",
    "марта": "маpта",
    "апреля": "апрепя",
}
_MOJIBAKE = {"№": "в„–", "«": "В«", "»": "В»", "–": "вЂ“"}
_LOOSE = {"и": "н", "н": "и", "о": "с", "ш": "ш ", "щ": " щ", "п": "н", "ц": "п", "л": "п", "в": "в", "е": "с"}
_DATE = re.compile(r"\b\d{2}\.\d{2}\.\d{4}г?")


def spoilt(lines: list[str], how: str, own: tuple[str, ...], rng: random.Random) -> list[str]:
    """The lines as that kind of recognition left them; own: lines that bear the act's own requisites."""
    spoil = {
        "sign": _sign,
        "digits": _digits,
        "italics": _italics,
        "english": _english,
        "month": _month,
        "eaten": _eaten,
        "mojibake": _mojibake,
    }[how]
    out = []
    for line in lines:
        mine = any(piece and piece in line for piece in own)
        if how in ("english", "mojibake") or mine:
            out.append(spoil(line, rng))
        else:
            out.append(_loosely(line, rng))
    return out


def _sign(line: str, rng: random.Random) -> str:
    return line.replace("№", rng.choice(_SIGNS))


def _digits(line: str, rng: random.Random) -> str:
    """Some digits of the date become letters that look like them; none becomes another digit."""
    return _DATE.sub(lambda match: _lettered(match[0], rng), line)


def _lettered(text: str, rng: random.Random) -> str:
    places = [index for index, letter in enumerate(text) if letter in _DIGITS]
    letters = list(text.replace("г", rng.choice("гz")))
    for index in rng.sample(places, min(len(places), rng.randint(1, 3))):
        letters[index] = rng.choice(_DIGITS[text[index]])
    return "".join(letters)


def _italics(line: str, rng: random.Random) -> str:
    return " ".join(word.translate(_ITALICS) if rng.random() < 0.8 else word for word in line.split(" "))


def _english(line: str, rng: random.Random) -> str:
    out = "".join(words("misread")["english"].get(letter, letter) for letter in line)
    return out.replace("2022", "2022" if rng.random() < 0.5 else "20ZZ")


def _month(line: str, _: random.Random) -> str:
    for month, misread in _MONTHS.items():
        line = line.replace(month, misread)
    return line


def _eaten(line: str, rng: random.Random) -> str:
    return re.sub(r"Приказ от", rng.choice(("Мт", "ПрикМт", "каз от")), line)


def _mojibake(line: str, _: random.Random) -> str:
    for letter, misread in _MOJIBAKE.items():
        line = line.replace(letter, misread)
    return line


def _loosely(line: str, rng: random.Random) -> str:
    """A letter here and there misread; figures are left alone: a wrong one could not be told from a right one."""
    return "".join(_LOOSE.get(letter, letter) if rng.random() < 0.015 else letter for letter in line)
