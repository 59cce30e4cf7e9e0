"""Text and addresses of strangers made harmless: names, quotes and links come from other people's sites and registries."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import idna

# Not allowed in XML, or able to turn the reading direction of the text round them.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]")
_NOT_IN_ADDRESS = re.compile(r"[\s\"<>\\^`{|}]")


def plain(text: str) -> str:
    """`text` without control characters; the only blanks left are spaces and line feeds."""
    one_feed = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNWANTED.sub("", one_feed).strip()


def web_address(text: str) -> str | None:
    """`text` where it is an http or https address fit to be clicked, else None."""
    if not re.match(r"https?://", text, re.IGNORECASE) or _NOT_IN_ADDRESS.search(text) or text != plain(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return parts._replace(scheme=parts.scheme.lower()).geturl() if parts.hostname else None


def readable_address(address: str) -> str:
    """The address as a person reads it: Cyrillic instead of `xn--` and `%D0%9F`."""
    host = urlsplit(address).netloc
    try:
        shown = idna.decode(host) if "xn--" in host else host
    except idna.IDNAError:
        shown = host
    path = unquote(address, errors="strict").replace(" ", "%20") if _decodes(address) else address
    return plain(path.replace(host, shown, 1))


def _decodes(address: str) -> bool:
    try:
        return not re.search(r"[\x00-\x1f\x7f]", unquote(address, errors="strict"))
    except UnicodeDecodeError:
        return False
