"""Parts of a zipped office file, read with a limit: a bomb is a refusal, not a full memory."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from lxml import etree

from audit_rules.facts.text.failure import CannotRead

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 400 * 1024 * 1024
PROLOG_BYTES = 65536
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
"""Names of the standard's strict variant, which Word writes too when asked, and the usual ones."""
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Package:
    """A zipped office file. Names are met whatever their case and slashes: not every program writes what the standard says."""

    def __init__(self, body: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except DAMAGE as error:
            raise CannotRead("broken", "файл повреждён") from error
        check_package(self._zip)
        self._names = {_plain(info.filename): info for info in self._zip.infolist()}

    def part(self, name: str) -> bytes | None:
        """The part's bytes; None where there is no such part. A damaged part: CannotRead."""
        info = self._names.get(_plain(name))
        if info is None:
            return None
        if info.file_size > MAX_PART_BYTES:
            raise CannotRead("too_large", "файл слишком велик в распакованном виде")
        try:
            return self._zip.read(info)
        except DAMAGE as error:
            raise CannotRead("broken", "файл повреждён") from error

    def xml(self, name: str) -> etree._Element | None:
        """The part's root; None where there is no such part. Entities are never resolved, nothing is fetched."""
        body = self.part(name)
        if body is None:
            return None
        if b"<!ENTITY" in body[:PROLOG_BYTES]:  # no program that makes letters declares entities
            raise CannotRead("broken", "файл повреждён")
        for strict, usual in STRICT:
            body = body.replace(strict, usual)
        try:
            return etree.fromstring(body, parser())
        except etree.XMLSyntaxError as error:
            raise CannotRead("broken", "файл повреждён") from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What the part refers to: id → (last word of the kind, name of the part within the package)."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels")
        found = {}
        for relation in root.iter(RELATION) if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, unquote(relation.get("Target", ""))))
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return found


def parser() -> etree.XMLParser:
    """For the XML of strangers; damage is no reason to guess: a letter cut short would lack its last pages silently."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def check_package(package: zipfile.ZipFile) -> None:
    """Raises CannotRead where the package unpacked would be larger than any real letter."""
    if sum(info.file_size for info in package.infolist()) > MAX_TOTAL_BYTES:
        raise CannotRead("too_large", "файл слишком велик в распакованном виде")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
