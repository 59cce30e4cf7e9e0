"""Plans in the papers: items, sums, and the list of those that did not carry out theirs in full."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from data.plans import PlanStatus
from data.words import words
from reports.plans import items_table, summary_table
from reports.write import write_papers
from tests.reports.methodology_samples import METHOD, PLANS, everything, plan, site, with_plans
from tests.reports.reading import Papers
from tests.reports.samples import audit

STATUSES = st.lists(st.lists(st.sampled_from(get_args(PlanStatus)), max_size=6), min_size=1, max_size=5)


def test_every_status_has_words() -> None:
    assert set(words().plan_status) == set(get_args(PlanStatus))


@given(STATUSES)
@settings(max_examples=150, deadline=None)
def test_numbers_of_each_plan_and_of_all_add_up(statuses: list[list[PlanStatus]]) -> None:
    sample = with_plans(
        audit(*(site(number, None) for number in range(1, len(statuses) + 1))),
        *(plan(number, each) for number, each in enumerate(statuses, 1)),
    )
    *rows, total = summary_table(sample).rows
    for row, each in zip(rows, statuses, strict=True):
        assert row[4] == len(each) == sum(int(str(cell)) for cell in row[5:10])
    for column in range(4, 10):
        assert total[column] == sum(int(str(row[column])) for row in rows)
    assert len(items_table(sample).rows) == total[4]


def test_an_item_shows_its_term_status_day_and_place() -> None:
    in_time, _, missing, _, *_ = items_table(everything()).rows
    assert in_time[3:9] == (
        1,
        "семинар 1 для молодых педагогов",
        "до 10.10.2023",
        dt.date(2023, 10, 10),
        "Выполнено в срок",
        dt.date(2023, 10, 5),
    )
    assert in_time[9] == "https://school-1.example/plan.docx/1: «Прошёл семинар»"
    assert missing[7] == "Не найдено"
    assert missing[11] == "На сайте нет публикации об этом"


def test_the_list_names_only_plans_surely_not_carried_out(tmp_path: Path) -> None:
    write_papers(everything(), METHOD, tmp_path)
    papers = Papers(tmp_path)
    heads, rows = papers.sheet("Не в полном объёме")
    row = dict(zip(heads, rows[0], strict=True))
    assert len(rows) == 1
    assert (row["Организация"], row["Выполнено пунктов"], row["Пунктов со сроком"]) == ('МБОУ "Школа № 1"', 1, 3)
    assert round(row["Выполнено, %"], 1) == 33.3
    assert row["Что не найдено"] == "Семинар 2 для молодых педагогов\nСеминар 3 для молодых педагогов"
    assert papers.book["Не в полном объёме"]["A1"].value == PLANS.not_in_full.heading.replace("{school_year}", "2023/24")
    share, unknown, _ = papers.book["Не в полном объёме"]["A2"].value.split("\n")
    assert share == f"{PLANS.not_in_full.share_title}: 50,0 %."
    assert unknown == "Не удалось установить (в список и в долю не входят): 2."


def test_a_plan_in_the_results_file(tmp_path: Path) -> None:
    write_papers(everything(), METHOD, tmp_path)
    first, second, third, _ = Papers(tmp_path).json["plans"]
    assert (first["organisation"], first["title"], first["share"]) == ("org-1", "Дорожная карта", 0.3333)
    assert first["items"][0] == {
        "item": "семинар 1 для молодых педагогов",
        "due": "2023-10-10",
        "status": "in_time",
        "evidence": "https://school-1.example/plan.docx/1",
    }
    assert (second["share"], second["items"][1]["evidence"]) == (1.0, None)
    assert (third["share"], third["items"]) == (None, [])


def test_a_plan_that_was_not_read_says_why() -> None:
    rows = {row[2]: row for row in summary_table(everything()).rows}
    unread = rows['МБОУ "Школа № 3"']
    assert (unread[4], unread[10], unread[11]) == (0, "нет данных", "Таблица плана не прочитана")
