"""Stamps set side by side whose columns fell into lines: a number and a day that stand together there may be of two papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit_rules.facts.dates import DateHit
from audit_rules.facts.numbers import NumberHit
from audit_rules.facts.pairs import EITHER, Pair, Role, is_law, keywords_in
from audit_rules.facts.zones import Zone

_ALIEN: tuple[Role, ...] = ("other_party", "protocol")
_HEADS: tuple[Role, ...] = ("other_party", "approval", "effect")
_NOT_STAMPED: tuple[Role, ...] = ("cited", "amended")
_REACH = 12
"""Lines above and below the pair that other stamps may take up."""
_LINK_AT_END = re.compile(r"(?:№|(?<![а-я])от)[\s_\"]*(?=\n|$|\|)")
"""«протокол № 3 от» at the end of a line: what follows is its day, or a word of another column."""
_FILLED = re.compile(r"[\s_\"|]*\d")
_AND_NUMBER = re.compile(r"[\s_]*(?:года?|г)?[\s_.,]*")
_FROM = re.compile(r"\s*от(?![а-я])")
_TOGETHER = re.compile(r"\W*и\W*")
"""«Рассмотрено и утверждено»: one head of two words."""


@dataclass(slots=True)
class _Block:
    """What one stamp says, as far as the text runs on without a word of another one."""

    alien: bool
    numbers: list[NumberHit] = field(default_factory=list)
    days: list[DateHit] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """True where neither a number nor a day stands in it."""
        return not self.numbers and not self.days

    @property
    def full(self) -> bool:
        """True where both do."""
        return bool(self.numbers and self.days)

    @property
    def mixed(self) -> bool:
        """True where two numbers or two days stand in it."""
        return _several(self.numbers, self.days)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    role: Role


def is_woven(zone: Zone, pairs: Sequence[Pair], chosen: Pair) -> bool:
    """True where the chosen pair stands among stamps of several parties, and neither their order nor the rest of them tells it apart."""
    near = range(zone.line_at(chosen.start) - _REACH, zone.line_at(chosen.end) + _REACH)
    stamped = [pair for pair in pairs if pair.role not in _NOT_STAMPED and not is_law(pair) and zone.line_at(pair.start) in near]
    words = [_Word(*word) for word in keywords_in(zone.low) if word[2] != "law" and zone.line_at(word[0]) in near]
    if len({word.role in _ALIEN for word in words}) < 2 or not _several(*_hits(stamped)):
        return False
    start, end = min(word.start for word in words), max(pair.end for pair in stamped)
    if _hangs(zone.low[start:end]) or any(pair.date and zone.low[: pair.date.start].rstrip().endswith("№") for pair in stamped):
        return True
    return not (_remains(zone, stamped, chosen) or _follow_one_another(zone, stamped, words, chosen))


def _hangs(low: str) -> bool:
    """True where «№» or «от» ends a line, and the next one goes on with something else."""
    return any(not _FILLED.match(low, match.end()) for match in _LINK_AT_END.finditer(low))


def _remains(zone: Zone, pairs: Sequence[Pair], chosen: Pair) -> bool:
    """True where every other pair is a whole one of another party on one line, of a day not after the chosen one: that is all that is left.

    A council sits before the order is signed, so days that changed places show.
    """
    kept = {hit for hit in (chosen.number, chosen.date) if hit}
    others = [pair for pair in pairs if not {pair.number, pair.date} & kept]
    alien = [pair for pair in others if pair.role in _ALIEN]
    own = [pair for pair in others if pair.role not in _ALIEN]
    return (
        bool(alien)
        and all(_is_whole(zone, pair) and _not_after(pair.date, chosen.date) for pair in alien)
        and not _several(*_hits([*own, chosen]))
    )


def _is_whole(zone: Zone, pair: Pair) -> bool:
    """True for «протокол № 3 от 30.08.2022» on one line; the number after its day is the protocol's, and stands in no pair."""
    line = zone.line_at(pair.start)
    named = [word for word in keywords_in(zone.low[zone.start_of(line) : pair.start]) if word[2] in {"order", "protocol"}]
    return bool(
        named
        and pair.date
        and zone.line_at(pair.end) == line
        and (pair.number or any(_follows(zone, pair, number) for number in zone.numbers))
    )


def _follows(zone: Zone, pair: Pair, number: NumberHit) -> bool:
    return bool(_AND_NUMBER.fullmatch(zone.low, pair.end, number.start)) and not _FROM.match(zone.low, number.end)


def _not_after(one: DateHit | None, other: DateHit | None) -> bool:
    return bool(one and other and one.date and other.date and one.date <= other.date)


def _follow_one_another(zone: Zone, pairs: Sequence[Pair], words: Sequence[_Word], chosen: Pair) -> bool:
    """True where each stamp is told to its end before the next one begins, and the chosen pair is one stamp's own."""
    numbers, days = _hits(pairs)
    blocks: list[_Block] = []
    previous: _Word | None = None
    tokens: list[_Word | NumberHit | DateHit] = [*words, *numbers, *days]
    for token in sorted(tokens, key=lambda token: token.start):
        if isinstance(token, DateHit) and blocks:
            blocks[-1].days.append(token)
        elif isinstance(token, NumberHit) and blocks:
            blocks[-1].numbers.append(token)
        elif isinstance(token, _Word):
            alien = token.role in _ALIEN or (zone.low[token.start : token.end] == EITHER and bool(blocks) and blocks[-1].alien)
            if not blocks or _opens(blocks[-1], token, alien=alien):
                taken_up = token.role not in _HEADS and any(block.empty for block in blocks[:-1] if block.alien == alien)
                if (
                    taken_up
                    and blocks[-1].alien != alien
                    and not _TOGETHER.fullmatch(zone.low, previous.end if previous else 0, token.start)
                ):
                    return False
                blocks.append(_Block(alien))
            previous = token
    own = [block for block in blocks if not block.alien]
    left_empty = any(block.empty for block in blocks if block.alien)
    if any(block.mixed for block in blocks) or (
        left_empty and _several([hit for block in own for hit in block.numbers], [hit for block in own for hit in block.days])
    ):
        return False
    wanted = [hit for hit in (chosen.number, chosen.date) if hit]
    return any(all(hit in block.numbers or hit in block.days for hit in wanted) for block in own)


def _opens(block: _Block, word: _Word, *, alien: bool) -> bool:
    """True where a word begins another stamp: one of another party, or one below a stamp that has its number or day."""
    return block.alien != alien or (not block.empty if word.role in _HEADS else block.full)


def _hits(pairs: Sequence[Pair]) -> tuple[list[NumberHit], list[DateHit]]:
    return [pair.number for pair in pairs if pair.number], [pair.date for pair in pairs if pair.date]


def _several(numbers: Sequence[NumberHit], days: Sequence[DateHit]) -> bool:
    """True for two numbers, or two days; a blank or a year alone is neither."""
    return len({hit.value for hit in numbers} - {None}) > 1 or len({hit.date or (hit.day, hit.month) for hit in days} - {(0, 0)}) > 1
