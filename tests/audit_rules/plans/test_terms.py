"""Terms as plans write them, to days."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.facts.plans.frame import Frame, frame_of, told_frame
from audit_rules.facts.plans.terms import Term, is_term, term_of

YEAR = Frame(school_year=2023)
WHOLE = ("2023-09-01", "2024-05-31")
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
NAMES = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


OF_THE_SOURCES = [
    ("до 10.10.2023", None, "2023-10-10", "", False),
    ("25-29.08.2023", "2023-08-25", "2023-08-29", "", False),
    ("28.08.2023 г", "2023-08-28", "2023-08-28", "", False),
    ("5.03. 2024г", "2024-03-05", "2024-03-05", "", False),
    ("6.10.", "2023-10-06", "2023-10-06", "", True),
    ("14.09.", "2023-09-14", "2023-09-14", "", True),
    ("октябрь-ноябрь", "2023-10-01", "2023-11-30", "", True),
    ("декабрь", "2023-12-01", "2023-12-31", "", True),
    ("в течение года", *WHOLE, "", True),
    ("ежемесячно в течение 2023-24 учебного года", *WHOLE, "monthly", False),
    ("ежеквартально", *WHOLE, "quarterly", True),
    ("каждые полгода", *WHOLE, "half_yearly", True),
    ("2 раза в год", *WHOLE, "twice_a_year", True),
    ("систематически", *WHOLE, "always", True),
    ("По необходимости", *WHOLE, "when_needed", True),
    ("сентябрь-октябрь", "2023-09-01", "2023-10-31", "", True),
    ("29.08. 2023", "2023-08-29", "2023-08-29", "", False),
    ("", None, None, "", False),
    ("С февраля по декабрь 2024", "2024-02-01", "2024-12-31", "", False),
    ("В период реализации", *WHOLE, "", True),
    ("Апрель-май 2024", "2024-04-01", "2024-05-31", "", False),
    ("апрель 2023 г. — май 2023г.", "2023-04-01", "2023-05-31", "", False),
]
RELATIVES = [
    ("до 15 октября", None, "2023-10-15", "", True),
    ("не позднее 20 мая 2024 г.", None, "2024-05-20", "", False),
    ("с 1 по 15 октября 2023 г.", "2023-10-01", "2023-10-15", "", False),
    ("26–27 октября", "2023-10-26", "2023-10-27", "", True),
    ("28.08-01.09.2023", "2023-08-28", "2023-09-01", "", False),
    ("09.2023-05.2024", "2023-09-01", "2024-05-31", "", False),
    ("декабрь - февраль 2024", "2023-12-01", "2024-02-29", "", False),
    ("сентябрь 2023 – май", "2023-09-01", "2024-05-31", "", False),
    ("сентябрь, январь, май", "2023-09-01", "2024-05-31", "", True),
    ("I квартал 2024 года", "2024-01-01", "2024-03-31", "", False),
    ("1-2 четверть", "2023-09-01", "2023-12-31", "", True),
    ("II полугодие", "2024-01-01", "2024-05-31", "", True),
    ("зимние каникулы", "2023-12-01", "2024-01-31", "", True),
    ("до конца марта", None, "2024-03-31", "", True),
    ("первая неделя сентября", "2023-09-01", "2023-09-30", "", True),
    ("с октября", "2023-10-01", "2024-05-31", "", True),
    ("в мае", "2024-05-01", "2024-05-31", "", True),
    ("1 раз в четверть", *WHOLE, "quarterly", True),
    ("1 раз в месяц", *WHOLE, "monthly", True),
    ("постоянно", *WHOLE, "always", True),
    ("по мере необходимости", *WHOLE, "when_needed", True),
    ("2024 год", "2024-01-01", "2024-12-31", "", False),
]


@pytest.mark.parametrize(("text", "begins", "due", "repeats", "inferred"), [*OF_THE_SOURCES, *RELATIVES])
def test_a_written_term(text: str, begins: str | None, due: str | None, repeats: str, inferred: bool) -> None:
    term = term_of(text, YEAR)
    assert (term.begins, term.due, term.repeats, term.year_inferred) == (day(begins), day(due), repeats, inferred)
    assert is_term(text) is bool(text)


@pytest.mark.parametrize("text", ["31.02.2024", "6.13.", "45 октября", "до 31.06.2024", "29 февраля 2023", "30.09-15.09.2023"])
def test_an_impossible_day_is_no_day(text: str) -> None:
    term = term_of(text, YEAR)
    assert (term.begins, term.due) == (None, None)


@pytest.mark.parametrize(
    "text", ["директор", "приказ", "Справка, март", "Семинар 14.09", "в течение недели знакомства", "май-педсовет", "—", "100%"]
)
def test_other_words_are_no_term(text: str) -> None:
    assert not is_term(text)


@pytest.mark.parametrize("text", ["октябрь", "6.10.", "в течение года", "ежемесячно"])
def test_without_the_plan_s_year_there_are_no_days(text: str) -> None:
    term = term_of(text, Frame())
    assert (term.begins, term.due) == (None, None)


def test_a_lone_august_prepares_the_year_and_after_spring_closes_it() -> None:
    assert term_of("август", YEAR).due == dt.date(2023, 8, 31)
    assert term_of("август", YEAR, after=dt.date(2024, 5, 31)).due == dt.date(2024, 8, 31)


@pytest.mark.parametrize(
    ("title", "frame"),
    [
        ("план мероприятий на 2023-2024 учебный год", Frame(school_year=2023)),
        ("анализ за 2022-23 учебный год, план на 2023/24 уч. год", Frame(school_year=2023)),
        ("программа на период 2022 - 2023 учебного года", Frame(school_year=2022)),
        ("дорожная карта на 2024 год", Frame(year=2024)),
        ("дорожная карта на 2022-2025 годы", Frame()),
        ("дорожная карта, утверждена 29.09.2023 г.", None),
        ("дорожная карта", None),
    ],
)
def test_the_year_that_a_title_names(title: str, frame: Frame | None) -> None:
    assert told_frame(title) == frame


def test_the_year_follows_from_the_approval_where_no_title_names_it() -> None:
    assert frame_of("", dt.date(2023, 9, 29)).year_of(5) == 2024
    spring = frame_of("", dt.date(2024, 2, 5))
    assert (spring.year_of(4), spring.year_of(10)) == (2024, None)  # which October is meant nobody knows


def test_the_year_follows_from_days_written_whole() -> None:
    assert frame_of("", None, [dt.date(2023, 8, 28), dt.date(2024, 3, 5)]).school_year == 2023
    assert frame_of("", None, [dt.date(2022, 9, 1), dt.date(2023, 9, 1)]).school_year is None


DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))
WRITTEN = st.sampled_from(["{d}.{m:02}.{y}", "{d:02}.{m:02}.{y} г.", "{d} {name} {y} года", "«{d}» {name} {y} г.", "{d}. {m:02}. {y}г"])


@given(DAYS, WRITTEN)
def test_a_whole_day_comes_back(when: dt.date, form: str) -> None:
    text = form.format(d=when.day, m=when.month, y=when.year, name=MONTHS[when.month - 1])
    assert term_of(text, Frame()) == Term(begins=when, due=when)
    assert term_of(f"до {text}", Frame()).due == when
    assert term_of(f"до {text}", Frame()).begins is None
    assert is_term(text)


@given(st.integers(2015, 2040), st.integers(1, 12))
def test_a_month_lies_in_the_plan_s_school_year(year: int, month: int) -> None:
    term = term_of(NAMES[month - 1], Frame(school_year=year))
    expected = year if month >= 8 else year + 1
    assert term.begins == dt.date(expected, month, 1)
    assert term.due == dt.date(expected, month, calendar.monthrange(expected, month)[1])
    assert term.year_inferred


@given(st.integers(2015, 2040), st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True))
def test_a_span_of_months_runs_forward(year: int, ends: list[int]) -> None:
    school = [*range(9, 13), *range(1, 6)]
    first, last = (school[place] for place in sorted(ends))
    for form in ("{}-{}", "{} – {}", "с {} по {}", "{}, {}"):
        term = term_of(form.format(NAMES[first - 1], NAMES[last - 1]), Frame(school_year=year))
        assert term.begins
        assert term.due
        assert term.begins <= term.due
        assert (term.begins.month, term.due.month) == (first, last)


@given(st.text(max_size=60))
def test_any_text_gives_days_in_order_or_none(text: str) -> None:
    term = term_of(text, YEAR)
    assert term.begins is None or term.due is None or term.begins <= term.due
