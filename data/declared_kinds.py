"""The cell «Представленные документы» read into document kinds. A word we do not understand is never taken for an absence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast, get_args

from data.folding import cleaned, folded
from data.models import DocumentType
from data.registry_words import pattern, words

_NUMBERING = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+")
_SEPARATORS = re.compile(r"[,;\n•|+]|(?<=[^\W\d])\s*/\s*(?=[^\W\d])")


@dataclass(frozen=True, kw_only=True)
class DeclaredKinds:
    """Kinds named, in the order of the contract; None: not known. `unknown` are the words nobody understood."""

    kinds: tuple[DocumentType, ...] | None
    unknown: tuple[str, ...] = ()


def read_kinds(cell: str) -> DeclaredKinds:
    """What the organisation says it handed in; () for «не представлены», None for an empty cell."""
    whole = folded(cell)
    if not whole or pattern("empty").fullmatch(whole):
        return DeclaredKinds(kinds=None)
    if pattern("none_given").fullmatch(whole):
        return DeclaredKinds(kinds=())
    kinds: set[str] = set()
    unknown: list[str] = []
    for part in _parts(cell):
        text = folded(part)
        named = _kinds_of(text)
        if named and not re.search(rf"\b{pattern('part_not_given').pattern}\b", text):
            kinds |= named
        elif not named and not pattern("beside_the_package").fullmatch(text):
            unknown.append(part.strip())
    # Nothing that an unread word could mean changes the verdict once both the order and the regulation are named.
    settled = {"implementation_order", "regulation"} <= kinds
    if (unknown and not settled) or not kinds:
        return DeclaredKinds(kinds=None, unknown=tuple(unknown) or (cleaned(cell),))
    ordered = tuple(cast("DocumentType", kind) for kind in get_args(DocumentType) if kind in kinds)
    return DeclaredKinds(kinds=ordered, unknown=tuple(unknown))


def _parts(cell: str) -> list[str]:
    """Pieces of the cell that name one paper each; pieces without a word are left out."""
    joined_by_and = re.compile(rf"\s+и\s+(?={words()['nouns']})", re.IGNORECASE)
    pieces = [piece for rough in _SEPARATORS.split(_NUMBERING.sub("\n", cell)) for piece in joined_by_and.split(rough)]
    return [piece for piece in pieces if re.search(r"[^\W\d]", piece)]


def _kinds_of(text: str) -> set[str]:
    papers = {kind for kind in words()["papers"] if pattern("papers", kind).fullmatch(text)}
    if "personal_programme" in papers:
        papers -= {"roadmap", "programme"}
    orders = {kind for kind in words()["orders"] if pattern("orders", kind).fullmatch(text)}
    if not re.search(rf"\b{pattern('order').pattern}\b", text):
        return papers or orders
    # An order that approves a paper brings the paper with it; one of no other kind is the order that brings the model in.
    approved = papers if "утвержд" in text else set()
    if orders & {"school_head_order", "mentoring_school_order"}:
        return orders - {"implementation_order"} | approved
    return (orders or {"implementation_order"}) | approved
