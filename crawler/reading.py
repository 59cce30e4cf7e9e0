"""From a stored page to candidates: which of its links are worth a request, which are kept, which lie elsewhere."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace

from crawler import urls
from crawler.focus import FIRST, LISTS, NEEDED, NEUTRAL, NEWS, PAPER, RATED, RATED_PAGE, Focus, Place
from crawler.guards import refusal
from crawler.links import PageLink, trail_of
from crawler.pages import Page
from crawler.politeness import vendor_domain
from crawler.scope import Scope, in_list
from data.models import Link

_KEPT_FILE = 5.0
_OF_TEACHERS, _PAPERS = 63.0, 76.0
"""Above the first a page of the menu may be of teachers' work; from the second on a title names acts."""
_MAX_TITLES = 600


@dataclass
class Found:
    """What the links of one page come to."""

    links: list[Link] = field(default_factory=list)
    worth: list[tuple[str, float]] = field(default_factory=list)
    """(address, score) of this site's pages and files."""
    outside: list[str] = field(default_factory=list)
    """Addresses elsewhere of what may be acts."""
    parts: list[str] = field(default_factory=list)
    """Addresses elsewhere where the menu or a list of documents sends for what may be the organisation's own."""
    dead: list[str] = field(default_factory=list)
    """Addresses nobody on the open net can reach."""


def place_of(page: Page, focus: Focus, *, score: float, depth: int, training: bool, rates: bool = False, events: bool = False) -> Place:
    """What the page is to the links on it.

    `training`: of a training site; `rates`: whose page the audit rates; `events`: published plans are checked.
    """
    own = f"{page.all_titles[:_MAX_TITLES]} | {trail_of(page).rpartition(' / ')[2]}"
    started = score >= FIRST
    hub = 0.0 if started else max(focus.hub_score(own), score if 60 <= score < 80 and score != 66 else 0.0)
    address = urls.readable(page.url)
    return Place(
        score=score,
        depth=depth,
        mentoring=focus.is_mentoring(own) or (80 <= score < 280) or (training and focus.is_innovation(own)),
        hub=hub >= NEEDED or score == 66,
        lists=hub >= 74 or score == 60,
        news=focus.is_news(trail_of(page), address) or focus.is_archive(page.title),
        other=focus.is_other_paper(page.title),
        events=events,
        rates=rates,
        rated=rates and not started and (focus.is_innovation(own) or score in (RATED, RATED_PAGE)),
        folder=address.partition("?")[0].rstrip("/").removesuffix(".html").removesuffix(".php"),
    )


def read_links(
    links: list[PageLink],
    *,
    source: str,
    place: Place,
    scope: Scope,
    focus: Focus,
    allow_private: bool,
    menu: Container[tuple[str, str]] = (),
) -> Found:
    """What the links of the page at `source` come to, in page order. `menu`: (address, text) of links that pages before this one had."""
    found = Found()
    for link in links:
        address = urls.canonical(link.url)
        if address is None or (urls.circles(address) and place.score < FIRST):
            continue
        url = scope.key(address)
        kept = Link(source=source, target=url, text=link.text, heading=link.heading, trail=link.trail)
        why = refusal(url, allow_private=allow_private)
        if (url, link.text) in menu and not focus.is_file(url):
            # A menu stands on every page: what is round it here says nothing of it.
            link = replace(link, heading="", context="", trail="", boilerplate=True)
        score = focus.link(link, url, place)
        if link.kind in ("frame", "refresh") and (scope.owns(url) or scope.is_part(url)):
            score = max(score, min(place.score, 95.0) if place.mentoring or place.hub else 45.0)
        if why:
            if _may_be_act(link, url, place, focus):
                found.links.append(kept)
                found.dead.append(url)
        elif scope.owns(url) or (score >= NEEDED and (scope.is_part(url) or (focus.is_file(url) and scope.may_hold_files(url)))):
            if link.kind == "plain" and not focus.is_file(url):
                continue
            if score >= NEUTRAL or score in (NEWS, PAPER):
                # What nobody asks is noted all the same: it tells a page of a list from one that repeats the last.
                found.links.append(kept)
                found.worth.append((url, score))
            elif focus.is_file(url) and score >= _KEPT_FILE:
                found.links.append(kept)
                found.worth.append((url, _KEPT_FILE))
        elif _is_part_elsewhere(link, url, place, focus):
            found.parts.append(url)
        elif _elsewhere(link, url, place, focus):
            found.links.append(kept)
            found.outside.append(url)
    return found


def _is_part_elsewhere(link: PageLink, url: str, place: Place, focus: Focus) -> bool:
    """The menu, or a list of documents, leads off the site to what may be the organisation's own documents, and not to one act."""
    if _is_public(url):
        return False
    started, score = place.score >= FIRST, focus.hub_score(link.text)
    if started and focus.own_documents(link.text):
        return True
    if link.kind in ("frame", "plain"):
        return place.hub and not place.mentoring and not link.boilerplate and in_list(url, "clouds")
    if link.kind != "a":
        return False
    if started and link.boilerplate:
        return score > _OF_TEACHERS
    if not place.hub or place.mentoring or link.boilerplate:
        return False
    return focus.own_documents(link.text) or score >= _PAPERS or (in_list(url, "clouds") and not focus.is_told_as_other(link.text))


def _is_public(url: str) -> bool:
    """The address is of a social network or of the state, and not of a vendor of sites (gosweb.gosuslugi.ru)."""
    if in_list(url, "clouds"):
        return False
    known = in_list(url, "not_own") or in_list(url, "portals")
    return in_list(url, "social") or (known and vendor_domain(urls.host_of(url)) is None)


def _about(link: PageLink, url: str, place: Place, focus: Focus) -> tuple[bool, bool]:
    """Mentoring by the link's own words; mentoring by what stands round it."""
    own = focus.about(link.text, url)
    near = (place.mentoring and not link.boilerplate) or focus.is_mentoring(f"{link.heading} {link.context}")
    return own, near


def _may_be_act(link: PageLink, url: str, place: Place, focus: Focus) -> bool:
    own, near = _about(link, url, place, focus)
    return link.kind != "image" and (own or near) and (own or focus.is_file(url) or focus.is_act(link.text))


def _elsewhere(link: PageLink, url: str, place: Place, focus: Focus) -> bool:
    """Another host's page or file that may be an act of this organisation, or the section itself."""
    cloud = in_list(url, "clouds")
    if link.kind == "image" or (link.kind == "plain" and not cloud) or in_list(url, "not_own"):
        return False
    own, near = _about(link, url, place, focus)
    act = focus.is_act(link.text) or focus.names_documents(f"{link.context} {link.text}")
    social = in_list(url, "social") and not cloud
    if social:
        # A section whose documents are said to be in a social network; buttons of networks stand on every page.
        return (own or near) and not link.boilerplate and focus.names_documents(f"{link.context} {link.text}")
    if own:
        return True
    if near:
        mute = link.kind == "a" and focus.is_nameless(link.text)
        own_place = place.mentoring and not link.boilerplate and not in_list(url, "portals")
        return cloud or focus.is_file(url) or act or (own_place and (link.kind == "frame" or mute))
    if place.hub and not link.boilerplate and focus.is_file(url) and not in_list(url, "portals"):
        return focus.is_act(link.text) or focus.is_nameless(link.text)
    return cloud and (act or focus.hub_score(link.text) >= LISTS)
