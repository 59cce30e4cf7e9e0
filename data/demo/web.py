"""The replica in whole: its web, its registry, its right answers (specifications: sites/*.yml, answers/*.yml)."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from data.demo.resources import Host, ReplicaWeb, plain_host
from data.demo.site import Site, host_of

AS_OF = dt.date(2024, 6, 30)
"""The day of the demo's audit."""
HERE = Path(__file__).parent
COLUMNS = (
    "ID", "Организация", "Муниципалитет", "Сайт", "Площадка", "Всего педагогов", "Молодых специалистов", "Педагогов до 35 лет",
    "Нужен наставник", "Реквизиты приказа", "Ссылка на приказ", "Представленные документы",
)  # fmt: skip
ANSWERS = (
    "state",
    "state_reason",
    "verdict",
    "reason",
    "needs_review",
    "review_reasons",
    "section",
    "documents",
    "measures",
    "score",
    "plans",
)


@cache
def specifications() -> tuple[dict[str, Any], ...]:
    """All organisations of the replica, in the registry's order."""
    made: list[dict[str, Any]] = []
    for path in sorted((HERE / "sites").glob("*.yml")):
        common = {}
        for spec in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            if "common" in spec:
                common = spec["common"]
                continue
            made.append(_with_common(common, spec))
    return tuple(made)


def _with_common(common: Mapping[str, Any], spec: Mapping[str, Any]) -> dict[str, Any]:
    """A school's document with what stands for all of its file; maps and lists of both stand together."""
    whole = {**common, **spec}
    for key in ("org", "files", "expected"):
        whole[key] = {**common.get(key, {}), **spec.get(key, {})}
    whole["pages"] = [*common.get("pages", ()), *spec.get("pages", ())]
    return whole


def build_web() -> ReplicaWeb:
    """All servers; files are made when first asked for."""
    hosts: dict[str, Host] = {}
    for spec in specifications():
        if "host" not in spec:
            continue
        name = plain_host(spec["host"])
        host = hosts.setdefault(name, host_of(spec))
        if "layout" in spec:
            Site(spec).fill(host)
        for alias in spec.get("aliases", ()):
            hosts[plain_host(alias["host"])] = host_of({"robots": "", **alias})
    return ReplicaWeb(hosts)


def write_registry(path: Path) -> None:
    """The registry as a methodist keeps it: a title above the header, names that must stay text, one row that cannot be used."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": dt.datetime(2024, 6, 1, 12, 0)})
    sheet = book.add_worksheet("Организации")
    sheet.write_string(0, 0, "Реестр организаций учебной копии (всё вымышлено)")
    sheet.write_row(2, 0, COLUMNS)
    rows = [spec["registry"] for spec in specifications()]
    rows.insert(5, {"ID": "demo-unusable", "Муниципалитет": "Луговской городской округ", "Сайт": "http://nameless.example/"})
    for number, row in enumerate(rows, 3):
        for column, name in enumerate(COLUMNS):
            if row.get(name) is not None:
                sheet.write(number, column, row[name])
    book.close()


def write_values(folder: Path) -> None:
    """What the methodist enters by hand, where the audit looks for it."""
    shutil.copy(HERE / "values.yml", folder / "values.yml")


def methodologies() -> tuple[str, ...]:
    """Those that the replica has right answers for."""
    return tuple(sorted(path.stem for path in (HERE / "answers").glob("*.yml")))


def expected(methodology: str = "mo-2024") -> dict[str, Any]:
    """The right answers: `organisations` by id, each with what that methodology asks and nothing else, and what is told of all together.

    `documents` name what must be found, as a set; `optional` ones may stay unseen where the look rightly ended early. Orders on the
    model and regulations beyond those named are wrong; of other kinds more may be found.
    """
    whole: dict[str, Any] = yaml.safe_load((HERE / "answers" / f"{methodology}.yml").read_text(encoding="utf-8"))
    asks = whole.pop("asks")
    organisations = {spec["registry"]["ID"]: _answer(spec, asks) for spec in specifications()}
    return {"as_of": AS_OF.isoformat(), "organisations": organisations, **whole}


def _answer(spec: Mapping[str, Any], asks: Sequence[str]) -> dict[str, Any]:
    unknown = set(spec["expected"]) - set(ANSWERS)
    if unknown:
        raise ValueError(f"{spec['id']}: {sorted(unknown)}")
    answer = {key: value for key, value in spec["expected"].items() if key in asks}
    for key in {"documents", "plans"} & set(answer):
        answer[key] = [{name: _plain(value) for name, value in each.items()} for each in answer[key]]
    return answer


def _plain(value: Any) -> Any:
    """Days as results tell them."""
    return value.isoformat() if isinstance(value, dt.date) else value
