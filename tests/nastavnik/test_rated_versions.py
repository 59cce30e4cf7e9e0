"""Points under two versions of a rubric: each paper tells those that were given, whatever version is asked with."""

from __future__ import annotations

import json
import re
from pathlib import Path

from data.profile import FOLDER
from tests.audit_rules.rated.made_site import PAGES
from tests.crawler.server import Web
from tests.nastavnik.run_cli import nastavnik
from tests.nastavnik.test_rating_run import host, site

CASE = "gosweb_prose"
EXPECTED = json.loads((PAGES / CASE / "expected.json").read_text(encoding="utf-8"))


def test_a_comparison_tells_the_points_that_were_given_under_each_version(tmp_path: Path) -> None:
    text = (FOLDER / "mo-rsp-25.yml").read_text(encoding="utf-8")
    version = int(re.findall(r"^version: (\d+)$", text, re.MULTILINE)[0])
    earned = next(name for name, answer in EXPECTED["criteria"].items() if answer == "present")
    heavier = text.replace(f"version: {version}\n", f"version: {version + 1}\n", 1).replace("max: 25\n", "max: 30\n", 1)
    heavier = re.sub(rf"^( +)- id: {re.escape(earned)}\n", r"\g<0>\1  points: 6\n", heavier, count=1, flags=re.MULTILINE)
    (tmp_path / "v2.yml").write_text(heavier, encoding="utf-8")
    (tmp_path / "r.csv").write_text(
        f"ID;Организация;Муниципалитет;Сайт;Площадка\na;Школа;Луговой г.о.;http://{host(CASE)}/;да", encoding="utf-8"
    )
    with Web({host(CASE): site(CASE)}) as web:
        words = ["run", "--registry", "r.csv", "--profile", "mo-rsp-25", "--workspace", "w", "--as-of", "2024-06-30", "--delay", "0"]
        nastavnik(*words, cwd=tmp_path, http_proxy=web.proxy, https_proxy=web.proxy)
    done = nastavnik("rejudge", "--workspace", "w", "--audit", "1", "--profile", "v2.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr

    def total(folder: str) -> int:
        found = json.loads((tmp_path / "w" / "reports" / "mo-rsp-25" / folder / "results.json").read_text(encoding="utf-8"))
        return int(found["organisations"][0]["score"]["total"])

    was, now = total("."), total(f"proverka-1-redaktsiya-{version + 1}")
    assert now == was + 5
    for profile in ("mo-rsp-25", "v2.yml"):
        told = nastavnik("diff", f"1@{version}", f"1@{version + 1}", "--workspace", "w", "--profile", profile, cwd=tmp_path).stdout
        assert f"{was} → {now}" in told
