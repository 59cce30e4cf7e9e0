"""Pages with nothing on them: one among others hides nothing, a file of nothing else was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit_rules.facts.text.quality import letters
from data.models import Source, Text, TextPage

BLANK = "все страницы файла пустые"


def blank_file(pages: Sequence[TextPage], source: Source) -> Text | None:
    """The text of a file all of whose pages are blank; None for any other file, also for one with a page that was lost.

    Somebody published it for something: it is unread with a reason, never a proof that nothing is there.
    """
    if any(page.failure or letters(page.text) for page in pages):
        return None
    return Text(source=source, pages=tuple(replace(page, failure="empty") for page in pages), failure="unreadable", detail=BLANK)
