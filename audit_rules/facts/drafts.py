"""Is a paper a draft? «Проект» in its corner, «ПРИКАЗ (проект)», a link that offers «проект приказа»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit_rules.facts.kinds import Kind, other
from audit_rules.facts.lines import Line
from audit_rules.facts.marks import is_draft_mark
from audit_rules.facts.phrases import starts
from audit_rules.facts.requisites import Requisites
from data.models import UNREADABLE
from data.vocabulary import look_alikes, words

_BRACKETED = re.compile(r"\(\s?проект\s?\)")


def is_draft(above: Sequence[Line], title: str, link: str) -> bool:
    """True where a line above the title is no more than the mark, or the title in its brackets or the link bears it; both folded."""
    if _BRACKETED.search(title) or starts(words().drafts, link):
        return True
    return any(_BRACKETED.search(line.low) or is_draft_mark(line) for line in above)


def as_drafts(kinds: tuple[Kind, ...], read: Requisites) -> tuple[Kind, ...]:
    """Kinds of a draft: none counts, unless requisites say that it was issued and the mark only left on it; a person looks at either."""
    if not (read.read or UNREADABLE in (read.number_state, read.date_state)):
        return (replace(other("draft"), flags=("doubtful_kind",)),)
    note = look_alikes().notes["draft"]
    return tuple(replace(kind, note=note, flags=tuple(dict.fromkeys((*kind.flags, "doubtful_kind")))) for kind in kinds)
