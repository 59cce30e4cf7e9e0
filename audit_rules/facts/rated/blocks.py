"""The lines of a page as blocks: a heading and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from audit_rules.facts.rated.sentences import sentences
from audit_rules.facts.unseen import untelling
from data.outline import BOLD, LABEL, PLAIN, PageLine
from data.site_words import fold

_SIZE = re.compile(r"\(?\b\d+[.,]?\d* ?(?:кб|мб|kb|mb|байт)\w*\)?", re.IGNORECASE)
_FACT = re.compile(r"[А-ЯЁ][^:.!?]{2,60}:\s*\S")
_LABEL_BEFORE = re.compile(r"[А-ЯЁ][^:.!?]{3,60}:\s*")
"""«Материалы семинара: выступление учителя»."""
_CONTACT = re.compile(r"^(?:mailto|tel):([^?]+)", re.IGNORECASE)
LEAST_OWN = 12
"""A line of links with fewer letters of its own is no text."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A link, a frame or a form as the page shows it."""

    title: str
    address: str
    """As written; "" for a form of the page itself."""
    shape: str
    """link, frame or form."""


@dataclass(kw_only=True)
class Block:
    """One block while it is gathered."""

    heading: str
    trail: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    pictures: int = 0
    waits: bool = False
    """Words that end in a colon: what they name goes on until the next fact of the page."""


def blocks_of(title: str, above: tuple[str, ...], outline: Iterable[PageLine]) -> list[Block]:
    """Blocks in page order, the first under the page's own title; `above`: titles of the pages above this one."""
    stack: list[tuple[int, Block]] = [(0, Block(heading=title, trail=above))]
    blocks = [stack[0][1]]
    before = ""
    for line in _without_prose(outline):
        if line.level == LABEL and not line.text:
            while stack[-1][0] == LABEL:
                stack.pop()
            before = ""
        elif line.level and fold(line.text) == fold(title):
            _take(stack[-1][1], line, "")
        elif line.level:
            while stack[-1][0] >= line.level:
                stack.pop()
            parent = stack[-1][1]
            block = Block(heading=line.text.rstrip(" :"), trail=(*parent.trail, parent.heading), waits=line.text.endswith(":"))
            _take(block, line, "")
            stack.append((line.level, block))
            blocks.append(block)
            before = ""
        else:
            while _is_next_fact(line.text) and stack[-1][1].waits:
                stack.pop()
            _take(stack[-1][1], line, before)
            before = "" if line.links else line.text
    return blocks


def _without_prose(outline: Iterable[PageLine]) -> Iterator[PageLine]:
    """Of a paragraph that ends in a colon only the last sentence names what follows."""
    for line in outline:
        *before, last = sentences(line.text) if line.level in {BOLD, LABEL} and line.text.endswith(":") else [line.text]
        if before:
            yield replace(line, text=" ".join(before), level=PLAIN, links=(), pictures=0)
        yield replace(line, text=last) if before else line


def _is_next_fact(text: str) -> bool:
    """«Уровень: региональный»."""
    return _FACT.match(text) is not None


def _take(block: Block, line: PageLine, before: str) -> None:
    """What the line shows goes into the block; `before`: the line above it, of which an untelling link is the end."""
    block.pictures += line.pictures
    contacts = [contact[1] for _, address in line.links if (contact := _CONTACT.match(address))]
    for words, address in line.links:
        if not _CONTACT.match(address):
            block.offers.append(Offer(title=_title(words, address, line, before), address=address, shape="link"))
    block.offers += [Offer(title=line.text, address=address, shape="frame") for address in line.frames]
    block.offers += [Offer(title=words, address="", shape="form") for words in line.forms]
    if line.level:
        return
    if own := line.text if contacts else _own_words(line):
        block.lines.append(own)
    block.lines += [contact for contact in contacts if contact not in line.text]


def _title(words: str, address: str, line: PageLine, before: str) -> str:
    """What the link offers; «Скачать» says nothing, so a twin of it, or what stands beside or above it, speaks."""
    if words and not untelling(fold(words)):
        label = _LABEL_BEFORE.match(line.text)
        return f"{label[0]}{words}" if label and words not in label[0] else words
    twins = (other for other, same in line.links if same == address and other)
    for around in (*twins, _without_links(line), line.text, before):
        beside = _SIZE.sub("", around).strip(" |–—-:;,.•[]()")
        if beside and not untelling(fold(beside)):
            return beside
    return words


def _without_links(line: PageLine) -> str:
    """Words of the line that are no link's."""
    rest = line.text
    for words, _ in line.links:
        rest = rest.replace(words, " ", 1) if words else rest
    return " ".join(rest.split())


def _own_words(line: PageLine) -> str:
    """The line where it says something besides the titles of its links; "" where it does not."""
    rest = _SIZE.sub("", _without_links(line)) if line.links else line.text
    letters = sum(map(str.isalpha, rest))
    return line.text if letters >= (LEAST_OWN if line.links else 1) or (not line.links and rest.strip()) else ""
