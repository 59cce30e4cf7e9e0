"""Parts of a zipped office file, read with a limit: a bomb is a refusal, not a full memory."""

from __future__ import annotations

import zipfile

from audit_rules.facts.text.failure import CannotRead

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 400 * 1024 * 1024


def check_package(package: zipfile.ZipFile) -> None:
    """Raises CannotRead where the package unpacked would be larger than any real letter."""
    if sum(info.file_size for info in package.infolist()) > MAX_TOTAL_BYTES:
        raise CannotRead("too_large", "файл слишком велик в распакованном виде")


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """The part's bytes."""
    if package.getinfo(name).file_size > MAX_PART_BYTES:
        raise CannotRead("too_large", "файл слишком велик в распакованном виде")
    return package.read(name)
