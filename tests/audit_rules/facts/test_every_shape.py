"""Whatever the number and the day: each way of writing them gives them back, words without any give none, and no text takes long."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audit_rules.facts.makers import TODAY, only, order, read, regulation
from tests.audit_rules.facts.shapes import SHAPES, Shape

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(min_value=dt.date(2003, 1, 1), max_value=TODAY)
INDEXES = st.sampled_from(
    ["", "", "-ОД", "-од", "/1", "-1", "/2-ОД", "а", "-О", "-П", "\\4", "/1-од", "/2/1-ОД", "-2/01", "/15б", "-П-М", "-ах"]
)
NUMBERS = st.builds(lambda number, index: f"{number}{index}", st.integers(1, 999), INDEXES)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.id)
@FEW
@given(day=DAYS, number=NUMBERS)
def test_number_and_day_come_back(shape: Shape, day: dt.date, number: str) -> None:
    written = shape.written(number, day)
    act = only(read(regulation(written)), "regulation") if shape.stamp else only(read(order(written)), "implementation_order")
    assert (act.number, act.date) == (number, day)


@FEW
@given(day=DAYS, number=NUMBERS)
def test_a_number_under_the_heading_and_a_day_by_the_signature(day: dt.date, number: str) -> None:
    text = order(f"ПРИКАЗ\n№ {number}").replace("Директор школы", f"{day:%d.%m.%Y}\nДиректор школы")
    act = only(read(text), "implementation_order")
    assert (act.number, act.date) == (number, day)


SCHOOL = ["школа", "педагог", "наставник", "наставляемый", "развитие", "пункт", "план", "совет", "класс", "приказ", "положение", "директор"]
NOISE = st.sampled_from(
    [
        *SCHOOL,
        "тел. 8 (800) 555-01-02",
        "в школе 437 учащихся",
        "25 педагогов",
        "не менее 70 % обучающихся",
        "ул. Придуманная, д. 12",
        "142000, г. Выдуманск",
        "ИНН 5000000000",
        "школа № 7",
        "МБОУ СОШ № 15",
        "детский сад № 112",
        "в 5 «А» классе",
        "кабинет 214",
        "стаж 3 года",
        "на 2022-2023 учебный год",
        "с 8.00 до 15.30",
        "mail@school7.example.org",
        "1 четверть",
        "этап 2",
        "Общие сведения",
        "Цели и задачи",
    ]
)


@FEW
@given(words=st.lists(NOISE, max_size=25), width=st.integers(1, 6))
def test_words_phones_and_addresses_are_no_requisites(words: list[str], width: int) -> None:
    prose = "\n".join(", ".join(words[start : start + width]) for start in range(0, len(words), width))
    act = only(read(regulation("ПОЛОЖЕНИЕ\nо системе наставничества педагогических работников", title=prose)), "regulation")
    assert (act.number, act.date) == (None, None)


@FEW
@given(words=st.lists(NOISE, max_size=25))
def test_an_order_without_requisites_gets_none_from_its_body(words: list[str]) -> None:
    body = order("ПРИКАЗ").replace("2. Заместителю", f"2. {', '.join(words)}.\n3. Заместителю")
    acts = [act for act in read(body) if act.type == "implementation_order"]
    assert [(act.number, act.date) for act in acts] == [(None, None)]


HOSTILE = [
    "№ ",
    "от ",
    "№",
    "приказ ",
    "7",
    "7.",
    "01.",
    ".",
    " ",
    "«",
    '"',
    "( ",
    "Приложение к ",
    "утратил силу ",
    "признать утратившим силу приказ ",
    "ПОРЯДОК\n",
    "УТВЕРЖДЕНО приказом ",
    "наставни-\n",
    "НАСТАВНИ-\nЧЕСТВА ",
    "П Р И К А З ",
    "2022 ",
    "№ 5 от 01.01.2022 ",
    "протокол № ",
    "Иванов И.",
    "| ",
    "_",
]
HEADS = ["наставничество\n", "ПРИКАЗ\nо наставничестве\nПРИКАЗЫВАЮ:\n1. "]
MOST_SECONDS = 4.0
"""Of the processor; several times what the slowest takes. A pattern that goes back over the text takes minutes."""


def seconds(body: str) -> float:
    """How long the text was read, whatever else the computer did."""
    started = time.process_time()
    read(body)
    return time.process_time() - started


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("break_every", [0, 40], ids=["one line", "many lines"])
def test_a_hostile_text_is_read_in_time(unit: str, break_every: int) -> None:
    lines = unit * (40_000 // len(unit))
    if break_every:
        lines = "\n".join(lines[start : start + break_every] for start in range(0, len(lines), break_every))
    for head in HEADS:
        assert seconds(head + lines) < MOST_SECONDS


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_no_more_than_in_proportion(unit: str) -> None:
    short, long = (min(seconds(HEADS[1] + unit * (size // len(unit))) for _ in range(3)) for size in (10_000, 40_000))
    assert long < max(8 * short, 0.3)


@FEW
@given(units=st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5), head=st.sampled_from(HEADS))
def test_any_mixture_of_hostile_words_is_read_in_time(units: list[str], head: str) -> None:
    unit = "".join(units)
    assert seconds(head + unit * (40_000 // len(unit))) < MOST_SECONDS
