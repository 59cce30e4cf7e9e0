"""The real registry with nothing behind it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.nastavnik.run_cli import ROOT, nastavnik


def test_with_the_network_down_nobody_is_a_violator(tmp_path: Path) -> None:
    registry = ROOT / "data" / "registries" / "mo-2024.xlsx"
    dead = "http://127.0.0.1:9"
    done = nastavnik(
        "run",
        "--registry",
        registry,
        "--profile",
        "mo-2024",
        "--workspace",
        "w",
        "--delay",
        "0",
        cwd=tmp_path,
        http_proxy=dead,
        https_proxy=dead,
    )
    assert done.returncode == 1, done.stderr
    found = json.loads((tmp_path / "w" / "reports" / "mo-2024" / "results.json").read_text(encoding="utf-8"))
    assert found["violations"] == {"no_package": [], "regulation_only": [], "outdated_order": []}
    assert len(found["not_checked"]) == 52
    assert all(row["state_reason"] or row["state"] == "no_site" for row in found["organisations"])
