"""The rating in every paper: places, sums, what to publish; an unknown point is neither won nor lost."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.models import AuditResult
from reports.explain import explain
from reports.publishing import publish_table, repeated_table
from reports.ratings import municipal_table, points_table, rating_table, top_table, unranked_table
from reports.write import write_papers
from tests.reports.methodology_samples import CRITERIA, FAR, HERE, METHOD, POINTS, RUBRIC, everything, rated_audit, site, unreached_site
from tests.reports.reading import Papers

SCORES = st.lists(st.fixed_dictionaries({each: st.sampled_from([0, POINTS[each], None]) for each in CRITERIA}), max_size=9)


def sites(scores: Sequence[dict[str, int | None]]) -> AuditResult:
    made = [site(number, score, HERE if number % 2 else FAR) for number, score in enumerate(scores, 1)]
    return rated_audit(*made)


@given(SCORES)
@settings(max_examples=150, deadline=None)
def test_sums_of_blocks_are_the_total_shown(scores: list[dict[str, int | None]]) -> None:
    table = rating_table(sites(scores), RUBRIC)
    blocks = len(RUBRIC.blocks)
    for row in table.rows:
        assert sum(int(str(cell)) for cell in row[3 : 3 + blocks]) == row[3 + blocks]


@given(SCORES)
@settings(max_examples=150, deadline=None)
def test_every_scored_site_stands_in_the_rating_or_apart(scores: list[dict[str, int | None]]) -> None:
    sample = sites(scores)
    ranked, apart = rating_table(sample, RUBRIC), unranked_table(sample, RUBRIC)
    assert len(ranked.rows) + len(apart.rows) == len(scores) == len(points_table(sample, RUBRIC).organisations)
    assert len(municipal_table(sample, RUBRIC).rows) == len(ranked.rows)


@given(SCORES)
@settings(max_examples=150, deadline=None)
def test_matrix_adds_up_to_the_total_and_the_lower_line_counts_the_rows(scores: list[dict[str, int | None]]) -> None:
    table = points_table(sites(scores), RUBRIC)
    places = [number for number, head in enumerate(table.heads) if head.upright and not head.title.startswith("Всего")]
    *rows, last = table.rows or [()]
    for row in rows:
        assert sum(int(str(row[place])) for place in places if row[place] != "?") == row[-2]
        assert sum(row[place] == "?" for place in places) == row[-1]
    for place in places if rows else ():
        assert last[place] == sum(row[place] not in (0, "?") for row in rows)


@given(SCORES)
@settings(max_examples=150, deadline=None)
def test_points_won_lost_and_unknown_make_up_the_scale(scores: list[dict[str, int | None]]) -> None:
    sample = sites(scores)
    table = publish_table(sample, RUBRIC)
    state, points = (next(n for n, head in enumerate(table.heads) if head.title == title) for title in ("Состояние", "Баллов"))
    for result in sample.organisations:
        assert result.score
        rows = [row for row, whose in zip(table.rows, table.organisations, strict=True) if whose is result]
        assert result.score.total + sum(int(str(row[points])) for row in rows) == RUBRIC.max
        assert sum(row[state] == "Не удалось установить" for row in rows) == result.score.unknown


def test_equal_sums_share_a_place_and_the_last_of_the_top_is_not_cut() -> None:
    sample = everything()
    assert [row[0] for row in top_table(sample, RUBRIC).rows] == [1, 2, 3, 3, 3]  # three lines are asked for, three sites share the third


def test_lines_are_as_the_source_prints_them() -> None:
    assert top_table(everything(), RUBRIC).lines[:3] == (
        '1. МБОУ "Школа № 2", Верхнеозёрский г.о. (6 баллов из 6).',
        '2. МБОУ "Школа № 1", Приозёрный г.о. (4).',
        '3. МБОУ "Школа № 3", Приозёрный г.о. (1).',
    )


def test_a_site_without_a_place_says_why() -> None:
    rows = {row[2]: row for row in unranked_table(everything(), RUBRIC).rows}
    assert rows['МБОУ "Школа № 5"'][5] == "Не удалось установить 5 пунктов из 5, по методике допускается не больше 2"
    assert rows['МБОУ "Школа № 6"'][5] == "Сайт не ответил за отведённое время"
    assert 'МБОУ "Школа № 7"' not in rows  # no training site


def test_what_could_not_be_read_is_not_called_missing() -> None:
    table = publish_table(rated_audit(unreached_site(1)), RUBRIC)
    assert {row[4] for row in table.rows} == {"Не удалось установить"}
    assert {row[6] for row in table.rows} == {"Посмотрите вручную: возможно, это уже опубликовано."}


def test_a_lost_point_says_what_to_publish_and_where_it_was_looked_for() -> None:
    (row,) = publish_table(rated_audit(site(1, {**POINTS, CRITERIA[1]: 0})), RUBRIC).rows
    assert row[2:7] == ("Описание", "Анкета обратной связи", "Нет на странице", 2, "Разместите анкету или ссылку на неё.")
    assert "Заголовок есть, под ним ничего нет" in str(row[7])
    assert str(row[8]).startswith("https://school-1.example/activity/innovate")


def test_a_document_published_twice_is_named_once_with_all_its_addresses() -> None:
    (row,) = repeated_table(everything()).rows
    assert row[2] == 2
    assert str(row[3]).split("\n") == [f"https://school-1.example/activity/innovate/{name}.pdf" for name in "ab"]


@given(SCORES)
@settings(max_examples=8, deadline=None)
def test_every_paper_shows_the_same_rating(scores: list[dict[str, int | None]]) -> None:
    sample = sites(scores)
    with tempfile.TemporaryDirectory() as folder:
        write_papers(sample, METHOD, Path(folder))
        papers = Papers(Path(folder))
        names = {each.organisation.id: each.organisation.name for each in sample.organisations}
        told = [(row["place"], names[row["id"]], row["total"]) for row in papers.json["ranking"]]
        total = 3 + len(RUBRIC.blocks)
        assert [(row[0], row[2], row[total]) for row in papers.sheet("Рейтинг")[1]] == told
        assert [(int(row[0]), row[2], int(row[total])) for row in papers.csv("rejting")[1:]] == told
        assert [(int(row[0]), row[2], int(row[total])) for row in papers.section("rejting")] == told
        lines = [each.text for each in papers.word.paragraphs if each.text[:1].isdigit()]
        assert [line.split(".")[0] for line in lines] == [str(row["place"]) for row in papers.json["ranking"] if row["place"] <= RUBRIC.top]


def test_criteria_and_totals_of_the_results_file(tmp_path: Path) -> None:
    write_papers(everything(), METHOD, tmp_path)
    by_id = {each["id"]: each for each in Papers(tmp_path).json["organisations"]}
    assert by_id["org-4"]["score"] == {
        "rubric": "made-up-6",
        "total": 1,
        "unknown": 1,
        "max": 6,
        "criteria": dict(zip(CRITERIA, (1, None, 0, 0, 0), strict=True)),
    }
    assert by_id["org-7"]["score"] is None
    assert by_id["org-4"]["verdict"] is None


@pytest.mark.parametrize("part", ["rubric", "plans", "indicators", "breakdowns"])
def test_papers_hold_no_tables_of_what_the_methodology_does_not_ask(tmp_path: Path, part: str) -> None:
    empty = {"rubric": None, "plans": None, "indicators": (), "breakdowns": ()}
    sheets = {
        "rubric": {"Рейтинг", "Первые 3", "Баллы", "Что опубликовать", "Вне рейтинга", "Повторы документов", "Рейтинг по муниципалитетам"},
        "plans": {"Не в полном объёме"},
        "indicators": {"Показатели", "Показатели по муниципалитетам", "Значения по муниципалитетам"},
        "breakdowns": {"Разбивки"},
    }
    profile = METHOD.model_copy(update={part: empty[part]})
    write_papers(everything(), METHOD, tmp_path / "all")
    write_papers(everything(), profile, tmp_path / "less")
    whole, less = (set(Papers(tmp_path / name).book.sheetnames) for name in ("all", "less"))
    assert whole - less == sheets[part]


def test_without_verdicts_nobody_is_listed_as_a_violator_or_awaits_a_person(tmp_path: Path) -> None:
    write_papers(everything(), METHOD, tmp_path)
    papers = Papers(tmp_path)
    assert (papers.json["violations"], papers.json["beyond_source"], papers.json["review"]) == ({}, {}, [])
    assert papers.json["not_checked"] == ["org-6"]
    assert "На проверку человеку" not in papers.book.sheetnames
    assert not any("предположительно" in each.text for each in papers.word.paragraphs)
    assert "Нарушител" not in papers.page.text_content()


def test_the_card_of_a_site_tells_its_points_and_what_to_publish(tmp_path: Path) -> None:
    sample = everything()
    write_papers(replace(sample, plans=(), plan_listing=None), METHOD, tmp_path)
    (card,) = Papers(tmp_path).page.xpath("//details[@id='o4']")
    told = " ".join(card.text_content().split())
    assert "Оценка страницы площадки: 1 балл из 6, не установлено пунктов: 1." in told
    assert "Опубликуйте дорожную карту площадки файлом." in told
    assert "Разместите анкету" not in told  # unknown: perhaps it is there


def test_the_explanation_ends_with_what_to_publish() -> None:
    told = explain(site(1, {**POINTS, CRITERIA[1]: 0}), METHOD)
    assert "Оценка страницы площадки: 4 балла из 6." in told
    assert told.endswith("ЧТО ДЕЛАТЬ ДАЛЬШЕ\n– Разместите анкету или ссылку на неё.\n")
    assert "нарушени" not in told
