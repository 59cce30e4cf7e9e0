"""The registries kept with the program: organisations of the source documents, as printed there."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from data.registries.build import build
from data.registry import read_registry

REGISTRIES = Path(__file__).parents[2] / "data" / "registries"

# List 3 of the recommendations, literally (a second transcription, apart from the csv the registry is built of).
REQUISITES = """№ 357 от 01.09.2021 · 187-1 15.09.2021 · Приказ № 64-1-ОД · №113/30 от 31.08.2021 · 120/2/1-ОД от 31.08.2021
· №35-2/01 от 11.01.2013 · №52/2 от 15.08.2021 · №154-ОД от 31.08.2021 · 30.08.2021 №202/1-0 · 147/1 от 01.09.2021 · №435/1 от 01.09.2021
· 183 от 31.08.2021 г. · №242а от 22.11.2019 · 126 17.09.2021 · № 159-Н от 07.06.2021 · №301 от 01.09.2021 · 378 от 02.09.2019
· Приказ№140/1 от30.08.2021 · №109-О от 01.09.2021 г. · №79/1-Д от 31.08.2021 · №155 от 01.09.2017 · №293/2 от 01.09.2021
· №331 от 31.08.2021 · 150а 01.09.2021 · приказ 101/2 от 6.09.2021 · 1\\4 от 01.09.2021 · 7-П-М от 18.01.2021
· Приказ № 288-ОД от 29.11.2021 · 201/1 от 26.08.2021 · №209 от 27.08.2021 · №315-од от 15.10.2020 · № 124/1 от 13.08.2021
· Приказ от 31.08.2021 № 112-О · 63/15б от 31.08.2021 г."""


def test_moscow_region_lists_are_complete_and_literal() -> None:
    result = read_registry(REGISTRIES / "mo-2024.xlsx")
    assert result.problems == ()
    assert len(result.organisations) == 52
    declared = [one.declared for one in result.organisations]
    assert Counter(one.documents for one in declared) == {(): 10, ("regulation",): 8, ("implementation_order",): 34}
    assert [one.requisites for one in declared if one.requisites] == [text.strip() for text in REQUISITES.replace("\n", " ").split(" · ")]
    assert [one.link for one in declared if one.documents == ("implementation_order",)].count(None) == 3
    assert [one.link for one in declared].count("нет") == 1
    assert sum(one.site is not None for one in result.organisations) == 30
    assert sum(".edumsko.ru/" in (one.site or "") for one in result.organisations) == 24
    assert sum(one.name.startswith("М\u0041ОУ") for one in result.organisations) == 2


def test_registry_in_the_repository_is_what_its_text_builds(tmp_path: Path) -> None:
    build(REGISTRIES / "mo-2024.csv", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == (REGISTRIES / "mo-2024.xlsx").read_bytes()


def test_rated_sites_and_organisations_outside() -> None:
    with (REGISTRIES / "mo-2024-rated-sites.csv").open(encoding="utf-8", newline="") as file:
        assert [int(row["Баллы"]) for row in csv.DictReader(file)] == [22, 19, 17, 17, 17, 17, 14, 13, 13, 13]
    assert all(one.training_site for one in read_registry(REGISTRIES / "mo-2024-rated-sites.csv").organisations)
    assert len(read_registry(REGISTRIES / "izhevsk-2022-outside.csv").organisations) == 7
