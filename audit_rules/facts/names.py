"""Names of people in a text: found in any case and order, and hidden in a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from audit_rules.facts.fold import fold
from data.folding import to_cyrillic
from data.people_words import people_words

HIDDEN = "[ФИО]"

_CAPITAL, _SMALL = "А-ЯЁ", "а-яё"
_WORD = (
    rf"[{_CAPITAL}][{_SMALL}]{{1,25}}(?:-\s?[{_CAPITAL}][{_SMALL}]{{1,25}})?(?![{_SMALL}\d])"
    rf"|[{_CAPITAL}]{{2,25}}(?:-\s?[{_CAPITAL}]{{2,25}})?(?!\w)"
)
_DAMAGED = rf"[{_CAPITAL}][{_SMALL}]{{0,12}}\d[{_SMALL}]{{1,12}}(?!\w)"
_TWO = rf"[{_CAPITAL}]\s?[.,]{{1,2}}\s?-?[{_CAPITAL}03](?:\s?\.|(?!\w))|[03]\s?\.\s?[{_CAPITAL}]\s?\."
_BARE = rf"[{_CAPITAL}]\s[{_CAPITAL}](?!\w)"
_ONE = rf"[{_CAPITAL}]\s?\."
_TOKEN = re.compile(
    rf"(?<![{_CAPITAL}\d_])(?P<two>{_TWO})|(?<![{_CAPITAL}\d_])(?P<one>{_ONE})"
    rf"|(?<!\w)(?P<bare>{_BARE})|(?<!\w)(?P<damaged>{_DAMAGED})|(?<!\w)(?P<word>{_WORD})"
)
_PATRONYMIC = re.compile(
    r"(?:(?:ов|ев|ь|ьм|ук|ом|ит|вв|ан)ич(?:а|у|ем|ом|е)?|(?:(?:ов|ев|ьев)н|(?:ин|ом|ук|ит|ьм|вв)?ичн)(?:а|ы|е|у|ой|ою))$", re.IGNORECASE
)
_SON_OF = re.compile(r"\s?-?\s?(?:оглы|кызы|угли|уулу)(?![а-я])", re.IGNORECASE)
_GAP = re.compile(r"[^\S\n]{0,3}\n?[^\S\n]{0,3}")
_DIGIT_LETTERS = str.maketrans("03", "ОЗ")


@dataclass(frozen=True, slots=True)
class Named:
    """One person named in a text."""

    start: int
    end: int
    surname: str
    """As printed, Latin look-alikes as Cyrillic; "" where only a name and a patronymic stand."""
    initials: str
    """One or two capitals."""
    damaged: bool = False
    """True: a digit stands among the letters, so the surname cannot be trusted."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.kind in {"word", "damaged"}

    @property
    def letters(self) -> str:
        return re.sub(r"[\W_]", "", self.text.translate(_DIGIT_LETTERS))


def mask_names(text: str) -> str:
    """The text with names of people replaced by «[ФИО]»."""
    out: list[str] = []
    place = 0
    for named in named_in(text):
        out += [text[place : named.start], HIDDEN]
        place = named.end
    return "".join([*out, text[place:]])


def names_in(text: str) -> int:
    """How many names of people stand in the text, hidden ones too."""
    return mask_names(text).count(HIDDEN)


def named_in(text: str, *, loose: bool = False) -> list[Named]:
    """People in order of place. `loose`: the text is a place for names, so any two or three capitalised words are one."""
    reading = _Reading(to_cyrillic(text), loose)
    return list(reading.people())


def is_patronymic(word: str) -> bool:
    """True for «Сергеевна» in any case, «Ильичом»."""
    return bool(_PATRONYMIC.search(word))


def is_surname_like(word: str) -> bool:
    """True for an ending usual in surnames, and no word that is known to be something else."""
    folded = fold(word)
    words = people_words()
    return bool(words.surname_like.search(folded)) and not words.not_surnames.match(folded)


class _Reading:
    """One text, as capitalised words and initials."""

    def __init__(self, text: str, loose: bool) -> None:
        self.text = text
        self.loose = loose
        self.tokens = [_Token(match.lastgroup or "", match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        if not loose:
            self.tokens = [token for token in self.tokens if token.kind != "bare"]

    def people(self) -> Iterator[Named]:
        index = 0
        while index < len(self.tokens):
            taken, named = self._at(index)
            if named:
                yield named
            index += taken

    def _at(self, index: int) -> tuple[int, Named | None]:
        """How many tokens from here on are one person, and who it is; (1, None) where none begins."""
        shapes = [self._in_full, self._surname_first, self._initials_first, self._without_patronymic]
        for shape in [*shapes, self._in_loose_words] if self.loose else shapes:
            taken, named = shape(index)
            if named:
                return taken, named
        return 1, None

    def _run(self, index: int, length: int) -> list[_Token] | None:
        """So many neighbouring tokens, nothing but blanks between them."""
        run = self.tokens[index : index + length]
        if len(run) < length:
            return None
        parted = any(not _GAP.fullmatch(self.text, left.end, right.start) for left, right in pairwise(run))
        return None if parted else run

    def _in_full(self, index: int) -> tuple[int, Named | None]:
        """«Иванова Анна Сергеевна», «Анна Сергеевна Иванова», «Анна Сергеевна»."""
        run = self._run(index, 3)
        ends = run and all(token.is_word for token in run) and self._is_patronymic(run[2]) and not self._is_patronymic(run[1])
        if run and ends and _is_surname(run[0], beside=self._on_a_line(run) and not self._another_after(index)):
            return 3, self._named(run, run[0], run[1].text[0] + run[2].text[0])
        pair = self._run(index, 2)
        if not pair or not all(token.is_word for token in pair) or not self._is_patronymic(pair[1]) or not _is_surname(pair[0]):
            return 1, None
        initials = pair[0].text[0] + pair[1].text[0]
        if run and run[2].is_word and _is_surname(run[2], beside=self._on_a_line(run)) and not self._opens(index + 2):
            return 3, self._named(run, run[2], initials)
        if not _is_given(pair[0].text):
            return 1, None
        return 2, Named(pair[0].start, self._end(pair[1]), "", initials)

    def _another_after(self, index: int) -> bool:
        """True for «Список Наставников Анна Сергеевна Иванова»: the name has its surname behind it."""
        run = self._run(index, 4)
        return run is not None and run[3].is_word and _is_surname(run[3]) and not self._opens(index + 3)

    def _on_a_line(self, run: list[_Token]) -> bool:
        return "\n" not in self.text[run[0].start : run[-1].end]

    def _opens(self, index: int) -> bool:
        """True where the word is the surname of the next person: «Анна Сергеевна Петрова О.В.»."""
        run = self._run(index, 2)
        return bool(run and run[1].kind in {"two", "one"})

    def _surname_first(self, index: int) -> tuple[int, Named | None]:
        """«Иванова А.С.», «Иванова А.»."""
        run = self._run(index, 2)
        if not run or not run[0].is_word or run[1].kind not in {"two", "one", "bare"}:
            return 1, None
        surname, initials = run
        if not _is_surname(surname, beside=initials.kind == "two" and self._on_a_line(run)):
            return 1, None
        short = surname.text.isupper() and len(surname.text) < 3
        if (short or (initials.kind == "one" and not is_surname_like(surname.text))) and not self.loose:
            return 1, None
        between = self.text[surname.end : initials.start]
        if self._rather_next(index) or (initials.text[0].isdigit() and "\n" in between):
            return 1, None
        return 2, self._named(run, surname, initials.letters)

    def _rather_next(self, index: int) -> bool:
        """True for «Выдуманск А.С. Иванова»: the initials belong to the word after them."""
        run = self._run(index, 3)
        if not run or not run[2].is_word or not _is_surname(run[2]) or self._opens(index + 2):
            return False
        before, after = self.text[run[0].end : run[1].start], self.text[run[1].end : run[2].start]
        if ("\n" in before) != ("\n" in after):
            return "\n" in before
        return not is_surname_like(run[0].text) and is_surname_like(run[2].text)

    def _initials_first(self, index: int) -> tuple[int, Named | None]:
        """«А.С. Иванова», «А. Иванова»."""
        run = self._run(index, 2)
        if not run or run[0].kind not in {"two", "one"} or not run[1].is_word:
            return 1, None
        if not _is_surname(run[1], beside=run[0].kind == "two" and self._on_a_line(run)):
            return 1, None
        initials, surname = run[0].letters, run[1]
        like = is_surname_like(surname.text)
        if run[0].text[0].isdigit():
            return 1, None
        is_town = initials == "Г" or (initials == "ГО" and not like)
        if is_town or (run[0].kind == "one" and not like and not self.loose):
            return 1, None
        return 2, self._named(run, surname, initials)

    def _without_patronymic(self, index: int) -> tuple[int, Named | None]:
        """«Иванова Анна», «Анна Иванова», «Иванова Анна С.»."""
        run = self._run(index, 2)
        if not run or not all(token.is_word and _is_surname(token) for token in run):
            return 1, None
        first, second = run
        if _is_given(second.text) and (self.loose or is_surname_like(first.text)):
            with_initial = self._run(index, 3)
            if with_initial and with_initial[2].kind == "one":
                return 3, self._named(with_initial, first, second.text[0] + with_initial[2].letters)
            return 2, self._named(run, first, second.text[0])
        if _is_given(first.text) and (self.loose or is_surname_like(second.text)):
            return 2, self._named(run, second, first.text[0])
        return 1, None

    def _in_loose_words(self, index: int) -> tuple[int, Named | None]:
        """«Ким Ен Сун»: three capitalised words in a place for a name."""
        run = self._run(index, 3)
        if run and all(token.is_word and _is_surname(token) for token in run) and not self._run(index, 4):
            return 3, self._named(run, run[0], run[1].text[0] + run[2].text[0])
        return 1, None

    def _is_patronymic(self, token: _Token) -> bool:
        return bool(_PATRONYMIC.search(token.text) or _SON_OF.match(self.text, token.end))

    def _end(self, token: _Token) -> int:
        of = _SON_OF.match(self.text, token.end)
        return of.end() if of else token.end

    def _named(self, run: list[_Token], surname: _Token, initials: str) -> Named:
        damaged = any(token.kind == "damaged" for token in run)
        return Named(run[0].start, self._end(run[-1]), surname.text, initials.upper().replace("Ё", "Е"), damaged)


def _is_surname(token: _Token, *, beside: bool = False) -> bool:
    """True for a word that may be a surname. `beside`: initials or a patronymic stand right by it: then «Русских», «Наставникова» are."""
    low = fold(token.text)
    if not people_words().not_surnames.match(low):
        return True
    return beside and bool(people_words().surnames_beside.search(low))


def _is_given(word: str) -> bool:
    return fold(word) in _given_forms()


@cache
def _given_forms() -> frozenset[str]:
    """Given names in all cases, folded."""
    return frozenset(form for name in people_words().given_names for form in _forms(fold(name)))


def _forms(name: str) -> Iterator[str]:
    yield name
    stem, last = name[:-1], name[-1]
    endings = {"а": "ы и е у ой ей ою", "я": "и е ю ей ею", "й": "я ю ем е и", "ь": "я ю ем е и ью"}.get(last)
    if endings is None:
        stem, endings = {"павел": "павл", "лев": "льв"}.get(name, name), "а у ом ем е"
    yield from (stem + ending for ending in endings.split())
