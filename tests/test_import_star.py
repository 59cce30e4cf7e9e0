"""Rooms import `data` and themselves; `data` imports none of ours; `start.py` needs nothing but Python."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"data", "crawler", "audit_rules", "scoring", "reports", "nastavnik"}
MAY_IMPORT = {
    "data": {"data"},
    "crawler": {"crawler", "data"},
    "audit_rules": {"audit_rules", "data"},
    "scoring": {"scoring", "data"},
    "reports": {"reports", "data"},
    "nastavnik": ROOMS,
}


def imported(source: str) -> Iterator[str]:
    """Top-level names that `source` imports anywhere, also inside functions and by name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (str(name.value).split(".")[0] for name in node.args[:1] if isinstance(name, ast.Constant))


def test_the_reader_of_imports_sees_every_way() -> None:
    source = "import a.b, c\nfrom d.e import f\nfrom . import g\ndef h():\n    import i\n    import_module('j.k')\n"
    assert list(imported(source)) == ["a", "c", "d", "i", "j"]


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_room_imports_only_what_it_may(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    strays = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in files
        for name in imported(path.read_text(encoding="utf-8"))
        if name in (ROOMS | {"tests", "benchmarks"}) - MAY_IMPORT[room]
    }
    assert strays == set()


def test_start_needs_only_the_standard_library() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    assert set(imported(source)) <= sys.stdlib_module_names
    # An older Python must get as far as the sentence that it is too old.
    ast.parse(source, feature_version=(3, 7))
