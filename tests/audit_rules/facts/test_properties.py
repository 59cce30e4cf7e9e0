"""What holds for every date, every number and every hostile text."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit_rules.facts.names import mask_names
from tests.audit_rules.facts.makers import TODAY, only, order, read, regulation

MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
SHAPES = [
    "№ {n} от {d:02}.{m:02}.{y}",
    "от {d}.{m:02}.{y} № {n}",
    "{d:02}.{m:02}.{y}\nг. Выдуманск\n№ {n}",
    "«{d:02}» {word} {y} г. № {n}",
    "« {d} » {word} {y} года                  № {n}",
    "от «__{d:02}__» ___{word}___ {y} г.\n№ __{n}__",
    "{d:02} | {word} | {y} г. | | № | {n}",
    "{y}-{m:02}-{d:02} № {n}",
]
DAYS = st.dates(min_value=dt.date(2000, 1, 1), max_value=TODAY)
NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}(?:[-/][0-9]{1,2})?(?:-(?:ОД|од|О|П))?", fullmatch=True)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("shape", SHAPES)
@FEW
@given(day=DAYS, number=NUMBERS)
def test_every_day_and_number_written_in_any_shape_come_back(shape: str, day: dt.date, number: str) -> None:
    written = shape.format(n=number, d=day.day, m=day.month, y=day.year, word=MONTHS[day.month - 1])
    act = only(read(order(f"ПРИКАЗ\n{written}")), "implementation_order")
    assert (act.number, act.date) == (number, day)


@FEW
@given(day=DAYS, number=NUMBERS, protocol=DAYS)
def test_a_protocol_never_takes_the_place_of_the_order(day: dt.date, number: str, protocol: dt.date) -> None:
    stamp = f"ПРИНЯТО\nпедсоветом\nПротокол № 1 от {protocol:%d.%m.%Y}\nУТВЕРЖДЕНО\nприказом от {day:%d.%m.%Y} № {number}"
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date) == (number, day)


@FEW
@given(
    words=st.lists(
        st.sampled_from(["школа", "педагог", "наставник", "развитие", "пункт", "план", "работа", "совет", "мнение", "класс"]), max_size=30
    )
)
def test_words_alone_never_give_requisites(words: list[str]) -> None:
    act = only(read(regulation(" ".join(words))), "regulation")
    assert (act.number, act.date) == (None, None)


@FEW
@given(day=st.dates(min_value=TODAY + dt.timedelta(days=1), max_value=dt.date(2099, 12, 31)))
def test_a_day_still_to_come_is_unreadable(day: dt.date) -> None:
    act = only(read(order(f"ПРИКАЗ\n{day:%d.%m.%Y} № 5")), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")


@settings(max_examples=60, deadline=None)
@given(noise=st.text(alphabet='наставникПРИКАЗот№0123456789._-/\\"«» \n|', max_size=400))
def test_any_text_is_read_without_a_fault(noise: str) -> None:
    for act in read(f"наставничество\n{noise}", "pdf"):
        assert act.date is None or act.date <= TODAY
        assert (act.date is not None) == (act.date_state == "read")
        assert (act.number is not None) == (act.number_state == "read")
        assert 0 <= act.confidence <= 1


@given(st.text(alphabet="АБВГДабвгд. -", max_size=60))
def test_masking_twice_changes_nothing_more(words: str) -> None:
    assert mask_names(mask_names(words)) == mask_names(words)


@pytest.mark.parametrize(
    "unit",
    ["1", "_", ".", '"', "№ ", "приказ ", "ПРИКАЗ\n", "01.02.2022 ", "УТВЕРЖДАЮ\n", "Приложение 1\n", "о назначении ", "а б ", "И. "],
)
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    started = time.thread_time()
    read("наставник ПРИКАЗЫВАЮ\n" + unit * (60_000 // len(unit)), "pdf")
    read("наставник\nПРИКАЗ\n" + (unit.strip() * 40 + "\n") * 300, "pdf")
    assert time.thread_time() - started < 5
