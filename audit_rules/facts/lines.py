"""A text as tidied lines: spaces, quotes, dashes, mojibake and letter-spacing put right; what was printed is kept beside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit_rules.facts.fold import fold
from audit_rules.facts.specks import without_specks
from data.models import Crop, Text, TextPage

_MAX_LINE = 1_500
_MAX_LINES = 6_000
_SPACES = re.compile(r"[^\S\n]+")
_COLUMN_GAP = re.compile(r"\t+|[ \u00a0]{4,}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x02]")
_QUOTES = re.compile(r"<<|>>|[«»“”„‟‹›〈〉\u2033]|''|``|&laquo;|&raquo;")
_DASHES = re.compile("[\u2010-\u2015\u2212\u00ac\u2500]")
_SIGNS = re.compile(r"в„–|в„|&#8470;|&numero;")
_GLUED_FROM = re.compile(r"(?<=\d)от(?=\s?[\d\"«])")
"""«№14от10.02.2022»."""
_SINGLE = re.compile(r"(?<!\S)\S(?!\S)")
_MOJIBAKE = re.compile("(?:[РС][\u0080-\u00bf\u0400-\u045f\u2010-\u2122]){4,}")
_LONG_WORD = re.compile(r"[а-яё]{19}", re.IGNORECASE)
_GLUED_FORM = re.compile(r"(положени[ея]|приказ|программ[аы]|утверждении|внедрении)(об?)(?=[а-яё]{5})", re.IGNORECASE)
_GLUED_STEM = re.compile(r"(?<=[а-яё]{2})(наставни[кч]|наставляем|положени[ея]о|целевой|модели)", re.IGNORECASE)
_BREAKS = re.compile(
    r"(?<=\s)(?=ПРИКАЗ|УТВЕРЖДАЮ|УТВЕРЖДЕН|ПРИНЯТО|СОГЛАСОВАНО|(?:Утвержд(?:аю|ен[оа]?)|Принято|Согласовано|Рассмотрено)\s|ПОЛОЖЕНИЕ\s|ДОРОЖНАЯ\s|Приложение\s*№?\s*\d|\d{1,2}(?:\.\d{1,2})?\.\s[А-ЯЁ])"
)
_ABOUT_AS_SIGN = re.compile(r"^[\[({|«\"]{0,2}[©®0@]\s(?=[а-яё]{4})")
"""«О внедрении …» at the start of a scanned line, its letter read as a sign."""
_LONG_LINE, _MANY_PARTS = 400, 120
_LOW_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `text` is tidied, `low` is its folded twin of equal length, `printed` what stands in the source."""

    page: int
    text: str
    low: str
    printed: str
    ocr: bool
    """True: OCR read it, so letters and digits may be damaged."""
    top: int
    """How many lines of its page stand above it."""
    crops: tuple[Crop, ...] = ()
    """Its days and numbers as they were read several ways, with their pictures."""


def tidy(line: str) -> str:
    """One line with usual spaces, quotes as `"`, dashes as `-`, columns parted by " | "."""
    line = _INVISIBLE.sub("", line[:_MAX_LINE])
    line = _GLUED_FROM.sub(" от ", _SIGNS.sub("№", line))
    line = _unspaced(_DASHES.sub("-", _QUOTES.sub('"', line)).strip())
    line = _COLUMN_GAP.sub(" | ", line)
    return _unglued(_SPACES.sub(" ", line).strip())


def _unspaced(line: str) -> str:
    """«П Р И К А З», «о т 1 1 . 0 5»: letters put together; wider gaps still part words."""
    tokens = line.split()
    if len(tokens) < 5 or "|" in line:
        return line
    single = [token for token in tokens if len(token) == 1]
    letters = sum(token.isalnum() for token in single)
    if len(single) * 10 < len(tokens) * 6 or letters * 10 < len(tokens) * 5:
        return line
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", line))


def _unglued(line: str) -> str:
    """«ПОЛОЖЕНИЕОНАСТАВНИЧЕСТВЕ»: words that name an act's form and subject parted again."""
    if not _LONG_WORD.search(line):
        return line
    line = _GLUED_FORM.sub(r"\1 \2 ", line)
    return _GLUED_STEM.sub(r" \1", line)


def _demojibaked(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1251").decode("utf-8")
    except UnicodeError:
        return text


def lines_of(text: Text) -> list[Line]:
    """All lines that are not empty, in page order."""
    out: list[Line] = []
    for page in text.pages:
        for line in _page_lines(page):
            if len(out) >= _MAX_LINES:
                return out
            out.append(line)
    return out


def _page_lines(page: TextPage) -> list[Line]:
    ocr = page.source in {"ocr", "image"} or page.confidence < _LOW_CONFIDENCE
    out: list[Line] = []
    for printed in _broken(_demojibaked(page.text).replace("\r", "\n").replace("\f", "\n").split("\n")):
        text = tidy(printed)
        if ocr:
            text = _ABOUT_AS_SIGN.sub("О ", without_specks(text))
        if text:
            shown = " ".join(printed[:_MAX_LINE].split())
            crops = tuple(crop for crop in page.crops if _letters(crop.text) in _letters(shown))
            out.append(Line(page.number, text, fold(text), shown, ocr, len(out), crops))
    return out


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _broken(lines: list[str]) -> list[str]:
    """Lines into which a whole act ran together, cut where its parts begin."""
    out: list[str] = []
    for line in lines:
        if not _ran_together(line):
            out.append(line)
            continue
        for part in _BREAKS.split(line):
            out.extend(part[place : place + _MAX_LINE] for place in range(0, len(part), _MAX_LINE))
    return out


def _ran_together(line: str) -> bool:
    """True for a line far too long, and for a shorter one in which several parts of an act open."""
    return len(line) > _LONG_LINE or (len(line) > _MANY_PARTS and " | " not in line and len(_BREAKS.findall(line)) >= 3)


def is_glued(lines: list[Line]) -> bool:
    """True where spaces are lost or stray in most of the text, so that words cannot be told apart."""
    body = " ".join(line.text for line in lines[:400])
    words = body.split()
    if len(words) < 12:
        return False
    singles = len(_SINGLE.findall(body))
    long_words = sum(len(word) > 24 for word in words)
    return singles > len(words) * 0.3 or long_words > len(words) * 0.2


def joined(lines: list[Line]) -> str:
    """Folded lines as one run of text, words broken by a hyphen put together."""
    return re.sub(r"(?<=[а-я])-\n(?=[а-я]{2})", "", "\n".join(line.low for line in lines))
