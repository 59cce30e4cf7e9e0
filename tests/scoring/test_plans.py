"""Plans against what a site shows: no event is called absent or late while something unread may tell of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.models import Act, Document, Section, SiteFacts, SiteOutcome
from data.plan_rules import PlanRules
from data.plans import ItemResult, Plan, PlanItem, PlanResult, PlanStatus, Publication
from data.profile import load_profile
from scoring.plan_lists import not_in_full
from scoring.plan_periods import periods
from scoring.plans import check_plan, check_plans
from tests.made import facts, unread

DUE = dt.date(2023, 10, 31)
AS_OF = dt.date(2024, 6, 30)


def rules() -> PlanRules:
    found = load_profile("spassk-2023").plans
    assert found is not None
    return found


RULES = rules()
AUDIT = PlanItem(item="Методический фестиваль (посещение уроков молодых педагогов)", term="октябрь", begins=dt.date(2023, 10, 1), due=DUE)
NAMED = PlanItem(item="Митап «Учиться всю жизнь: зачем нам это?»", term="декабрь", begins=dt.date(2023, 12, 1), due=dt.date(2023, 12, 31))
NEWS = Publication(
    title="Методический фестиваль в школе", url="http://s.example/1", kind="news", quote="Наставники посетили уроки молодых педагогов"
)

CHRONICLE = tuple(
    Publication(
        title="Линейка и лыжня",
        url=f"http://s.example/day/{number}",
        kind="news",
        date=dt.date(2023, 8, 1) + dt.timedelta(days=30 * number),
    )
    for number in range(11)
)
"""News of the whole year that tell of no event of a plan."""


def one(
    item: PlanItem,
    *published: Publication,
    site: SiteFacts | None = None,
    as_of: dt.date = AS_OF,
    by: PlanRules = RULES,
    among: tuple[Publication, ...] = CHRONICLE,
) -> ItemResult:
    """How one item of a plan of three comes out; `among`: what else the site published."""
    plan = Plan(title="Дорожная карта", type="roadmap", school_year=2023, approved=dt.date(2023, 9, 1), items=(item, AUDIT, NAMED))
    whole = replace(site or facts(), publications=(*published, *among), plans=(plan,))
    (result,) = check_plans("s1", whole, as_of, by)
    return result.items[0]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (dt.date(2023, 8, 31), "unknown"),  # 31 days before the term begins: another event, or this one
        (dt.date(2023, 9, 1), "in_time"),
        (dt.date(2023, 10, 12), "in_time"),
        (dt.date(2023, 11, 14), "in_time"),  # the last of the days of grace
        (dt.date(2023, 11, 15), "late"),
        (dt.date(2024, 6, 30), "late"),
        (dt.date(2022, 10, 12), "not_found"),  # last year's audit
        (None, "unknown"),
    ],
)
def test_when_a_publication_is_in_time(day: dt.date | None, status: PlanStatus) -> None:
    result = one(AUDIT, replace(NEWS, date=day))
    assert result.status == status
    if status in {"in_time", "late"}:
        assert (result.published, result.evidence[0].url) == (day, NEWS.url)


def test_nothing_found_after_a_full_look_is_not_found() -> None:
    assert one(AUDIT, replace(NEWS, title="Спортивный праздник", quote="Соревнования классов", date=DUE)).status == "not_found"


NOT_FULL = SiteOutcome(reached=True, complete=False)
NEXT = Publication(title="2", url="http://s.example/?page=2", unread=True)
FEED = Publication(title="Новости школы", url="http://s.example/news", unread=True)
LIKE = Publication(title="Фестиваль в нашей школе", url="http://s.example/2", kind="news", unread=True)
SCAN = Publication(title="Скачать", url="http://s.example/s.pdf", kind="document", unread=True)


@pytest.mark.parametrize("hidden", [NEXT, FEED, LIKE, SCAN], ids=["next page", "news", "like title", "nameless file"])
def test_something_unread_that_may_tell_of_it_is_unknown(hidden: Publication) -> None:
    result = one(AUDIT, hidden)
    assert result.status == "unknown"
    assert hidden.title in result.note
    late = one(AUDIT, replace(NEWS, date=dt.date(2024, 2, 1)), hidden)
    assert (late.status, late.published) == ("unknown", dt.date(2024, 2, 1))


def test_something_unread_of_another_kind_hides_nothing() -> None:
    other = Publication(title="Меню школьной столовой", url="http://s.example/food", unread=True)
    old = replace(LIKE, date=dt.date(2022, 3, 1))
    assert one(AUDIT, other, old).status == "not_found"


def test_an_incomplete_look_never_accuses() -> None:
    for outcome in (NOT_FULL, SiteOutcome(reached=False, reason="down")):
        assert one(AUDIT, site=facts(outcome=outcome)).status == "unknown"
        assert one(AUDIT, replace(NEWS, date=dt.date(2024, 2, 1)), site=facts(outcome=outcome)).status == "unknown"
    assert one(AUDIT, replace(NEWS, date=DUE), site=facts(outcome=NOT_FULL)).status == "in_time"


def test_a_publication_that_may_be_about_it_is_for_a_person() -> None:
    vague = Publication(title="Фестиваль столовой", url="http://s.example/3", kind="news", date=DUE, quote="Проверка питания")
    result = one(AUDIT, vague)
    assert (result.status, result.note) == ("unknown", "Возможно, об этом: Фестиваль столовой")


MASTER = PlanItem(item="Мастер-класс «Игра на уроке математики»", term="октябрь", begins=dt.date(2023, 10, 1), due=DUE)


@pytest.mark.parametrize(
    ("title", "quote", "status"),
    [
        ("Мастер-класс «Игра на уроке математики»", "Молодые учителя учились играть", "in_time"),
        ("Мастер-класс для молодых педагогов", "Учителя собрались в актовом зале", "unknown"),  # of that kind and nameless: may be it
        ("Школьные методические объединения", "Учителя математического цикла и начальных классов", "not_found"),
        ("Наши учителя", "Учитель математики, учитель физики", "not_found"),
    ],
)
def test_the_kind_of_an_event_is_not_its_name_and_a_word_of_a_name_is_not_the_name(title: str, quote: str, status: PlanStatus) -> None:
    told = Publication(title=title, url="http://s.example/4", kind="news", date=DUE, quote=quote)
    assert one(MASTER, told).status == status


def test_an_announcement_is_no_proof() -> None:
    soon = replace(NEWS, date=dt.date(2023, 10, 2), quote="Приглашаем наставников: методический фестиваль состоится 20 октября")
    assert one(AUDIT, soon).status == "unknown"
    assert one(AUDIT, soon, replace(NEWS, url="http://s.example/9", date=DUE)).status == "in_time"


def test_a_name_in_quotes_is_enough_and_in_any_case() -> None:
    told = Publication(
        title="Встреча молодых",
        url="http://s.example/4",
        date=dt.date(2023, 12, 20),
        quote="Прошёл митап «Учиться всю жизнь – зачем нам это»",
    )
    assert one(NAMED, told).status == "in_time"


def test_events_that_share_a_name_are_told_apart() -> None:
    first = PlanItem(item="Разработка положения о конкурсе «Формула успеха»", term="до 30.11.2023", due=dt.date(2023, 11, 30))
    second = PlanItem(
        item="Аналитический семинар по итогам экспертизы практик на конкурс «Формула успеха»",
        term="5.03.",
        begins=dt.date(2024, 3, 5),
        due=dt.date(2024, 3, 5),
    )
    plan = Plan(title="План", type="roadmap", school_year=2023, items=(first, second))
    news = Publication(
        title="Аналитический семинар", url="http://s.example/5", date=dt.date(2024, 3, 6),
        quote="Эксперты и наставники подвели итоги экспертизы практик конкурса «Формула успеха»",
    )  # fmt: skip
    result = check_plan("s1", plan, facts(publications=(news,)), AS_OF, RULES)
    assert [item.status for item in result.items] == ["unknown", "in_time"]


def test_what_is_not_due_yet() -> None:
    assert one(AUDIT, as_of=dt.date(2023, 10, 30)).status == "not_due"
    assert one(AUDIT, as_of=DUE).status == "unknown"  # its term has come, and a report of these days would still be in time
    assert one(AUDIT, as_of=dt.date(2023, 11, 14)).status == "unknown"
    assert one(AUDIT, as_of=dt.date(2023, 11, 15)).status == "not_found"


@pytest.mark.parametrize("term", ["", "согласно графику"])
def test_without_a_day_an_event_is_never_absent(term: str) -> None:
    item = replace(AUDIT, term=term, begins=None, due=None)
    assert one(item).status == "unknown"
    assert one(item, replace(NEWS, date=DUE)).status == "in_time"


def test_as_needed_is_never_absent() -> None:
    item = replace(AUDIT, repeats="when_needed", begins=dt.date(2023, 9, 1), due=dt.date(2024, 5, 31))
    result = one(item)
    assert (result.status, result.note) == ("unknown", "Проводится по необходимости")


def test_an_undated_trace_counts_where_the_profile_says_so() -> None:
    assert one(AUDIT, NEWS, by=RULES.model_copy(update={"undated_counts": True})).status == "in_time"


MONTHLY = replace(AUDIT, repeats="monthly", begins=dt.date(2023, 9, 1), due=dt.date(2024, 5, 31))


def monthly(count: int) -> list[Publication]:
    days = [item[0].replace(day=15) for item in periods(MONTHLY)][:count]
    return [replace(NEWS, url=f"http://s.example/m{number}", date=day) for number, day in enumerate(days)]


def test_what_comes_round_needs_a_trace_in_each_period() -> None:
    assert one(MONTHLY, *monthly(9)).status == "in_time"
    some = one(MONTHLY, *monthly(4))
    assert (some.status, some.note) == ("unknown", "Подтверждено периодов: 4 из 9")
    assert one(MONTHLY).status == "not_found"
    enough = RULES.model_copy(update={"repeats_enough": 0.4})
    assert one(MONTHLY, *monthly(4), by=enough).status == "in_time"


@pytest.mark.parametrize(("repeats", "count"), [("monthly", 9), ("quarterly", 3), ("half_yearly", 2)])
def test_periods_follow_one_another(repeats: Any, count: int) -> None:
    found = periods(replace(MONTHLY, repeats=repeats))
    assert len(found) == count
    assert (found[0][0], found[-1][1]) == (MONTHLY.begins, MONTHLY.due)
    assert all(late[0] - early[1] == dt.timedelta(days=1) for early, late in pairwise(found))


def test_twice_a_year_is_two_months() -> None:
    twice = replace(MONTHLY, repeats="twice_a_year")
    assert one(twice, *monthly(2)).status == "in_time"
    assert one(twice, *monthly(1)).note == "Подтверждено периодов: 1 из 2"


def test_the_document_that_an_event_makes_is_its_evidence() -> None:
    item = PlanItem(item="Корректировка положения о системе наставничества", term="до 10.10.2023", due=dt.date(2023, 10, 10))
    new = Document(act=Act(type="regulation", title="Положение", date=dt.date(2023, 9, 20)), url="http://s.example/p.pdf", page_url="")
    old = replace(new, act=replace(new.act, date=dt.date(2021, 9, 1)))
    assert one(item, site=facts(new)).status == "in_time"
    assert one(item, site=facts(old)).status == "not_found"
    assert one(item, site=facts(unseen=(unread("regulation"),))).status == "unknown"


def test_a_section_kept_up_to_date() -> None:
    item = PlanItem(
        item="Ведение раздела сайта «Наставничество»",
        term="систематически",
        begins=dt.date(2023, 9, 1),
        due=dt.date(2024, 5, 31),
        repeats="always",
    )
    fresh = Publication(title="Встреча", url="http://s.example/6", date=dt.date(2024, 2, 1))
    assert one(item, fresh).status == "in_time"
    assert one(item, among=()).status == "unknown"
    assert one(item, site=facts(section=Section(found=False))).status == "not_found"
    assert one(item, site=facts(section=Section(found=None))).status == "unknown"


def test_plans_of_kinds_the_profile_does_not_name_are_left_out() -> None:
    plan = Plan(title="План", type="personal_programme", items=(AUDIT,))
    assert check_plans("s1", facts(plans=(plan,)), AS_OF, RULES) == ()


STATUSES: tuple[PlanStatus, ...] = ("in_time", "late", "not_found", "not_due", "unknown")


def result_of(organisation: str, *statuses: PlanStatus, note: str = "") -> PlanResult:
    items = tuple(ItemResult(item=replace(AUDIT, item=f"Событие {number}"), status=status) for number, status in enumerate(statuses))
    plan = Plan(title="План", type="roadmap", school_year=2023, note=note)
    return PlanResult(organisation=organisation, plan=plan, items=items)


@given(st.lists(st.sampled_from(STATUSES), max_size=30))
def test_the_share_is_of_what_is_due_and_known(statuses: list[PlanStatus]) -> None:
    found = result_of("s1", *statuses).share
    known = [status for status in statuses if status in {"in_time", "late", "not_found"}]
    assert (found is None) == (not known)
    if found is not None:
        assert found * len(known) == pytest.approx(statuses.count("in_time"))


def test_late_counts_where_the_profile_says_so() -> None:
    result = result_of("s1", "in_time", "late")
    assert (result.share, replace(result, late_counts=True).share) == (0.5, 1.0)
    assert not_in_full([result], RULES).rows[0].late == ("Событие 1",)
    assert not_in_full([replace(result, late_counts=True)], RULES).rows == ()


def test_six_of_thirty_three_as_in_the_source() -> None:
    results = [result_of(f"s{number}", "in_time", "not_found" if number < 6 else "in_time") for number in range(33)]
    listing = not_in_full(results, RULES, 2023)
    assert [row.organisation for row in listing.rows] == [f"s{number}" for number in range(6)]
    assert (len(listing.in_full), listing.share) == (27, 81.8)
    result = listing.rows[0].result
    assert (result.carried_out, result.due, listing.rows[0].missing) == (1, 2, ("Событие 1",))


def test_what_is_unknown_neither_accuses_nor_clears() -> None:
    listing = not_in_full([result_of("s1", "in_time", "unknown"), result_of("s2", "unknown", "unknown"), result_of("s3", "not_due")], RULES)
    assert (listing.rows, listing.in_full, listing.not_checked, listing.share) == ((), (), ("s1", "s2", "s3"), None)


def test_below_the_limit_only_where_all_unknown_done_would_not_reach_it() -> None:
    eighty = RULES.model_copy(update={"not_in_full": RULES.not_in_full.model_copy(update={"limit": 0.8})})
    reachable = result_of("s1", "in_time", "in_time", "in_time", "unknown", "not_found")
    out_of_reach = result_of("s2", "in_time", "unknown", "not_found", "not_found", "in_time")
    results = [reachable, out_of_reach]
    listing = not_in_full(results, eighty)
    assert [row.organisation for row in listing.rows] == ["s2"]
    assert listing.not_checked == ("s1",)


def test_a_plan_not_read_whole_is_not_called_full() -> None:
    assert not_in_full([result_of("s1", "in_time", note="Часть страниц не прочитана")], RULES).not_checked == ("s1",)


def test_plans_of_other_years_are_not_listed() -> None:
    assert not_in_full([result_of("s1", "not_found")], RULES, 2022).rows == ()


@given(st.lists(st.sampled_from(STATUSES), max_size=12))
def test_nobody_is_listed_without_an_event_missed(statuses: list[PlanStatus]) -> None:
    listing = not_in_full([result_of("s1", *statuses)], RULES)
    assert bool(listing.rows) == bool({"late", "not_found"} & set(statuses))


def test_a_copy_of_the_plan_tells_of_nothing() -> None:
    copy = Document(act=Act(type="roadmap", title="Дорожная карта"), url="http://s.example/copy.pdf", page_url="", sha256="c")
    listed = Publication(title="Дорожная карта", url=copy.url, date=DUE, quote=f"{AUDIT.item} октябрь", sha256="c")
    assert one(AUDIT, listed, site=facts(copy)).status == "not_found"


def test_another_plan_that_names_the_event_is_no_proof() -> None:
    other = replace(
        NEWS, title="План работы школы молодого педагога", date=DUE, quote="Методический фестиваль, посещение уроков молодых педагогов"
    )
    result = one(AUDIT, other)
    assert (result.status, result.note) == ("unknown", "Найден только анонс")


def test_inward_work_is_never_called_absent() -> None:
    item = replace(AUDIT, item="Обеспечение контроля за реализацией целевой модели наставничества")
    assert one(item).status == "unknown"


def test_a_name_of_one_word_may_mean_the_event() -> None:
    item = replace(AUDIT, item="Сопровождение участника муниципального конкурса профессионального мастерства молодых «Дебют»")
    told = Publication(title="Итоги конкурса «Дебют»", url="http://s.example/7", date=DUE)
    assert one(item, told).status == "unknown"
