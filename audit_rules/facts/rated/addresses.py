"""Addresses as a page writes them, and what the store holds of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from data.models import Fetch, Link, Unfetched


def same_address(url: str) -> str:
    """The address without scheme, www, escapes and fragment, for comparison; "" for none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    if not host.isascii():
        host = host.encode("idna", "ignore").decode() if host else ""
    return f"{host}{unquote(parts.path).rstrip('/')}?{unquote(parts.query)}" if host else ""


class Addresses:
    """Every address that the crawl asked or left, by whatever form of it a page writes."""

    def __init__(self, fetches: Iterable[Fetch], unfetched: Iterable[Unfetched], links: Mapping[str, Sequence[Link]]) -> None:
        """`links`: those found on each page."""
        self.fetches: dict[str, Fetch] = {}
        self.left: dict[str, Unfetched] = {each.url: each for each in unfetched}
        self._targets = {source: {link.target for link in found} for source, found in links.items()}
        self._exact: dict[str, str] = {}
        self._loose: dict[str, set[str]] = defaultdict(set)
        """By address without its query, which the crawl tidies (session numbers, cache keys)."""
        for fetch in fetches:
            self.fetches[fetch.url] = fetch
            for form in (fetch.url, *fetch.redirects, fetch.final_url):
                self._note(form, fetch.url)
        for url in self.left:
            self._note(url, url)

    def known(self, written: str, page_url: str) -> str:
        """The address by which the crawl knows what the page links to; the absolute address itself where it knows nothing of it."""
        try:
            parts = urlsplit(urljoin(page_url, written))
            address = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
        except ValueError:
            return written
        key = same_address(address)
        if key in self._exact:
            return self._exact[key]
        loose = self._loose.get(key.partition("?")[0], set())
        return next(iter(loose)) if len(loose) == 1 else self._of_page(written, page_url) or address

    def _of_page(self, written: str, page_url: str) -> str:
        """A target of the page's own links that ends so: the page may name another base for them; "" for none, or for several."""
        parts = urlsplit(written)
        ending = f"/{unquote(parts.path).lstrip('./')}?{unquote(parts.query)}"
        if parts.netloc or parts.path.startswith("/") or len(ending) <= len("/?"):
            return ""
        found = {target for target in self._targets.get(page_url, ()) if same_address(target).endswith(ending)}
        return found.pop() if len(found) == 1 else ""

    def _note(self, form: str, url: str) -> None:
        key = same_address(form)
        if key:
            self._exact.setdefault(key, url)
            self._loose[key.partition("?")[0]].add(url)


def host_of(url: str) -> str:
    """Host without www, in lower case."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def under(url: str, page_url: str) -> bool:
    """True where the address lies in the folder that bears the page's name: /activity/innovate/documents under /activity/innovate."""
    page, other = urlsplit(page_url), urlsplit(url)
    folder = page.path.rstrip("/")
    for ending in (".html", ".htm", ".php", ".aspx"):
        folder = folder.removesuffix(ending)
    return bool(folder) and host_of(url) == host_of(page_url) and other.path.startswith(f"{folder}/") and not page.query


def extension(url: str) -> str:
    """Extension of the last part of the path, in lower case, without the dot."""
    name = urlsplit(url).path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""
