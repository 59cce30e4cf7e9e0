"""`nastavnik run --profile mo-rsp-25` on made-up sites over real HTTP: the rated page is reached and ranked."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.audit_rules.rated.made_site import PAGES, letter, start_page
from tests.crawler.server import Reply, Web
from tests.nastavnik.run_cli import nastavnik

CASES = ["gosweb_prose", "page_per_block", "accordion", "promises", "no_page"]
HTML = {"Content-Type": "text/html; charset=utf-8"}


def host(case: str) -> str:
    return f"{case.replace('_', '-')}.ru"


def site(case: str) -> dict[str, Reply]:
    folder = PAGES / case
    told: dict[str, Any] = yaml.safe_load((folder / "site.yml").read_text(encoding="utf-8"))
    pages = {"/" + file.stem.replace("_", "/"): Reply(file.read_bytes(), 200, HTML) for file in folder.glob("*.html")}
    files = {path: Reply(letter(lines), 200, {}) for path, lines in told.get("files", {}).items()}
    return {"/": Reply(start_page(told), 200, HTML), **pages, **files}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Web]:
    folder = tmp_path_factory.mktemp("rating")
    rows = [f"{case};Школа {case};Луговой г.о.;http://{host(case)}/;да" for case in CASES]
    rows += ["late;Школа late;Боровой г.о.;http://late.ru/;да", "plain;Школа plain;Боровой г.о.;http://plain.ru/;"]
    (folder / "r.csv").write_text("\n".join(["ID;Организация;Муниципалитет;Сайт;Площадка", *rows]), encoding="utf-8")
    late = {**site("gosweb_prose")}
    late = {path: Reply(close=True) if path == "/nasha-shkola/innovatsii" else reply for path, reply in late.items()}
    web = Web({**{host(case): site(case) for case in CASES}, "late.ru": late, "plain.ru": site("gosweb_prose")})
    with web:
        done = nastavnik(
            "run", "--registry", "r.csv", "--profile", "mo-rsp-25", "--workspace", "w", "--as-of", "2024-06-30", "--delay", "0",
            cwd=folder, http_proxy=web.proxy, https_proxy=web.proxy,
        )  # fmt: skip
    assert done.returncode == 1, done.stderr
    return json.loads((folder / "w" / "reports" / "mo-rsp-25" / "results.json").read_text(encoding="utf-8")), web


def test_points_of_the_run_are_those_read_from_the_pages(results: tuple[dict[str, Any], Web]) -> None:
    scores = {row["id"]: row["score"] for row in results[0]["organisations"]}
    for case in CASES:
        right = json.loads((PAGES / case / "expected.json").read_text(encoding="utf-8"))
        assert (scores[case]["total"], scores[case]["unknown"]) == (right["total"], right["unknown"]), case
        assert sum(value or 0 for value in scores[case]["criteria"].values()) == scores[case]["total"]
    assert scores["plain"] is None


def test_every_page_under_the_rated_one_was_asked(results: tuple[dict[str, Any], Web]) -> None:
    asked = set(results[1].asked(host("page_per_block")))
    assert {f"/activity/innovate/{name}" for name in ("about", "docs", "events", "photo", "method", "doc/51", "doc/52", "doc/54")} <= asked


def test_a_page_that_did_not_answer_costs_nobody_a_point_and_has_no_place(results: tuple[dict[str, Any], Web]) -> None:
    late = next(row for row in results[0]["organisations"] if row["id"] == "late")
    assert set(late["score"]["criteria"].values()) == {None}
    assert (late["verdict"], late["state"]) == (None, "partial")
    assert late["state_reason"]
    assert "late" not in [row["id"] for row in results[0]["ranking"]]


def test_ranked_by_points(results: tuple[dict[str, Any], Web]) -> None:
    ranking = results[0]["ranking"]
    assert [row["id"] for row in ranking] == ["page_per_block", "gosweb_prose", "accordion", "promises", "no_page"]
    assert [row["place"] for row in ranking] == [1, 2, 3, 4, 5]
