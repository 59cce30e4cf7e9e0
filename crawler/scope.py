"""What belongs to one organisation's site: its hosts, its folder of a shared host, its one address form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit, urlunsplit

from crawler import urls
from crawler.focus import load_yaml
from crawler.politeness import vendor_domain, vendor_of

_LIBRARY = re.compile(r"^(doclib\d*|lists|sitepages|pages|forms|commondocs|siteassets|default|_layouts|[^/]*\.\w{2,5})$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The site: `base` origin, `root` folder (ends in "/"), `hosts` that are the same site, `foreign` folders and hosts of sister sites."""

    base: str
    root: str = "/"
    hosts: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    def key(self, url: str) -> str:
        """The one address of a page of the site whatever twin of scheme and host it was linked by; other hosts' as they are."""
        return _key(url, self.base, self.hosts)

    def owns(self, url: str) -> bool:
        """The address (in its one form) is a page of this site."""
        if urls.origin_of(url) != self.base:
            return False
        path = urlsplit(url).path
        inside = path.startswith(self.root) or path + "/" == self.root
        return inside and not any(path.startswith(other) for other in self.foreign)

    def is_part(self, url: str) -> bool:
        """The address is below the site's own name (docs.school.ru of school.ru): the same owner's, and not where a vendor has names."""
        host, own = urls.host_of(url), urls.host_of(self.base).removeprefix("www.")
        below = host.endswith(f".{own}") and host not in self.hosts and host.removeprefix("www.") not in self.foreign
        return below and self.root == "/" and own == urls.registrable(own) and vendor_domain(own) is None

    def may_hold_files(self, url: str) -> bool:
        """Another host that keeps this site's files: of the same owner, or the vendor's file host; never a sister school's."""
        host, own = urls.host_of(url), urls.host_of(self.base)
        if host == own or self.root != "/":
            return False
        if in_list(url, "builders"):
            return True
        vendor = vendor_domain(host)
        if vendor is not None:
            label = host.removesuffix(vendor).rstrip(".")
            return vendor_of(own) == vendor_of(host) and (not label or label.partition(".")[0].rstrip("0123456789") in _file_hosts())
        return urls.registrable(host) == urls.registrable(own)


@lru_cache(maxsize=8192)
def _key(url: str, base: str, hosts: tuple[str, ...]) -> str:
    parts, start = urlsplit(url), urlsplit(base)
    if parts.hostname in hosts and parts.port is None and start.port is None:
        return urlunsplit((start.scheme, start.netloc, parts.path, parts.query, ""))
    return url


@cache
def _file_hosts() -> frozenset[str]:
    return frozenset(load_yaml("hosts.yml")["file_hosts"])


def in_list(url: str, name: str) -> bool:
    """The address is of a host (or host/path) in that list of data/hosts.yml, or below one."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    for entry in load_yaml("hosts.yml")[name]:
        domain, _, path = entry.partition("/")
        domain = urls.ascii_host(domain) or domain
        if (host == domain or host.endswith("." + domain)) and parts.path.lower().startswith(f"/{path}"):
            return True
    return False


def root_of(url: str, *, shared: bool) -> str:
    """Folder that is the site's root: "/" but for hosts where several organisations live in folders (`shared`, or known ones)."""
    parts = urlsplit(url)
    deep = load_yaml("hosts.yml")["path_rooted"].get((parts.hostname or "").removeprefix("www."))
    if deep is None and not shared:
        return "/"
    folders = [part for part in parts.path.split("/")[:-1] if part]
    last = parts.path.rpartition("/")[2]
    if last and "." not in last:
        folders.append(last)
    kept: list[str] = []
    for folder in folders[: deep or len(folders)]:
        if _LIBRARY.match(folder):
            break
        kept.append(folder)
    return "/" + "".join(f"{folder}/" for folder in kept)


def twins(host: str) -> tuple[str, ...]:
    """The host with and without www."""
    bare = host.removeprefix("www.")
    return (bare, f"www.{bare}")


def shared_hosts(sites: Iterable[str]) -> dict[str, set[str]]:
    """Hosts on which several organisations of the registry have different folders: host to those folders."""
    found: dict[str, set[str]] = {}
    for site in sites:
        address = urls.canonical(site)
        if address:
            found.setdefault(urls.host_of(address).removeprefix("www."), set()).add(root_of(address, shared=True))
    return {host: roots for host, roots in found.items() if len(roots) > 1}
