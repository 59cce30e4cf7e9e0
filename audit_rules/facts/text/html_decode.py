"""Bytes of a web page to words: servers and pages name wrong encodings, so the bytes themselves decide first."""

from __future__ import annotations

import codecs
import re

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
FREQUENT = frozenset("оеаинтсрвлк")
"""Eleven letters that make up two thirds of any Russian text; read in a wrong encoding they are gone."""
WRONG_CASE = re.compile("[а-яё][А-ЯЁ]")
"""What KOI8 read as Windows-1251, or the other way round, is full of."""


def decode(body: bytes, content_type: str = "") -> str:
    """The page's characters: BOM, strict UTF-8, then whichever of the declared and the usual encodings gives Russian."""
    for bom, encoding in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = body.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") * 50 < sum(sign > "\x7f" for sign in lenient):
        return lenient
    readings = [body.decode(encoding, errors="replace") for encoding in (*_declared(body, content_type), "cp1251", "koi8-r", "cp866")]
    return max(readings, key=_russian)


def _declared(body: bytes, content_type: str) -> list[str]:
    names = [name for match in DECLARED.finditer(body[:4096]) for name in match.groups() if name]
    header = DECLARED.search(content_type.encode("ascii", errors="ignore"))
    if header and header.group(1):
        names.append(header.group(1))
    return [name.decode("ascii") for name in names if _is_text_encoding(name.decode("ascii"))]


def _is_text_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _russian(text: str) -> float:
    """Share of frequent Russian letters among all letters beyond ASCII, less the places where the case is wrong."""
    signs = [sign for sign in text if sign > "\x7f"]
    frequent = sum(sign in FREQUENT for sign in "".join(signs).lower())
    return (frequent - len(WRONG_CASE.findall(text))) / (len(signs) or 1)
