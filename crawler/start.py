"""The start of a site: the address of the registry, its twins, moves to another host, and whose site it turns out to be."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from crawler import outcomes, urls
from crawler.fetching import Answer, Judge
from crawler.links import links_of, script_move
from crawler.outcomes import Trouble
from crawler.pages import Page, is_html, page_of
from crawler.politeness import vendor_domain
from crawler.scope import Scope, in_list, root_of, shared_hosts, twins
from data.models import Organisation

_MAX_MOVES = 3


class Get(Protocol):
    """Asks one address; `judge` says of every hop of a redirect why it must not be followed."""

    def __call__(self, url: str, *, judge: Judge | None = None) -> Awaitable[Answer]:
        """What the address gives."""


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """The other sites of the registry: whoever is sent there is on another organisation's site."""

    owners: dict[str, str] = field(default_factory=dict)
    """Host without www to the one organisation whose site it is."""
    folders: dict[str, frozenset[str]] = field(default_factory=dict)
    """Hosts with several organisations: their folders."""

    @classmethod
    def of(cls, organisations: list[Organisation]) -> Neighbours:
        """The neighbours of a registry."""
        sites = [(each.id, urls.canonical(each.site)) for each in organisations if each.site]
        hosts: dict[str, set[str]] = {}
        for owner, site in sites:
            if site:
                hosts.setdefault(_bare(site), set()).add(owner)
        shared = shared_hosts(site for _, site in sites if site)
        return cls(
            owners={host: next(iter(owners)) for host, owners in hosts.items() if len(owners) == 1},
            folders={host: frozenset(roots) for host, roots in shared.items()},
        )

    def other(self, url: str, organisation_id: str) -> bool:
        """The address is another organisation's site."""
        return self.owners.get(_bare(url), organisation_id) != organisation_id

    def scope(self, url: str) -> Scope:
        """The site that has its start at `url`."""
        host = _bare(url)
        folders = self.folders.get(host, frozenset())
        root = root_of(url, shared=bool(folders))
        below = {each for each in (*self.owners, *self.folders) if each.endswith(f".{host}")}
        foreign = tuple(sorted({*below, *(each for each in folders if each != root and each.startswith(root))}))
        return Scope(base=urls.origin_of(url), root=root, hosts=twins(host), foreign=foreign)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A site that answers."""

    answer: Answer
    page: Page
    scope: Scope
    key: str
    """The start page's address within the site."""
    notes: tuple[str, ...] = ()


async def open_site(site: str, organisation_id: str, get: Get, neighbours: Neighbours) -> Opened | Answer:
    """The site behind the registry's address, or the answer that tells why there is none."""
    start = urls.canonical(site)
    if start is None:
        return Answer(url=site, final_url=site, trouble=Trouble("dns", "адрес в реестре не разобрать"))
    first: Answer | None = None
    tried: set[str] = set()
    queue = [start]
    while queue:
        url = queue.pop(0)
        tried.add(url)
        answer = await _start_page(url, organisation_id, get, neighbours)
        if answer.trouble is None:
            return _opened(start, answer, neighbours)
        first = first or answer
        queue += [each for each in _alternatives(url, answer.trouble) if each not in tried and each not in queue]
    assert first is not None
    return replace(first, url=start)


def _opened(start: str, answer: Answer, neighbours: Neighbours) -> Opened:
    page = page_of(answer.final_url, answer.body, answer.content_type)
    scope = neighbours.scope(answer.final_url)
    notes: tuple[str, ...] = ()
    here, there = urls.host_of(start), urls.host_of(answer.final_url)
    if urls.registrable(here) != urls.registrable(there):
        notes = (f"адрес реестра ведёт на {there}",)
    if scope.root == "/" and vendor_domain(here) != here:
        # Pages of a site that moved are still linked by its old name.
        scope = replace(scope, hosts=tuple(dict.fromkeys((*scope.hosts, *twins(here.removeprefix("www."))))))
    final = urls.canonical(answer.final_url) or answer.final_url
    return Opened(answer=answer, page=page, scope=scope, key=scope.key(final), notes=notes)


async def _start_page(url: str, organisation_id: str, get: Get, neighbours: Neighbours) -> Answer:
    """The first real page behind the address, moves by meta refresh and script followed."""
    here = url
    hops: tuple[str, ...] = ()
    for _ in range(_MAX_MOVES):
        answer = await get(here, judge=lambda final: whose(url, final, organisation_id, neighbours))
        answer = replace(answer, url=url, redirects=(*hops, *answer.redirects))
        trouble = answer.trouble or whose(url, answer.final_url, organisation_id, neighbours)
        if trouble is None and not is_html(answer.body):
            trouble = Trouble("other_site", "по адресу сайта не страница, а файл")
        if trouble is not None:
            return replace(answer, trouble=trouble)
        page = page_of(answer.final_url, answer.body, answer.content_type)
        target = _moved(page)
        if target is None or target in (here, answer.final_url):
            return replace(answer, trouble=outcomes.load_answers().look(page))
        hops = (*answer.redirects, answer.final_url)
        here = target
    return replace(answer, trouble=Trouble("redirect_loop", "страница за страницей отсылает дальше"))


def _moved(page: Page) -> str | None:
    """Where a page without substance sends its reader."""
    if len(page.text) > 300:
        return None
    refresh = next((link.url for link in links_of(page) if link.kind == "refresh"), None) or script_move(page)
    return urls.canonical(refresh, page.url, exact=True) if refresh else None


def whose(start: str, final: str, organisation_id: str, neighbours: Neighbours) -> Trouble | None:
    """Why the place that a start address leads to is not the organisation's own site; None: it may be."""
    here, there = _bare(start), _bare(final)
    if here == there:
        return None
    if neighbours.other(final, organisation_id):
        return Trouble("other_site", f"адрес ведёт на сайт другой организации ({there})")
    if in_list(final, "parking"):
        return Trouble("parked", f"адрес ведёт к регистратору или хостингу ({there})")
    if in_list(final, "social"):
        return Trouble("other_site", f"адрес ведёт в социальную сеть ({there})")
    if in_list(final, "portals") and vendor_domain(there) is None:
        return Trouble("other_site", f"адрес ведёт на общий портал ({there})")
    if vendor_domain(there) == there:
        return Trouble("other_site", f"адрес ведёт на сайт разработчика ({there})")
    return None


def _alternatives(url: str, trouble: Trouble) -> list[str]:
    """Twins of an address that does not answer, worth one try each."""
    parts = urlsplit(url)
    if trouble.reason == "dns" and parts.port is None:
        bare = parts.netloc.removeprefix("www.")
        return [urlunsplit(parts._replace(netloc=bare if bare != parts.netloc else f"www.{bare}"))]
    if trouble.reason in ("refused", "timeout", "down") and parts.port is None:
        return [urlunsplit(parts._replace(scheme="http" if parts.scheme == "https" else "https"))]
    if trouble.reason in ("dead_link", "robots") and parts.path not in ("", "/"):
        root = root_of(url, shared=False)
        return [urlunsplit((parts.scheme, parts.netloc, root, "", ""))] if root != parts.path else []
    return []


def _bare(url: str) -> str:
    return urls.host_of(url).removeprefix("www.")
