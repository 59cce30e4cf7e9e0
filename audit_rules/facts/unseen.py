"""What was seen and not read, and what it may be: by its words, and by the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from data.models import PACKAGE, DocumentType, Link
from data.site_words import fold, site_words

ANY_ACT: tuple[DocumentType, ...] = PACKAGE
MOST_PLACES = 3
"""A link that stands on more pages than that is a part of the site's frame."""


def file_name(url: str) -> str:
    """The last part of the address's path, decoded."""
    return unquote(PurePosixPath(urlsplit(url).path).name)


def may_be(links: Sequence[Link], url: str, mentoring_pages: Container[str] = ()) -> tuple[DocumentType, ...]:
    """Kinds that an unread thing may be by the links to it; () where nothing suggests an act of the package.

    `mentoring_pages`: addresses of pages that by their title, or by what leads to them, are about mentoring of teachers.
    """
    kinds: set[DocumentType] = set()
    everywhere = len({link.source for link in links}) > MOST_PLACES
    for link in links or [Link(source="", target=url)]:
        # What stands on every page (a footer, a side column) is not of the section it stands beside.
        alone = replace(link, source="", heading="", trail="") if everywhere else link
        kinds.update(_by_link(alone, url, mentoring=alone.source in mentoring_pages))
        kinds.update(title_kinds(link.heading))
    return tuple(kind for kind in (*PACKAGE, "mentor_base", "mentee_base", "agreement") if kind in kinds)


def title_kinds(title: str) -> tuple[DocumentType, ...]:
    """Kinds that a title names together with mentoring of teachers; () where it names none."""
    words, text = site_words(), fold(title)
    if not words.mentoring.search(text) or words.not_act.search(text) or pupils_only(text):
        return ()
    return named_kinds(text)


def named_kinds(text: str) -> tuple[DocumentType, ...]:
    """Kinds that the words name, of whatever subject; () where they name none."""
    found = [kind for act in site_words().acts if act.words.search(fold(text)) for kind in act.kinds]
    return tuple(dict.fromkeys(found))


def pupils_only(text: str) -> bool:
    """True where a folded title names pupils and no teachers."""
    words = site_words()
    return bool(words.pupils.search(text)) and not words.teachers.search(text)


def best_link(links: Sequence[Link]) -> Link | None:
    """The link that says most: under mentoring words first, then the longest text."""
    words = site_words()

    def rank(link: Link) -> tuple[bool, bool, int, str, str]:
        text = fold(link.text)
        place = fold(f"{link.heading} {link.trail}")
        return (not words.mentoring.search(text), not words.mentoring.search(place), -min(len(text), 120), link.source, link.text)

    return min(links, key=rank, default=None)


def untelling(text: str) -> bool:
    """True where a folded title has no word that tells what it is: «Приказ № 5 от 01.09.2021», «Скачать», scan0001.pdf."""
    return all(site_words().untelling.fullmatch(token) for token in re.findall(r"[^\W_]+", text))


def _by_link(link: Link, url: str, *, mentoring: bool) -> tuple[DocumentType, ...]:
    words = site_words()
    name = fold(file_name(url))
    text = fold(link.text)
    silent = untelling(text)
    # A folder's name often stands in addresses alone.
    folders = unquote(f"{link.source} {url.rpartition('/')[0]}")
    place = fold(f"{link.heading} {link.trail} {folders}")
    own = f"{text} {name}" if silent else text
    if words.not_act.search(own) or pupils_only(own):
        return ()
    if words.mentoring.search(own):
        return named_kinds(own) or ANY_ACT
    telling = named_kinds(own)
    if not text and words.picture.search(name) and not telling and _illustrates(link):
        return ()
    if (mentoring or words.mentoring.search(place)) and not words.not_act.search(fold(link.heading)) and not pupils_only(place):
        return telling or ANY_ACT
    if silent and words.act_places.search(place):
        named = fold(link.heading)
        elsewhere = bool(named) and not words.act_places.search(named)
        return () if elsewhere else telling or ANY_ACT
    return ()


def _illustrates(link: Link) -> bool:
    """True where a picture without words of its own stands in news: it shows what is told there."""
    words = site_words()
    return bool(words.news.search(urlsplit(link.source).path.lower()) or words.news_trail.search(fold(link.trail)))
