"""No name leaves the package, and no hostile text makes it slow."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit_rules.facts.names import mask_names
from tests.audit_rules.people.makers import of_text, rows, said
from tests.audit_rules.people.surname_forms import surnames

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(surnames(), surnames(), surnames())
def test_no_name_is_kept(mentor: list[str], mentee: list[str], curator: list[str]) -> None:
    post = f"заместителя директора {curator[0]} К.К."
    words = (
        f"1. Назначить куратором наставничества {post}, коллегу {mentor[0]} А.С.\n"
        f"2. Закрепить наставника {mentor[0]} Анну Сергеевну за молодым специалистом {mentee[-1]} О.И."
    )
    table = rows(f"ФИО наставника|Основные компетенции|Молодой специалист\n{mentor[0]} А.С.|урок {curator[0]} К.К.; ИКТ|{mentee[0]} О.И.")
    people = of_text(words, table, kinds=("curator_order", "pairs_order", "mentor_base"))
    kept = json.dumps(asdict(people), ensure_ascii=False) if people else ""
    assert not any(form.lower() in kept.lower() for forms in (mentor, mentee, curator) for form in forms)
    assert "Сергеевн" not in kept


@given(st.text(alphabet="АБВабв.,|\n –:1№", max_size=200), st.sampled_from(["pairs_order", "mentor_base", "mentee_base", "curator_order"]))
def test_any_text_is_read_without_a_fault(noise: str, kind: str) -> None:
    words = f"Закрепить наставника за молодым специалистом:\n{noise}\nназначить куратором наставничества {noise}"
    assert said(of_text(words, rows(noise) if noise.strip() else [], kinds=(kind,))) is not None  # type: ignore[arg-type]


HOSTILE = ["А. ", "А.Б. ", "Лопатина ", "ЛОПАТИНА А", "наставник ", "молодой и молодой ", "за за ", "- ", "ф и о ", "1 год ", "Ааов-", "Б,"]


def seconds(work: Callable[[], object]) -> float:
    best = 1e9
    for _ in range(3):
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best


@pytest.mark.parametrize("part", HOSTILE)
def test_time_grows_with_length_and_not_with_its_square(part: str) -> None:
    """Eight times the text: about eight times the time, sixty-four where the square of it; noise of the machine lies between."""
    short, long = part * 2_000, part * 16_000
    assert seconds(lambda: mask_names(long)) < 30 * seconds(lambda: mask_names(short)) + 0.05


@pytest.mark.parametrize("part", HOSTILE)
def test_an_act_of_many_lines_grows_likewise(part: str) -> None:
    def act(lines: int) -> str:
        return "Закрепить наставников за молодыми специалистами:\n" + f"1. {part * 12}\n" * lines

    assert seconds(lambda: of_text(act(800))) < 30 * seconds(lambda: of_text(act(100))) + 0.05


def test_a_long_table_grows_likewise() -> None:
    def table(length: int) -> list[list[str]]:
        return rows("№|Наставник|Должность|Наставляемый|Стаж\n" + "1|Лопатина А.С.|учитель|Тарутин О.И.\n" * length)

    long, short = table(800), table(100)
    assert seconds(lambda: of_text("ПРИКАЗ", long)) < 30 * seconds(lambda: of_text("ПРИКАЗ", short)) + 0.05
