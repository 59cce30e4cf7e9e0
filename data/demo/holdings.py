"""The files that a site holds: an entry of its specification → papers → bytes, made when first asked for."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from PIL import Image, ImageDraw

from data.demo import files, scans
from data.demo.papers import Block, paper
from data.demo.resources import Resource, plain_path

Item = Mapping[str, Any]
DEFAULTS: Mapping[str, Any] = {
    "subject": "", "cites": False, "council": "", "order_date": "", "order_number": "", "named": "", "years": "", "points": (), "pairs": (),
    "curator": "",
}  # fmt: skip
TYPES = {
    **dict.fromkeys(("pdf", "scan", "mixed", "locked", "broken"), "application/pdf"), **dict.fromkeys(("photo", "picture"), "image/jpeg"),
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}  # fmt: skip


def blocks(item: Item, org: Mapping[str, str]) -> tuple[Block, ...]:
    """The papers of one file, each from a new page."""
    made: list[Block] = []
    for values in item["papers"]:
        made += [Block("break")] if made and values["text"] != "signed" else []
        made += paper(values["text"], {**DEFAULTS, **values, "org": {**org, **values.get("org", {})}})
    return tuple(made)


def resource(item: Item, org: Mapping[str, str], seed: str) -> Resource:
    """The file as a resource of its site."""
    address, _, query = item["path"].partition("?")
    params = tuple((name, value) for name, _, value in [query.partition("=")] if value)
    kind = item.get("type", TYPES.get(item["as"], "application/octet-stream"))
    made = cache(partial(content, item, org, seed))
    return Resource(plain_path(address), lambda _: made(), params, kind, static=True)


def content(item: Item, org: Mapping[str, str], seed: str) -> bytes:
    """The bytes of one file."""
    form = item["as"]
    if form == "locked":
        return files.locked_pdf(seed)
    if form == "broken":
        return files.broken(item["path"].rsplit(".", 1)[-1], seed)
    if form == "zip":
        return _archive(item, org, seed)
    if form == "picture":
        return picture(seed, "JPEG")
    if form in {"scan", "photo", "mixed"}:
        return _scanned(item, org, seed)
    return _written(form, blocks(item, org))


@cache
def _written(form: str, paper: tuple[Block, ...]) -> bytes:
    """Many schools publish the very same paper: it is made once."""
    writers = {"pdf": files.pdf, "docx": files.word, "rtf": files.rich_text, "odt": files.open_text, "xlsx": files.sheet}
    return writers[form](paper)


def _scanned(item: Item, org: Mapping[str, str], seed: str) -> bytes:
    """A scan, a photograph, or a scanned first paper with the rest typed."""
    look = dict(item.get("look", {}))
    look["seals"] = tuple(tuple(seal) for seal in look.get("seals", scans.Look.seals))
    seen = scans.Look(**look)
    if item["as"] == "mixed":
        front = scans.photo(blocks({"papers": item["papers"][:1]}, org), seen, seed)
        return files.pdf(blocks({"papers": item["papers"][1:]}, org), front)
    return (scans.scan_pdf if item["as"] == "scan" else scans.photo)(blocks(item, org), seen, seed)


def _archive(item: Item, org: Mapping[str, str], seed: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, member in item["members"].items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 1, 9, 0, 0)), content(member, org, f"{seed}/{name}"))
    return kept.getvalue()


def picture(seed: str, form: str = "PNG") -> bytes:
    """A school's emblem, or what stands for a photograph: two rings in colours of its own."""
    shade = hashlib.sha1(seed.encode(), usedforsecurity=False).digest()
    image = Image.new("RGB", (120, 120), "white")
    ImageDraw.Draw(image).ellipse((8, 8, 112, 112), outline=(shade[0], shade[1], shade[2]), width=9)
    ImageDraw.Draw(image).ellipse((36, 36, 84, 84), fill=(shade[3], shade[4], shade[5]))
    kept = io.BytesIO()
    image.save(kept, form)
    return kept.getvalue()
