"""An event is called absent only where the site's own news of that time were read and none of them resembles it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan_rules import PlanRules
from data.plans import ItemResult, Plan, PlanItem, Publication
from data.profile import load_profile
from scoring.plans import check_plan
from tests.made import facts

AS_OF = dt.date(2024, 6, 30)
FIRST, DUE = dt.date(2023, 11, 1), dt.date(2023, 11, 30)


def rules(name: str = "spassk-2023") -> PlanRules:
    found = load_profile(name).plans
    assert found is not None
    return found


def news(title: str, day: dt.date | None = dt.date(2023, 11, 20), quote: str = "", **more: object) -> Publication:
    address = f"http://s.example/news/{title}/{day}"
    return Publication(**{"title": title, "url": address, "kind": "news", "date": day, "quote": quote, **more})  # type: ignore[arg-type]


def chronicle(first: dt.date, last: dt.date, every: int = 20) -> list[Publication]:
    """News of something else, one in so many days."""
    days = (first + dt.timedelta(days=each) for each in range(0, (last - first).days + 1, every))
    return [news("Линейка и лыжня", day) for day in days]


WHOLE_YEAR = chronicle(dt.date(2023, 9, 1), dt.date(2024, 5, 30))


def judged(events: Sequence[str], *published: Publication, among: Sequence[Publication] = WHOLE_YEAR) -> list[ItemResult]:
    """How events due in November come out."""
    items = tuple(PlanItem(item=event, term="ноябрь", begins=FIRST, due=DUE) for event in events)
    plan = Plan(title="Дорожная карта", type="roadmap", school_year=2023, items=items)
    found = facts(publications=(*published, *among))
    return list(check_plan("s1", plan, found, AS_OF, rules()).items)


def judge(event: str, *published: Publication, among: Sequence[Publication] = WHOLE_YEAR) -> ItemResult:
    (result,) = judged([event], *published, among=among)
    return result


PUBLIC = [
    "Турнир эрудитов «Зелёная сова»",
    "Форум молодых педагогов «Вертикаль»",
    "Неделя педагогического мастерства «Созвучие»",
    "Мастер-класс «Кубик Блума»",
    "Семинар «Буллинг: как распознать»",
    "Круглый стол «Выгорание»",
    "Разработка положения о системе наставничества",
]


@pytest.mark.parametrize("event", PUBLIC)
def test_what_is_published_by_its_nature_can_be_missed(event: str) -> None:
    assert judge(event).status == "not_found"


INNER = [
    "Взаимопосещение занятий наставников",
    "Организация и проведение анкетирования участников семинара",
    "Беседа о правилах внутреннего распорядка",
    "Индивидуальные консультации по календарному планированию",
    "Заполнение дневника наставника",
    "Подбор кандидатур наставников",
    "Ознакомление с рабочей программой",
    "Закрепление приказом наставнических пар",
    "Обсуждение итогов конкурса на совещании",
    "Подготовка документов к форуму",
    "Чаепитие коллектива",
    "Помощь в оформлении портфолио",
    "Методический день (семинар, открытые уроки)",
    "Разработка положения о кабинете наставника",
    "Организация работы площадки «Форум идей»",
]


@pytest.mark.parametrize("event", INNER)
def test_inner_work_is_neither_missed_nor_late(event: str) -> None:
    assert judge(event).status == "unknown"
    assert judge(event, news(event, dt.date(2024, 3, 1), "Наставники и молодые педагоги")).status in {"unknown", "in_time"}


SILENT: dict[str, list[Publication]] = {
    "no news at all": [],
    "pages that are no news": [news("Расписание звонков", DUE, kind="page")],
    "news without days": [news("Линейка и лыжня", None)],
    "last year's news": chronicle(dt.date(2022, 9, 1), dt.date(2023, 5, 30)),
    "news that ended before": chronicle(dt.date(2023, 9, 1), dt.date(2023, 11, 10), every=10),
    "news that began afterwards": chronicle(dt.date(2024, 2, 10), AS_OF),
    "news with a hole": [*chronicle(dt.date(2023, 9, 1), dt.date(2023, 11, 3)), *chronicle(dt.date(2024, 1, 20), AS_OF)],
}


@pytest.mark.parametrize("among", SILENT.values(), ids=SILENT)
def test_a_site_silent_at_that_time_proves_nothing(among: list[Publication]) -> None:
    result = judge(PUBLIC[0], among=among)
    assert result.status == "unknown"
    assert "ничего не доказывает" in result.note


def test_news_kept_in_a_network_prove_nothing() -> None:
    assert judge(PUBLIC[0], Publication(title="Новости на vk.com", url="https://vk.com/s1", kind="news", unread=True)).status == "unknown"


REWORDED = [
    ("Форум молодых педагогов «Вертикаль»", "Собрались вместе", "Начинающие учителя района выступили с докладами"),
    ("Мастер-класс «Кубик Блума»", "Учимся задавать вопросы", "Наставница показала коллегам таксономию Блума"),
    ("Турнир эрудитов «Зелёная сова»", "Кто умнее?", "В викторине для учителей победила команда начальных классов"),
    ("Семинар «Буллинг: как распознать»", "Методический час", "Психолог рассказал учителям о травле"),
    ("Круглый стол «Выгорание»", "Разговор по душам", "Педагоги встретились, чтобы поговорить об усталости"),
    ("Декада мастерства «Ступени роста»", "Открытые двери", "Молодые учителя показали уроки коллегам"),
]


@pytest.mark.parametrize(("event", "title", "quote"), REWORDED)
def test_an_event_told_in_other_words_is_for_a_person(event: str, title: str, quote: str) -> None:
    result = judge(event, news(title, quote=quote))
    assert result.status == "unknown"
    assert title in result.note
    assert judge(event, news(title, dt.date(2022, 11, 20), quote)).status == "not_found"


@given(st.sampled_from(["эрудитов", "сова", "зелёный", "Сове", "эрудит"]), st.integers(0, 43))
def test_a_rare_word_of_the_event_in_its_time_is_enough(word: str, after: int) -> None:
    told = news("В школе", FIRST + dt.timedelta(days=after), f"Пятый день подряд: {word} и другие")
    assert judge("Турнир «Зелёная сова» эрудитов", told).status == "unknown"


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Кто умнее?", "unknown"),
        ("Насыщенный день", "unknown"),
        ("Интеллектуальная битва", "unknown"),
        ("Семинар «Буллинг: как распознать»", "not_found"),
        ("Лыжные гонки среди пятых классов", "not_found"),
        ("Соревнования учителей и родителей", "unknown"),
    ],
)
def test_news_not_read_prove_absence_only_where_their_titles_tell_of_something_else(title: str, status: str) -> None:
    hidden = news(title, unread=True)
    last, _ = judged(["Турнир эрудитов «Зелёная сова»", "Семинар «Буллинг: как распознать»"], hidden)
    assert last.status == status


def test_a_word_below_the_opening_of_a_digest_is_enough() -> None:
    assert judge(PUBLIC[3], news("Итоги ноября", quote="Прошли смотры", further="Освоили кубик и шестиугольники")).status == "unknown"


def test_a_report_without_a_day_is_for_a_person() -> None:
    report = Publication(
        title="Отчёт о работе с молодыми педагогами", url="http://s.example/o.docx", kind="document", quote="Разобрали вопросы Блума"
    )
    assert judge(PUBLIC[3], report).status == "unknown"


def test_what_tells_of_one_event_is_no_doubt_about_another() -> None:
    first = news("Семинар «Буллинг: как распознать»", quote="Наставники и молодые педагоги собрались на семинар")
    found = judged(["Семинар «Буллинг: как распознать»", "Мастер-класс «Кубик Блума»"], first)
    assert [each.status for each in found] == ["in_time", "not_found"]


def test_another_school_s_event_is_for_a_person() -> None:
    theirs = news(PUBLIC[0], quote="Наставники школы № 2", names_another=True)
    assert (judge(PUBLIC[0], theirs).status, judge(PUBLIC[0], theirs).note) == ("unknown", "Публикация называет другую школу")
    ours = news(PUBLIC[0], dt.date(2023, 11, 28), "Наставники школы")
    assert judge(PUBLIC[0], theirs, ours).status == "in_time"
    late = news(PUBLIC[0], dt.date(2024, 3, 1), "Наставники школы")
    assert judge(PUBLIC[0], theirs, late).status == "unknown"
    assert judge(PUBLIC[0], late).status == "late"


def test_both_methodologies_ask_the_same() -> None:
    ours, klin = rules(), rules("klin-2022")
    for name in ("public", "inward"):
        assert [each.pattern for each in getattr(ours, name)] == [each.pattern for each in getattr(klin, name)]
    assert ours.silence_days == klin.silence_days


def test_late_is_said_only_where_nothing_in_time_may_have_told_of_it() -> None:
    late = news(PUBLIC[3], dt.date(2024, 3, 1), "Наставники и учителя освоили приём")
    assert judge(PUBLIC[3], late).status == "late"
    assert judge(PUBLIC[3], late, news("Учимся спрашивать", quote="Педагоги освоили таксономию Блума")).status == "unknown"
