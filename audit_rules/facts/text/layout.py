"""Words with places to lines as a person reads them: a stamp's column is read down before the one beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from audit_rules.facts.text.rows import STAMP, TITLE


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; units are the reader's own (points, pixels), top smaller than bottom."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    confidence: float = 1.0

    @property
    def height(self) -> float:
        """Of the box."""
        return self.bottom - self.top


Line = list[Word]
Segments = list[Line]
NEAREST = 3
"""Words of a line that a further one is held against: a dash alone is too low to tell."""
GUTTER = 0.5
"""White between two columns on every line, in heights of a letter."""
ALIGNED = 0.3
"""How far from a column's edge its lines begin, in heights of a letter."""
USUAL, EXACTLY = 1.4, 1.02
"""Of the line's usual gap between words: with the latter, a word that stands below a column's edge does so by chance."""
GAP = 1.6
"""A gap wider than so many heights of a letter parts two columns, not two words."""


def read_lines(words: Iterable[Word]) -> list[str]:
    """The page's lines from top to bottom, stamps' columns one after the other."""
    return [" ".join(word.text for word in line) for line in unweave(group_lines(words))]


def group_lines(words: Iterable[Word]) -> list[Line]:
    """Words that share a line, from left to right, lines from the top."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        fitting = [line for line in lines[-4:] if any(_level(word, other) for other in line[-NEAREST:]) and _fits(word, line)]
        if fitting:
            max(fitting, key=len).append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def _level(word: Word, other: Word) -> bool:
    """True where the middle of either lies within the other; a box too tall for that holds a speck besides its word."""
    middle, its = (word.top + word.bottom) / 2, (other.top + other.bottom) / 2
    return other.top < middle < other.bottom or (word.top < its < word.bottom and word.height < 2.2 * other.height)


def _fits(word: Word, line: Line) -> bool:
    """False where the word would lie over another one of the line."""
    return all(min(word.x1, other.x1) - max(word.x0, other.x0) < 0.5 * min(word.x1 - word.x0, other.x1 - other.x0, 1e9) for other in line)


def unweave(lines: Sequence[Line]) -> list[Line]:
    """The same lines with side-by-side stamps read column by column; nothing else is touched."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        run = _stamp_run(lines[index:])
        if run is None:
            out.append(lines[index])
            index += 1
            continue
        length, columns = run
        for column in columns:
            out += unweave(column) if len(column) < length or len(columns) > 1 else column
        index += length
    return out


def _stamp_run(lines: Sequence[Line]) -> tuple[int, list[list[Line]]] | None:
    """How many lines from the first one stand in columns headed by a stamp, and these columns; None: it starts no stamps."""
    segments = [part for segment in split_segments(lines[0]) for part in _at_heads(segment)]
    if len(segments) < 2 or not any(_heads_stamp(segment) for line in lines[:2] for segment in split_segments(line)):
        return None
    gutters = [(left[-1].x1, right[0].x0) for left, right in pairwise(segments)]
    height = median(word.height for word in lines[0])
    starts = [right for _, right in gutters]
    length = 1
    for previous, line in pairwise(lines):
        aligned = [_aligned(start, gutter, line, height) for gutter, start in zip(gutters, starts, strict=True)]
        narrowed = [exact or _narrow(gutter, line) for gutter, exact in zip(gutters, aligned, strict=True)]
        gap = min(word.top for word in line) - max(word.bottom for word in previous)
        across = _runs_across(line, narrowed, [exact is not None for exact in aligned])
        if (
            across
            or any(right - left < GUTTER * height for left, right in narrowed)
            or gap > 4 * height
            or (length > 1 and _is_title(line))
        ):
            break
        gutters, length = narrowed, length + 1
    if length < 2:
        return None
    edges = [(left + right) / 2 for left, right in gutters]
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines[:length]:
        for number, column in enumerate(columns):
            part = [word for word in line if sum(edge < (word.x0 + word.x1) / 2 for edge in edges) == number]
            if part:
                column.append(part)
    return length, columns


def _aligned(start: float, gutter: tuple[float, float], line: Line, height: float) -> tuple[float, float] | None:
    """The gutter before a column whose line begins exactly where the column does, however near the words before it come."""
    near = ALIGNED * height
    words = _words_of(line)
    before = [word.x1 for word in words if word.x0 < start - near]
    if not any(abs(word.x0 - start) < near for word in words) or any(end > start for end in before):
        return None
    return min(max([gutter[0], *before]), start - GUTTER * height - near), start - near


def _runs_across(line: Line, gutters: Sequence[tuple[float, float]], aligned: Sequence[bool]) -> bool:
    """True where the line's words pass a gutter at their usual distance, as a title under two stamps does."""
    pairs = list(pairwise(_words_of(line)))
    middles = [(start + end) / 2 for start, end in gutters]
    across = [next((place for place, (left, right) in enumerate(pairs) if left.x0 < middle <= right.x0), None) for middle in middles]
    usual = [right.x0 - left.x1 for place, (left, right) in enumerate(pairs) if place not in across]
    if len(pairs) < 3 or not usual:
        return False
    gaps = [pairs[place][1].x0 - pairs[place][0].x1 if place is not None else None for place in across]
    return any(
        gap is not None and gap <= (EXACTLY if is_aligned else USUAL) * median(usual) for gap, is_aligned in zip(gaps, aligned, strict=True)
    )


def _words_of(line: Line) -> Line:
    """The line without what specks and rules of a scan were read as."""
    return [word for word in line if any(char.isalnum() or char == "№" for char in word.text)]


def _is_title(line: Line) -> bool:
    """«ПОЛОЖЕНИЕ» by itself under three stamps stands in the middle one's column, «ПОЛОЖЕНИЕ о наставничестве» across two."""
    text = " ".join(word.text for word in line)
    match = TITLE.match(text)
    return match is not None and match[0].isupper()


def _narrow(gutter: tuple[float, float], line: Line) -> tuple[float, float]:
    """The part of the gutter that the line leaves white."""
    left, right = gutter
    middle = (left + right) / 2
    for word in _words_of(line):
        if word.x0 < right and word.x1 > left:
            if (word.x0 + word.x1) / 2 < middle:
                left = max(left, word.x1)
            else:
                right = min(right, word.x0)
    return left, right


def split_segments(line: Line) -> Segments:
    """The line's parts between wide gaps."""
    height = median(word.height for word in line)
    parts: Segments = [[line[0]]]
    for word in line[1:]:
        if word.x0 - parts[-1][-1].x1 > GAP * height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _at_heads(segment: Line) -> Segments:
    """The segment cut before each further head: «Рассмотрено на Утверждено приказом», its columns no wider apart than words."""
    parts: Segments = [[segment[0]]]
    for word in segment[1:]:
        if word.text[:1].isupper() and _heads_stamp([word]) and _words_of(parts[-1]):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _heads_stamp(segment: Line) -> bool:
    return STAMP.match(" ".join(word.text for word in segment).lstrip("«\"' ")) is not None
