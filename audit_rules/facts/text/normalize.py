"""Text as every reader hands it on: plain spaces, no invisible marks, letter-spaced words joined, plain mojibake undone. Digits stay."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
HYPHEN_MARK = re.compile("[\x02\ufffe][ \\t]*\n?")
"""How PDFium marks a hyphen at a line's end."""
NUMBER_HYPHEN = re.compile("(?<=\\d)\u00ad(?=\\w)")
"""Some fonts' hyphens come out as soft ones: «№ 187-ОД» must keep its own."""
HARD_HYPHEN = re.compile("[‐‑]")
"""Office programs' hyphen that breaks no line."""
SOFT_HYPHEN = re.compile("\u00ad[ \\t]*\n?")
BROKEN_WORD = re.compile("([А-Яа-яЁё]+)(?:-\n|[\x02\ufffe][ \\t]*\n?)([а-яё]+|[А-ЯЁ]{2,})")
SHORTEST_CAPITALS = 8
"""Letters of a word in capitals that may be broken: «МБОУ-⏎СОШ», «№ 7-П-⏎МО» are no broken words."""
WHOLE_WORD = re.compile(r"(?<![\w-])[а-яё]{4,}(?![\w-])")
SHORT_WORD = 6
"""A longer word may lose its ending and still be known."""
HYPHENATED = re.compile(
    r"(?:учебно|научно|нормативно|организационно|информационно|социально|психолого|общественно|материально|финансово|\w+ально)$",
    re.IGNORECASE,
)
"""First halves of words that keep their hyphen."""
LINE_END = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
SPACE = re.compile("[\\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SPACES = re.compile(" {2,}")
EMPTY_LINES = re.compile("\n{2,}")
MOJIBAKE = {"в„–": "№", "В№": "№", "В«": "«", "В»": "»", "вЂ“": "–", "вЂ”": "—", "вЂ\u009d": "”", "вЂњ": "“", "вЂ™": "’", "В\u00a0": " "}
MOJIBAKE_PAIR = re.compile("[РС][\u0080-\u00bf\u0402-\u040f\u0452-\u045f\u2013-\u203a\u20ac\u2116\u2122\u0490\u0491]")
SPACED_WORD = re.compile(r"(?<!\w)(?:[А-ЯЁ] ){3,}[А-ЯЁ](?!\w)|(?<!\w)[А-ЯЁ] (?:[а-яё] ){4,}[а-яё](?!\w)|(?<!\w)(?:[а-яё] ){4,}[а-яё](?!\w)")
SPACED_DATE = re.compile(r"(?:(?<!\w)(о т) )?(?<!\d)(\d) (\d) ?\. ?(\d) (\d) ?\. ?(\d) ?(\d) ?(\d) ?(\d)(?!\d)")
SPACED_FROM = re.compile(r"(?<!\w)о т(?= ?[\d«\"“])")


def normalise(text: str) -> str:
    """The same words on the same lines, without what a person does not see."""
    text = unicodedata.normalize("NFC", text)
    text = LINE_END.sub("\n", text)
    text = HARD_HYPHEN.sub("-", text)
    text = NUMBER_HYPHEN.sub("-", text)
    text = HYPHEN_MARK.sub("-", join_broken(SOFT_HYPHEN.sub("", text)))
    text = undo_mojibake(text)
    text = INVISIBLE.sub("", SPACE.sub(" ", text))
    lines = (SPACES.sub(" ", join_spaced(line)).strip() for line in text.split("\n"))
    return EMPTY_LINES.sub("\n", "\n".join(lines)).strip("\n")


def normalise_cell(text: str) -> str:
    """One table cell on one line."""
    return " ".join(normalise(text).split())


def join_broken(text: str) -> str:
    """Words broken at a line's end made whole: «настав-⏎ничества», «ПРИКАЗЫ-⏎ВАЮ».

    Compounds keep the hyphen: «учебно-⏎воспитательной», «педагог-⏎педагог», and where both halves are words of the text.
    """
    if not BROKEN_WORD.search(text):
        return text
    stems = _stems(text)
    return BROKEN_WORD.sub(lambda match: _join_halves(match, stems), text)


def _join_halves(match: re.Match[str], stems: set[str]) -> str:
    first, second = match.groups()
    low = first.lower(), second.lower()
    before = match.string[match.start() - 1 : match.start()]
    if second.isupper() and (not first.isupper() or len(first + second) < SHORTEST_CAPITALS or before == "-" or before.isdigit()):
        return match.group()
    repeats = len(first) > 4 and low[1].startswith(low[0][:5])
    if HYPHENATED.search(first) or repeats or all(_is_word(half, stems) for half in low):
        return f"{first}-{second}"
    return first + second


def _stems(text: str) -> set[str]:
    """Whole words of the text, and the same without their endings."""
    words = set(WHOLE_WORD.findall(BROKEN_WORD.sub(" ", text).lower()))
    return words | {word[:-cut] for word in words if len(word) > SHORT_WORD for cut in (1, 2)}


def _is_word(half: str, stems: set[str]) -> bool:
    """True where a half of a broken word stands in the text as a word of its own, in some case."""
    return half in stems or (len(half) > SHORT_WORD and any(half[:-cut] in stems for cut in (1, 2)))


def undo_mojibake(text: str) -> str:
    """UTF-8 that was read as Windows-1251 turned back, by whole lines where they are all of it, else the usual signs."""
    if MOJIBAKE_PAIR.search(text):
        text = "\n".join(_line_from_mojibake(line) for line in text.split("\n"))
    for wrong, right in MOJIBAKE.items():
        if wrong in text:
            text = text.replace(wrong, right)
    return text


def _line_from_mojibake(line: str) -> str:
    pairs = len(MOJIBAKE_PAIR.findall(line)) + len(re.findall("[РС][°-їА-п]", line))
    if pairs < 3:
        return line
    try:
        back = b"".join(b"\x98" if sign == "\x98" else sign.encode("cp1251") for sign in line).decode("utf-8")
    except UnicodeError:
        return line
    return back


def join_spaced(line: str) -> str:
    """«П Р И К А З» → «ПРИКАЗ», «о т 1 1 . 0 5 . 2022г.» → «от 11.05.2022г.»; words stand apart by two spaces or more."""
    line = SPACED_WORD.sub(lambda match: match.group().replace(" ", ""), line)
    line = SPACED_DATE.sub(_join_date, line)
    return SPACED_FROM.sub("от", line)


def _join_date(match: re.Match[str]) -> str:
    day, month, year = ("".join(match.group(*groups)) for groups in ((2, 3), (4, 5), (6, 7, 8, 9)))
    return f"{'от ' if match.group(1) else ''}{day}.{month}.{year}"
