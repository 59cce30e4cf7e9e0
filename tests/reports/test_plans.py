"""Plans in the papers: items, sums, and the list of those that did not carry out theirs in full."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plans import PlanStatus
from data.words import words
from reports.plans import NUMBERS, items_table, summary_table, told
from reports.write import write_papers
from tests.reports.methodology_samples import METHOD, PLANS, everything, plan, site, with_plans
from tests.reports.reading import Papers
from tests.reports.samples import audit

PLAN_OF_A_YEAR = plan(1, ["in_time", "not_found"])
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
    table = summary_table(sample)
    rows = [dict(zip((head.title for head in table.heads), row, strict=True)) for row in table.rows]
    for row, each in zip(rows, statuses, strict=False):
        assert row["Всего"] == len(each)
    for row in rows:
        number = {title: int(str(row[title])) for title in NUMBERS.split("|")}
        assert number["Всего"] == number["Без срока"] + number["Срок не наступил"] + number["Срок наступил"]
        assert number["Срок наступил"] == number["Не установлено"] + number["Установлено"]
        assert number["Установлено"] == number["В срок"] + number["С опозданием"] + number["Не найдено"]
        share = 100 * number["Выполнено"] / number["Установлено"] if number["Установлено"] else None
        assert row["Доля"] == ("нет данных" if share is None else pytest.approx(share))
    *plans, total = rows
    for title in NUMBERS.split("|"):
        assert total[title] == sum(int(str(row[title])) for row in plans)
    assert len(items_table(sample).rows) == total["Всего"]


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
    shown = [row[title] for title in ("Организация", "Пунктов в плане", "Срок наступил", "Из них установлено", "Выполнено")]
    assert shown == ['МБОУ "Школа № 1"', 4, 3, 3, 1]
    assert round(row["Выполнено, % установленных"], 1) == 33.3
    assert row["Что не найдено"] == "Семинар 3 для молодых педагогов"
    assert row["Что выполнено с опозданием"] == "Семинар 2 для молодых педагогов"
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
    table = summary_table(everything())
    rows = {row[2]: dict(zip((head.title for head in table.heads), row, strict=True)) for row in table.rows}
    unread = rows['МБОУ "Школа № 3"']
    assert (unread["Всего"], unread["Доля"], unread["Примечание"]) == (0, "нет данных", "Таблица плана не прочитана")


def test_the_explanation_tells_the_plan_item_by_item_and_what_the_share_is_of() -> None:
    sample = everything()
    first, nobody = sample.organisations[0], sample.organisations[-1]
    text = told(sample, first)
    assert "Всего пунктов: 4; выполнено 1 из 3 установленных (33,3 %); срок наступил у 3, не установлено 0" in text
    assert "2. Семинар 2 для молодых педагогов (до 10.10.2023): выполнено с опозданием." in text
    assert "https://school-1.example/plan.docx/1: «Прошёл семинар»" in text
    assert "стоит в списке" in text
    assert "не найдено" in told(sample, nobody)
    assert told(replace(sample, plan_listing=None), first) == ""


def test_rows_of_items_name_the_plan_shortly() -> None:
    long = replace(PLAN_OF_A_YEAR.plan, title="План мероприятий (дорожная карта) " * 10, school_year=2023)
    sample = with_plans(audit(site(1, None)), replace(PLAN_OF_A_YEAR, plan=long))
    assert {row[2] for row in items_table(sample).rows} == {"Дорожная карта, 2023/24"}
