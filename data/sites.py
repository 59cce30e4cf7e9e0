"""Addresses as people write them in a registry, read into a start address; what is not a site of an organisation is refused."""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna
import tldextract
import yaml

from data.folding import cleaned, to_cyrillic, to_latin

_HOSTS = yaml.safe_load(files("data").joinpath("hosts.yml").read_text(encoding="utf-8"))
# With all hosts below them: pages of other people. Nothing missing there speaks against a school.
_ELSEWHERE = frozenset(host for host in [*_HOSTS["social"], *_HOSTS["clouds"]] if "/" not in host)
# The same, though a host below may be a school's site (….gosweb.gosuslugi.ru).
_ELSEWHERE_EXACTLY = frozenset([*_HOSTS["portals"], *_HOSTS["not_own"]])
_PATH_ROOTED: dict[str, int] = _HOSTS["path_rooted"]
_FILE_SUFFIXES = frozenset(
    ["pdf", "doc", "docx", "rtf", "odt", "xls", "xlsx", "ods", "jpg", "jpeg", "png", "zip", "rar", "txt", "html", "php"]
)

_PORTAL_PAGE = re.compile(r"doclib|lists$|siteassets|sitepages|commondocs|forms$|shared|pages$|.*\.\w{2,5}$", re.IGNORECASE)
_INSIDE = (".localhost", ".local", ".internal", ".arpa")

_NO_SITE = re.compile(r"(сайта\s+)?(нет\b|не\s|отсутств|в разработке|н/д\b)|[-–—.\s]*$", re.IGNORECASE)
_SCHEME = re.compile(r"(?:h+t+p+)(s?)(?:[:;.]?[/\\]+|:(?!\d))", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]{2}|(?:mailto|javascript|file|ftp|data|tel|about|blob):", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s|<>«»\"'“”„`()\[\]{}]+|[,;](?=$|\s|h+t+p+s?:|www\.|[\w-]+\.\w)", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
# Blanks that plainly slipped into one address: after the scheme or «www.», and before or after the dot of the last label.
_STRAY_BLANKS = (
    (re.compile(r"(https?)\s*:\s*([/\\]{1,2})\s+", re.IGNORECASE), r"\1:\2"),
    (re.compile(r"\b(www)\s*\.\s+", re.IGNORECASE), r"\1."),
    (re.compile(r"(?<=\w)\s+\.\s*(?=(?:ru|рф|su|com|net|org)\b)|(?<=\w)\.\s+(?=(?:ru|рф|su)\b)", re.IGNORECASE), "."),
)


@dataclass(frozen=True, kw_only=True)
class SiteReading:
    """What a cell gave: a start address, or none, and why none where something stood there."""

    address: str | None = None
    problem: str | None = None
    """Russian; None where the cell is empty or says «нет»."""


class _Refused(ValueError):
    """One written address is not usable; the message is Russian."""


def read_site(written: str) -> SiteReading:
    """The first usable address in a cell: scheme (http where none was written), lower-case punycode host, path."""
    text = cleaned(unicodedata.normalize("NFKC", written)).replace("\\", "/")
    if _NO_SITE.match(text):
        return SiteReading()
    for pattern, joined in _STRAY_BLANKS:
        text = pattern.sub(joined, text)
    words = [word for word in _SEPARATOR.split(text[:2000]) if re.search(r"\w", word)]
    problem = f"в ячейке нет адреса сайта: «{_short(written)}»"
    cut = False
    for word in words:
        # What follows an address that a blank cut in two («http://школа 7.рф») is its tail, not another site.
        if cut and not _SCHEME.match(word):
            continue
        try:
            address = _address(word, alone=len(words) == 1)
        except _Refused as refused:
            problem, cut = str(refused), bool(_SCHEME.match(word))
            continue
        if address:
            return SiteReading(address=address)
    return SiteReading(problem=problem)


def site_root(address: str) -> str | None:
    """The front page of the site that holds `address`; None where its host keeps the pages of many organisations."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    depth = _PATH_ROOTED.get(host.removeprefix("www."))
    if depth is None:
        return urlunsplit((parts.scheme, parts.netloc, "/", "", ""))
    folders: list[str] = []
    for folder in filter(None, parts.path.split("/")):
        if len(folders) == depth or _PORTAL_PAGE.match(folder):
            break
        folders.append(folder)
    return urlunsplit((parts.scheme, parts.netloc, f"/{'/'.join(folders)}/", "", "")) if folders else None


def _address(word: str, *, alone: bool) -> str | None:
    """`word` as a start address; None where it does not look like one."""
    word = re.sub(r"^[-–—•*,;=.]+|^[а-яё.-]+:(?!//)|^(?:url|site|web):", "", word, flags=re.IGNORECASE)
    scheme, rest = None, word
    while match := _SCHEME.match(rest):
        scheme, rest = ("https" if match[1] else "http"), rest[match.end() :]
    if scheme is None and _OTHER_SCHEME.match(word):
        raise _Refused(f"адрес «{_short(word)}» не начинается с http:// или https://")
    rest = rest.lstrip("/").rstrip(".,;:!?…*")
    if not rest:
        return None
    try:
        parts = urlsplit("//" + rest)
        port = parts.port
    except ValueError:
        raise _Refused(f"адрес «{_short(word)}» записан с ошибкой") from None
    if "@" in parts.netloc:
        what = "содержит имя и пароль" if scheme else "похож на электронную почту, а не на сайт"
        raise _Refused(f"адрес «{_short(word)}» {what}")
    host = _host(parts.hostname or "")
    if host is None or (scheme is None and not _looks_like_host(host, alone=alone)):
        if scheme:
            raise _Refused(f"адрес «{_short(word)}» записан с ошибкой")
        return None
    _refuse_foreign(host, word)
    return _joined(scheme or "http", host, port, parts)


def _joined(scheme: str, host: str, port: int | None, parts: SplitResult) -> str:
    usual = {"http": 80, "https": 443}[scheme]
    netloc = host if port in (None, usual) else f"{host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, netloc, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), ""))


def _host(written: str) -> str | None:
    """`written` in lower case and punycode; None where it cannot be a host name."""
    labels = written.rstrip(".").lower().split(".")
    if len(labels) < 2 and not _as_ip(written):
        return None
    try:
        ready = [_label(label, ascii_wanted=labels[-1].isascii()) for label in labels]
    except idna.IDNAError:
        return None
    host = ".".join(ready)
    return host if all(map(_LABEL.fullmatch, ready)) and len(host) <= 253 else None


def _label(label: str, *, ascii_wanted: bool) -> str:
    """One label of a host name in punycode."""
    if not label.isascii() and re.search("[a-z]", label):
        # A label of both scripts is a slip of the keyboard: no registry allows one. The last label tells which was meant.
        label = to_latin(label) if ascii_wanted else to_cyrillic(label)
    return label if label.isascii() else idna.encode(label, uts46=True).decode()


def _looks_like_host(host: str, *, alone: bool) -> bool:
    """Whether a word without a scheme is a site: alone in its cell by its shape, among words only by a known ending."""
    last = host.rpartition(".")[2]
    if _as_ip(host) or last in _FILE_SUFFIXES:
        return bool(_as_ip(host)) and alone
    return bool(re.fullmatch(r"[a-z]{2,}|xn--.+", last)) if alone else bool(_suffixes().extract_str(host).suffix)


@cache
def _suffixes() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def _as_ip(host: str) -> ipaddress.IPv4Address | None:
    """The address behind a host written in numbers, also in the short and hexadecimal ways browsers take."""
    if not re.fullmatch(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}", host, re.IGNORECASE):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _refuse_foreign(host: str, word: str) -> None:
    number = _as_ip(host)
    if number is not None and number.is_global and host != str(number):
        raise _Refused(f"адрес «{_short(word)}» записан с ошибкой")
    if (number is not None and not number.is_global) or f".{host}".endswith(_INSIDE):
        raise _Refused(f"адрес «{_short(word)}» ведёт во внутреннюю сеть, а не на сайт")
    bare = host.removeprefix("www.")
    parents = {bare.split(".", skip)[-1] for skip in range(bare.count(".") + 1)}
    if bare in _ELSEWHERE_EXACTLY or parents & _ELSEWHERE:
        raise _Refused(f"адрес «{_short(word)}» ведёт не на сайт организации, а на общий ресурс (соцсеть, облачный диск, портал)")


def _short(text: str) -> str:
    text = " ".join(cleaned(text).split())
    return text if len(text) <= 80 else text[:79] + "…"
