"""The explanation a methodist reads aloud to the head of a school."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.models import OrganisationResult
from reports.explain import explain
from tests.reports.samples import (
    HOSTILE,
    PROFILE,
    compliant,
    decided,
    declared,
    everything,
    flagged,
    incomplete,
    no_package,
    no_site,
    outdated,
    partial,
    regulation_only,
    unreachable,
)


def told(result: OrganisationResult) -> str:
    return explain(result, PROFILE)


def test_a_violation_is_told_with_words_address_norm_and_what_next() -> None:
    text = told(outdated(4))
    assert "Предположительно: приказ издан без учёта федеральных рекомендаций (приказ издан до рекомендаций от 21.12.2021)." in text
    assert "https://school-4.example/collective/nastavnik/doc/implementation_order, с. 1" in text
    assert "В тексте: «ПРИКАЗ № 357 от 01.09.2021»" in text
    assert "Методические рекомендации по разработке и внедрению системы" in text
    assert "Вывод сделан по одной проверке и может быть уточнён." in text
    assert "вывод будет пересмотрен" in text


def test_an_absence_names_what_is_missing_and_the_pages_searched() -> None:
    text = told(no_package(1))
    assert "Предположительно: пакет документов не представлен." in text
    assert "Не найдено на сайте: приказ о внедрении целевой модели наставничества; положение о наставничестве;" in text
    assert "– https://school-1.example/sveden/document" in text
    looked = "меню, карта сайта (где она есть), обязательный раздел «Сведения об образовательной организации»"
    assert f"Сайт просмотрен полностью: {looked}." in text


def test_a_confirmed_violation_is_not_called_a_guess() -> None:
    text = told(regulation_only(1))
    assert "Есть только положение о наставничестве. Подтверждено повторной проверкой." in text
    assert "редположительно" not in text


def test_what_is_missing_from_an_incomplete_package() -> None:
    assert "Предположительно: пакет неполный (не найдено: положение о наставничестве)." in told(incomplete(1))


@pytest.mark.parametrize("result", [unreachable(1), no_site(1), partial(1), partial(1, needs_review=True)])
def test_the_unchecked_are_not_accused(result: OrganisationResult) -> None:
    text = told(result)
    assert "Это не нарушение" in text
    assert "редположительно" not in text
    assert "На чём основан вывод".upper() not in text


def test_why_it_was_not_checked_and_what_to_do() -> None:
    assert "Сайт прочитать не удалось: сайт не ответил за отведённое время." in told(unreachable(1))
    assert "Внесите адрес сайта в реестр." in told(no_site(1))
    text = told(partial(15))
    assert "1. «Приказ о наставничестве»: ссылка на документ не работает.\n   https://school-15.example/file/download?id=77" in text
    assert "это скан, а программа распознавания не установлена" in text
    assert text.count("https://school-15.example/file/download?id=77") == 1  # not under each rule that waits for it
    assert "Есть ли на сайте раздел о наставничестве педагогов, установить не удалось." in text


def test_a_doubtful_verdict_is_preliminary() -> None:
    text = told(flagged(8))
    assert "Предварительно: приказ издан без учёта федеральных рекомендаций" in text
    assert "В списки организация не включена" in text
    assert "– В документе названа другая организация." in text


def test_a_person_s_decision_is_told_without_the_name() -> None:
    text = told(decided(1))
    assert "Решение человека от 01.07.2024: Сайт просмотрен вручную, документов нет." in text
    assert "methodist-1" not in text


def test_offline_rests_on_declared_words_alone() -> None:
    text = told(declared(1))
    assert "Сайт не открывался" in text
    assert "Сведения организации: «1\\4 от 01.09.2021»" in text
    assert "Не указано организацией: положение о наставничестве;" in text


def test_nothing_to_do_where_all_is_well() -> None:
    text = told(compliant(1))
    assert "ВЫВОД\nСоответствует." in text
    assert "Ничего делать не нужно." in text


def test_plain_text_for_every_organisation() -> None:
    for each in everything().organisations:
        text = told(each)
        assert "&quot;" not in text
        assert "&#" not in text
        assert "None" not in text
        assert "\n\n\n" not in text
        assert ".." not in text.replace("г.о..", "")
        assert not any(ord(sign) < 32 and sign != "\n" for sign in text)
    assert HOSTILE[1] in "".join(told(each) for each in everything().organisations)


@pytest.mark.parametrize(
    ("reason", "detail", "told_exactly"),
    [
        ("robots", "robots.txt отвечает ошибкой (503)", True),
        ("other_site", "адрес ведёт на сайт другой организации (school-9.example)", True),
        ("tls", "ssl.SSLCertVerificationError", False),
        ("timeout", "нет ответа за отведённое время", False),
    ],
)
def test_what_stood_in_the_way_is_told_exactly_where_that_tells_more(reason: str, detail: str, told_exactly: bool) -> None:
    result = unreachable(5, reason)
    result = replace(result, facts=replace(result.facts, outcome=replace(result.facts.outcome, detail=detail)))
    assert (detail in told(result)) is told_exactly


def test_a_server_that_does_not_give_robots_txt_is_not_laid_to_the_owner() -> None:
    assert "владелец сайта запретил" not in told(unreachable(5, "robots"))


def test_what_an_earlier_version_did_not_need_was_not_stopped_by_anyone() -> None:
    result = partial(5)
    facts = replace(result.facts, outcome=replace(result.facts.outcome, reached=True, complete=False, reason=None))
    text = told(replace(result, facts=facts, verdict=replace(result.verdict, state_reason="stopped")))
    assert "Проверка была остановлена" not in text
    assert "хватало найденного" in text


def test_what_nobody_needed_to_look_for_was_not_stopped_by_anyone() -> None:
    """A good verdict ends the look; other answers of the same site stay open."""
    sound = compliant(6)
    first, *others = (each for each in sound.findings if each.code != "absent" and each.rule != "section.present")
    open_one = replace(first, outcome="unknown", code="unknown", reason="stopped")
    facts = replace(sound.facts, outcome=replace(sound.facts.outcome, complete=False, reason=None))
    text = told(replace(sound, facts=facts, findings=(open_one, *others)))
    assert "остановлена" not in text
    assert "хватало найденного" in text
