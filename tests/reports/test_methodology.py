"""The page of a methodology says what the profile says, in Russian words."""

from __future__ import annotations

import pytest

from data.conditions import Condition
from data.indicators import InForce
from data.models import FAIL, PASS, UNKNOWN
from data.profile import Profile
from reports.conditions import RuleText, amount_in_words, condition_in_words
from reports.methodology import in_force, methodology
from reports.methodology_entry import exact
from reports.methodology_page import methodology_html, methodology_text
from tests.reports.methodology_samples import METHOD

CODES = {"present": PASS, "absent": FAIL, "no_date": FAIL, "before_recommendations": FAIL, "unknown": UNKNOWN}


class Rules(dict[str, RuleText]):
    """Rules of any name, each telling its own."""

    def __missing__(self, name: str) -> RuleText:
        return RuleText(title=f"{name} есть", failure_title=f"{name} нет", unknown_title=f"{name} ?", norm="package-mo", codes=CODES)


RULES = Rules()


def told(condition: dict[str, object], profile: Profile = METHOD) -> list[tuple[int, str]]:
    return list(condition_in_words(Condition.model_validate(condition), profile, RULES).lines())


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        ({"rule": "package.regulation", "is": ["present"]}, [(0, "Package.regulation есть")]),
        ({"rule": "package.regulation", "is": ["absent"]}, [(0, "Не найдено: положение о наставничестве")]),
        (
            {"rule": "package.implementation_order", "is": ["before_recommendations", "no_date"]},
            [(0, "Приказ издан до рекомендаций от 21.12.2021 или в приказе нет даты")],
        ),
        ({"registered": "mentor_not_needed"}, [(0, "по реестру, в организации никому не нужен наставник")]),
        (
            {"any": [{"rule": "a.b", "is": ["present"]}, {"all": [{"rule": "c.d", "is": ["present"]}, {"registered": "training_site"}]}]},
            [
                (0, "Верно хотя бы одно:"),
                (1, "A.b есть"),
                (1, "Верно всё:"),
                (2, "C.d есть"),
                (2, "по реестру, организация — площадка"),
            ],
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(condition: dict[str, object], lines: list[tuple[int, str]]) -> None:
    assert told(condition) == lines


def test_a_group_within_a_condition_of_the_same_kind_is_one_list() -> None:
    profile = METHOD.model_copy(update={"groups": {"both": ("a.b", "c.d")}})
    condition: dict[str, object] = {"all": [{"rule": "e.f", "is": ["present"]}, {"every": "both", "is": ["present"]}]}
    assert [text for _, text in told(condition, profile)] == ["Верно всё:", "E.f есть", "A.b есть", "C.d есть"]


def test_every_amount_of_an_indicator_has_words() -> None:
    amounts = [part for each in METHOD.indicators for part in (each.numerator, each.denominator) if part]
    words = [amount_in_words(each, METHOD, RULES).text for each in amounts]
    assert words[0] == "число организаций, о которых известно:"
    assert "число наставнических пар и групп в приказах" in words
    assert "значение, которое вносит методист (ключ trained)" in words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({}, "без срока"),
        ({"from": "2023-09-01"}, "с 1 сентября 2023 г."),
        ({"from": "2023-09-01", "until": "2024-08-31"}, "с 1 сентября 2023 г. по 31 августа 2024 г."),
    ],
)
def test_days_in_force(days: dict[str, str], words: str) -> None:
    assert in_force(InForce.model_validate(days)) == words


@pytest.mark.parametrize(("value", "unit", "words"), [(85.0, "%", "85 %"), (12.5, "%", "12,5 %"), (34.0, "ед.", "34 ед.")])
def test_numbers_stand_as_in_the_profile(value: float, unit: str, words: str) -> None:
    assert exact(value, unit) == words


def test_weights_targets_and_norms_are_told() -> None:
    text = " ".join(methodology_text(METHOD, RULES).split())
    assert "Анкета обратной связи Баллов: 2 Засчитывается, если: package.regulation есть" in text
    assert "ОПИСАНИЕ: 3 БАЛЛА" in text
    assert "Цель: не меньше 60 %" in text
    assert "Версия 3, 15 января 2024 г. Что изменилось: Анкета обратной связи даёт два балла" in text
    assert text.count("Место: Адресные рекомендации, списки 1 и 2") == 1  # each norm once


def test_parts_that_the_profile_does_not_have_are_left_out() -> None:
    bare = METHOD.model_copy(update={"rubric": None, "plans": None, "indicators": (), "breakdowns": (), "years": None})
    assert [part.anchor for part in methodology(bare, RULES)] == ["about", "assumptions", "rules", "norms", "changes"]


def test_words_of_a_profile_are_plain_text_in_the_page() -> None:
    hostile = METHOD.model_copy(update={"title": "<script>alert(1)</script>", "assumptions": ("<img src=x onerror=alert(1)>",)})
    page = methodology_html(hostile, RULES)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img" in page
