"""Names of files and folders that Windows, macOS, Linux and a zip can all keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reports.safe import plain

LONGEST = 80
_REFUSED = re.compile(r'[\\/:*?"<>|\s]+')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
"""Windows takes these for devices, whatever their ending."""


def file_name(wanted: str, taken: Iterable[str], *, instead: str, ending: str = "") -> str:
    """`wanted` made fit to be a name, with `ending`; unlike all of `taken`. `instead` stands where nothing of it is left."""
    clean = _REFUSED.sub(" ", unicodedata.normalize("NFC", plain(wanted))).strip(" .-")
    base = clean[:LONGEST].rstrip(" .") or instead
    if base.split(".")[0].strip().casefold() in _DEVICES:
        base = f"{base}_"
    used = {each.casefold() for each in taken}
    name, number = f"{base}{ending}", 1
    while name.casefold() in used:
        number += 1
        name = f"{base} ({number}){ending}"
    return name
