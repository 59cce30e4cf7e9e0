"""Addresses: one canonical form per page, what is paging, which registrable domain a host belongs to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

import idna
import tldextract

_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|(.)", re.DOTALL)
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = _UNRESERVED | frozenset("/!$&'()*+,;=:@")
_QUERY_SAFE = _PATH_SAFE | frozenset("?")
_REMEMBERED, _SHORT = 4096, 500
"""Of how many addresses it is remembered how they are read, and how long these may be: a menu stands on every page."""
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")

# Who is looking, where from, and in which dress: never what is looked at.
_DROPPED = re.compile(
    r"^(utm_\w+|yclid|gclid|fbclid|ysclid|_openstat|phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sess|sid|zenid|osCsid"
    r"|print|tmpl|special|_|back_?url\w*|return_?url|return_?to|folderctid|view|sortfield|sortdir|initialtabid|visibilitycontext)$",
    re.IGNORECASE,
)
_DROPPED_VALUES = {
    "print": re.compile(r"^(1|y|yes|true)$", re.IGNORECASE),
    "tmpl": re.compile(r"^(component|print)$", re.IGNORECASE),
    "special": re.compile(r"^(1|y|yes|true|on)$", re.IGNORECASE),
    "sid": re.compile(r"^[0-9a-z,-]{16,}$", re.IGNORECASE),
    "sess": re.compile(r"^[0-9a-z,-]{16,}$", re.IGNORECASE),
    "_": re.compile(r"^\d+$"),
}
_SHAREPOINT_STATE = frozenset({"folderctid", "view", "sortfield", "sortdir", "initialtabid", "visibilitycontext"})
_PAGING = re.compile(r"^(page|p|pg|paged|pagen_\d+|start|limitstart|offset|pagefirstrow|p_\w+|pagedprev|curpos|list)$", re.IGNORECASE)
_PATH_PAGE = re.compile(r"/(?:page|p|стр)[/_-]?(\d{1,6})(?=/|$|\.)", re.IGNORECASE)


def canonical(address: str, base: str = "", *, exact: bool = False) -> str | None:
    """The one form of an http(s) address (against `base` when relative); None where there is none.

    Host in lower case and punycode, default port, fragment, session and view state gone, percent-encoding normalised.
    `exact` keeps the whole query: where a redirect leads must be asked as it was said.
    """
    return _canonical(address, base, exact) if len(address) <= _SHORT else _canonical.__wrapped__(address, base, exact)


@lru_cache(maxsize=_REMEMBERED)
def _canonical(address: str, base: str, exact: bool) -> str | None:
    try:
        parts = urlsplit(urljoin(base, _slashes(_CONTROL.sub(lambda found: " " * (" " in found[0]), address).strip())))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return None
    name = ascii_host(host)
    if name is None:
        return None
    netloc = f"[{name}]" if ":" in name else name
    if port not in (None, _PORTS[scheme]):
        netloc += f":{port}"
    if parts.username is not None:
        netloc = f"{parts.username}@{netloc}"
    path = _dots(_escape(re.sub(r";jsessionid=[^/?]*", "", parts.path, flags=re.IGNORECASE), _PATH_SAFE)) or "/"
    return urlunsplit((scheme, netloc, path, _escape(parts.query, _QUERY_SAFE) if exact else _query(parts.query, path), ""))


def _slashes(address: str) -> str:
    """Backslashes before the query are slashes to every browser (https://url.spec.whatwg.org/#path-state)."""
    if "\\" not in address:
        return address
    path, sign, rest = address.partition("?")
    if "#" in path:
        path, sign, rest = address.partition("#")
    return path.replace("\\", "/") + sign + rest


def ascii_host(host: str) -> str | None:
    """Lower case, punycode, no trailing dot; None for what no name server would take."""
    host = host.strip().rstrip(".").lower()
    if not host or any(c in host for c in " /\\?#@%"):
        return None
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return None


def _escape(text: str, safe: frozenset[str]) -> str:
    def one(found: re.Match[str]) -> str:
        code, char = found.groups()
        if code is not None:
            plain = chr(int(code, 16))
            return plain if plain in _UNRESERVED else f"%{code.upper()}"
        return char if char in safe else quote(char, safe="", errors="replace")

    return _ESCAPE.sub(one, text)


def _dots(path: str) -> str:
    if "://" not in path:
        path = re.sub(r"/{2,}", "/", path)
    done: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if len(done) > 1:
                done.pop()
        elif part != ".":
            done.append(part)
    if path.endswith(("/.", "/..")):
        done.append("")
    result = "/".join(done)
    return result if result.startswith("/") else "/" + result


def _query(query: str, path: str) -> str:
    # Uploads of the edusite family end in «?<milliseconds>», a cache key.
    if re.fullmatch(r"\d{13}", query):
        return ""
    aspx = path.lower().endswith(".aspx")
    kept = [piece for piece in query.split("&") if piece and not _is_state(piece, aspx=aspx)]
    pieces = [_escape(piece, _QUERY_SAFE) for piece in kept]
    return "&".join(_root_folder(piece) if aspx and piece.lower().startswith("rootfolder=") else piece for piece in pieces)


def _is_state(piece: str, *, aspx: bool) -> bool:
    name, _, value = piece.partition("=")
    if not _DROPPED.match(name):
        return False
    low = name.lower()
    if low in _SHAREPOINT_STATE:
        return aspx
    expected = _DROPPED_VALUES.get(low)
    return expected is None or bool(expected.match(value))


def _root_folder(piece: str) -> str:
    """SharePoint names one folder in many ways: %2f or /, %5f or _, doubled slashes."""
    folder = re.sub(r"/{2,}", "/", unquote(piece.partition("=")[2].replace("+", "%20"), errors="replace")).rstrip("/")
    return "RootFolder=" + quote(folder, safe="/")


def host_of(url: str) -> str:
    """Host name in lower case; "" where there is none."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """scheme://host[:port]."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@lru_cache(maxsize=10_000)
def registrable(host: str) -> str:
    """The domain that one owner registered (school.ru of www.school.ru); the host itself for addresses and unknown suffixes."""
    return _SUFFIXES(host).top_domain_under_public_suffix or host


@lru_cache(maxsize=_REMEMBERED)
def readable(url: str) -> str:
    """Path and query as a person reads them: percent-encoding decoded, cp1251 escapes included."""
    parts = urlsplit(url)
    text = parts.path + ("?" + parts.query if parts.query else "")
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return unquote(text, encoding="cp1251", errors="replace")


def file_name(url: str) -> str:
    """Last segment of the path, readable."""
    return readable(url).partition("?")[0].rstrip("/").rpartition("/")[2]


@lru_cache(maxsize=_REMEMBERED)
def extension(url: str) -> str:
    """Extension of the path's last segment in lower case, without the dot; "" where there is none."""
    name = file_name(url)
    tail = name.rpartition(".")[2].lower() if "." in name else ""
    return tail if re.fullmatch(r"[a-z0-9]{1,5}", tail) else ""


@lru_cache(maxsize=_REMEMBERED)
def paging(url: str) -> str | None:
    """The list that this address turns the pages of (its address without page numbers); None for what is no such page."""
    parts = urlsplit(url)
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    turned = [name for name in names if _PAGING.match(name)]
    in_path = _PATH_PAGE.search(unquote(parts.path, errors="replace"))
    if not turned and not in_path:
        return None
    kept = "&".join(piece for piece in parts.query.split("&") if piece and not _PAGING.match(piece.partition("=")[0]))
    path = _PATH_PAGE.sub("", unquote(parts.path, errors="replace"))
    return f"{parts.netloc}{path}?{kept}"


def family(url: str) -> str:
    """The address with its numbers replaced: generated pages of one kind share it."""
    parts = urlsplit(url)
    return re.sub(r"\d+|%[0-9A-F]{2}", "0", f"{parts.netloc}{parts.path}?{parts.query}")


def circles(url: str) -> bool:
    """The path goes in circles (…/more/news/more/news/more/…): a relative link that grows with every step, not a deep folder."""
    parts = [part for part in urlsplit(url).path.lower().split("/") if len(part) > 2 and not part.isdigit()]
    return any(parts.count(part) > 2 for part in parts)
