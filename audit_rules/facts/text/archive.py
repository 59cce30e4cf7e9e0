"""What the files within a ZIP say; limits against archives made to burst."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.html_decode import decode
from data.models import Text

MAX_MEMBERS = 200
MAX_TOTAL_BYTES = 256 * 1024 * 1024
MAX_MEMBER_BYTES = 96 * 1024 * 1024
MAX_RATIO = 400
RATIO_FROM_BYTES = 1024 * 1024
"""Small members may shrink as much as they like."""
LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.IGNORECASE)
UTF8_NAMES = 0x800
ENCRYPTED = 0x1


def read(body: bytes, extract: Callable[[bytes, str], Text]) -> Text:
    """One text per member, in the archive's order; a member over a limit stands with the reason, so that its name is seen."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise CannotRead("broken", "архив повреждён") from error
    with archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not LITTER.search(info.filename)]
        if not files:
            raise CannotRead("empty", "архив пуст")
        members: list[tuple[str, Text]] = []
        total = 0
        for number, info in enumerate(files[: MAX_MEMBERS * 5]):
            total += info.file_size
            name = member_name(info)
            if number >= MAX_MEMBERS or total > MAX_TOTAL_BYTES:
                members.append((name, Text(source="unknown", failure="too_large", detail="архив слишком велик")))
            else:
                members.append((name, _member(archive, info, name, extract)))
    return Text(source="zip", members=tuple(members))


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as its author saw it: UTF-8 where so marked, else the bytes decide (DOS 866, UTF-8, Windows-1251)."""
    if info.flag_bits & UTF8_NAMES or info.filename.isascii():
        return info.filename
    try:
        return decode(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, extract: Callable[[bytes, str], Text]) -> Text:
    if info.flag_bits & ENCRYPTED:
        return Text(source="unknown", failure="encrypted", detail="файл в архиве защищён паролем")
    inflated = info.file_size > RATIO_FROM_BYTES and info.file_size > MAX_RATIO * max(1, info.compress_size)
    if inflated or info.file_size > MAX_MEMBER_BYTES:
        return Text(source="unknown", failure="too_large", detail="файл в архиве слишком велик")
    try:
        body = archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return Text(source="unknown", failure="broken", detail="файл в архиве повреждён")
    except (NotImplementedError, RuntimeError):
        return Text(source="unknown", failure="unsupported", detail="файл в архиве сжат неизвестным способом")
    return extract(body, name)
