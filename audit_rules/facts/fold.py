"""Folding of letters: one shape for Cyrillic, its Latin look-alikes, cases and ё; lengths never change."""

from __future__ import annotations

_LATIN = "AaBCcEeHKkMmOoPpTXxYyruËë"
_CYRILLIC = "аавссеенккммооррт" + "ххуугиее"
_TABLE = str.maketrans(_LATIN, _CYRILLIC) | {ord("ё"): "е", ord("Ё"): "е"}
_CASES = {code: chr(code).lower() for code in range(0x400, 0x460)}
_CASES |= {code: chr(code).lower() for code in range(0x41, 0x5B) if chr(code) not in _LATIN}
_FOLDING = _CASES | _TABLE


def fold(text: str) -> str:
    """Lower case, ё as е, Latin look-alikes as Cyrillic, one letter for one."""
    return text.translate(_FOLDING)
