"""Who issued an act: the organisation itself or a body above it."""

from __future__ import annotations

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.phrases import found, pattern
from audit_rules.facts.segments import Segment
from data.vocabulary import issuers, words

_STAMP_SIZE = 160


def is_authority(own_name: str) -> bool:
    """True where the organisation audited is itself a body of education."""
    low = fold(own_name)
    return bool(found(issuers().authority_names, low)) and not found(("школ*", "сош", "лицей", "гимнази*", "детский сад"), low)


def issued_above(segment: Segment, head_lines: list[Line]) -> bool:
    """True for an act of a ministry, region or municipality: the lowest name before «ПРИКАЗ» is such a body's."""
    return _order_above(segment) if segment.order else _paper_above(segment, head_lines)


def _last(phrases: tuple[str, ...], low: str) -> int:
    return max((match.start() for match in pattern(phrases).finditer(low)), default=-1)


def _order_above(segment: Segment) -> bool:
    vocabulary = issuers()
    stop = (segment.head - segment.start) if segment.head is not None else (segment.command or segment.start) - segment.start
    letterhead = "\n".join(line.low for line in segment.lines[: stop + 1])
    above = _last(vocabulary.authorities, letterhead)
    own = _last(vocabulary.institutions, letterhead)
    body = "\n".join(line.low for line in segment.lines)
    if found(words().authority_commands, body):
        return True
    if own >= 0:
        return False
    if segment.head is None:
        above = -1
    signed_above = _signature_of(vocabulary.authority_heads, segment.lines) and not _signature_of(
        vocabulary.institution_heads, segment.lines
    )
    if above >= 0:
        return not _signature_of(vocabulary.institution_heads, segment.lines)
    return signed_above and found(vocabulary.authority_titles, body) is not None


def _signature_of(heads: tuple[str, ...], lines: list[Line]) -> bool:
    """True where a line of the last part begins with the post and is a signature, not a sentence."""
    tail = lines[-25:]
    institution = heads is issuers().institution_heads
    return any(
        match.start() <= 6
        and len(line.low) <= 110
        and not line.low.rstrip().endswith((";", ":"))
        and not (institution and found(issuers().authority_names, line.low[match.end() :]))
        for line in tail
        if (match := found(heads, line.low))
    )


def _paper_above(segment: Segment, head_lines: list[Line]) -> bool:
    """By the approval stamp alone; letterheads above it often start with the ministry."""
    vocabulary = issuers()
    text = "\n".join(line.low for line in head_lines)
    stamp = found(("утверждаю", "утвержден*", "приказ*"), text)
    if not stamp:
        return _signed_by_authority(text)
    title = segment.at(segment.title)
    place = text.find(segment.lines[title].low) if title is not None else -1
    block = text[stamp.start() : place if place > stamp.start() else stamp.start() + _STAMP_SIZE]
    if found((*vocabulary.institution_heads, *vocabulary.institutions), block):
        return False
    return bool(found((*vocabulary.authorities, *vocabulary.authority_heads), block))


def _signed_by_authority(text: str) -> bool:
    """A stamp whose word is lost: it opens with the post of a body's head."""
    vocabulary = issuers()
    first = text[:200]
    head = found(vocabulary.authority_heads, first)
    return (
        bool(head) and head.start() <= 10 and bool(found(vocabulary.authorities, first)) and not found(vocabulary.institution_heads, first)
        if head
        else False
    )
