"""Whose site it is by its own words: numbers of schools, words of schooling, and where a start page says that the site is now."""

from __future__ import annotations

import re

from crawler import urls
from crawler.links import links_of
from crawler.outcomes import load_answers
from crawler.pages import Page, squeeze
from crawler.politeness import vendor_domain
from crawler.scope import in_list

_NAMED = re.compile(
    r"\b(?:\w*школ\w*|сош|оош|нош|[мгч]\w{0,2}оу|гимнази\w*|лице\w*|интернат\w*|(?:детск\w+ )?сад\w*|д/с|\w*доу)\b[^№|\d]{0,60}№\s*(\d+)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"№\s*(\d+)")
_HOST = re.compile(r"\b(?:[\w-]+\.)+(?:ru|рф|su|com|org|net|info|edu|online|site|pro)\b", re.IGNORECASE)
_BESIDE, _AFTER = 60, 100
"""Letters before a link that say what it is; letters in which a name follows the words that announce it."""


def another_named(page: Page, own_name: str) -> str | None:
    """The title of a start page that names a school of another number than the organisation's; None where it does not, or nothing tells.

    Numbers are compared where both have one: a school may have several (of its buildings, of its past), one in common is enough.
    """
    own = {number.lstrip("0") for number in _NUMBER.findall(own_name)}
    title = next((squeeze(element.text_content()) for element in page.tree.iter("title")), "")
    shown = {number.lstrip("0") for number in _NUMBER.findall(title)} if _NAMED.search(title) else set()
    return title if own and shown and not own & shown else None


def is_school(page: Page) -> bool:
    """The page names an educational organisation of some kind, as its own site does in its header or its menu at least."""
    return load_answers().schooling.search(f"{page.all_titles} {page.text}") is not None


def moved_to(page: Page) -> str | None:
    """The host that the start page names as the site's new one; None where it names none. A former site is no new one."""
    answers, here = load_answers(), urls.registrable(urls.host_of(page.url))
    for link in links_of(page):
        url = urls.canonical(link.url) if link.kind in ("a", "plain") else None
        if url is None or not _may_be_new(urls.host_of(url), here):
            continue
        said = f"{link.heading} {link.context} {link.text}"
        before = link.context.partition(link.text)[0] if link.text else link.context
        if answers.former.search(f"{before[-_BESIDE:]} {link.text}"):
            continue
        told = not link.boilerplate and answers.of_site.search(said) and answers.change.search(said)
        if told or answers.moved.search(said):
            return urls.host_of(url)
    for found in answers.moved.finditer(page.text):
        named = _HOST.search(page.text, found.end(), found.end() + _AFTER)
        host = urls.ascii_host(named[0]) if named else None
        if host and _may_be_new(host, here) and not answers.former.search(page.text[found.end() : named.start() if named else None]):
            return host
    return None


def _may_be_new(host: str, here: str) -> bool:
    if not host or urls.registrable(host) == here:
        return False
    lists = ("social", "clouds") if vendor_domain(host) else ("social", "not_own", "clouds", "portals")
    return not any(in_list(f"http://{host}/", name) for name in lists)
