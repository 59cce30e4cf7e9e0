"""Indicators: three-valued, adding up, and with the source's own numbers."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.manual_values import ManualValues
from data.models import DocumentType, Measures, OrganisationResult, SiteOutcome
from data.plans import Publication
from data.profile import Profile, load_profile
from data.tallies import WHOLE, IndicatorValue
from scoring.indicators import indicators
from tests.made import OLD, document, facts, unread
from tests.scoring.made_results import organisation, pairs_order, programme, published, result, told, values

IZHEVSK, KPI, PRIMORYE = (load_profile(name) for name in ("izhevsk-2022", "mo-kpi", "primorye-2024"))
NOTHING = ManualValues()
FULL: tuple[DocumentType, ...] = ("implementation_order", "regulation", "pairs_order", "personal_programme")


def of(
    profile: Profile, rows: Sequence[OrganisationResult], name: str, scope: str = WHOLE, manual: ManualValues = NOTHING
) -> IndicatorValue:
    """One indicator of one scope in 2024."""
    return next(each for each in indicators(profile, rows, manual, 2024) if (each.id, each.scope) == (name, scope))


def counts(value: IndicatorValue) -> tuple[float | None, float | None, int, float | None]:
    return value.numerator, value.denominator, value.not_checked, value.value


# ── the sources ──


def test_the_numbers_of_the_izhevsk_report_come_out() -> None:
    kinds: list[tuple[DocumentType, ...]] = [
        tuple(kind for kind, many in (("curator_order", 47), ("pairs_order", 37)) if number < many)  # type: ignore[misc]
        for number in range(83)
    ]
    rows = [told(IZHEVSK, organisation(number), *each) for number, each in enumerate(kinds)]
    assert counts(of(IZHEVSK, rows, "izhevsk.7")) == (47, 83, 0, 56.6)
    assert counts(of(IZHEVSK, rows, "izhevsk.9")) == (37, 83, 0, 44.6)


def test_izhevsk_has_its_fifteen_indicators_and_the_rows_beside_them() -> None:
    values_of = indicators(IZHEVSK, [told(IZHEVSK, organisation(1))], NOTHING, 2024)
    ids = [each.id for each in values_of if each.scope == WHOLE]
    assert [name for name in ids if name.count(".") == 1] == [f"izhevsk.{number}" for number in range(1, 16)]
    assert set(ids) - {f"izhevsk.{number}" for number in range(1, 16)} == {"izhevsk.13.partners", "izhevsk.15.no_need"}


def test_the_moscow_region_has_seven_and_four_indicators_with_targets() -> None:
    targets = [(each.id, each.target) for each in KPI.indicators]
    assert [target for name, target in targets[:7]] == [100, 85, 80, 80, None, 100, 60]
    assert [target for name, target in targets[7:]] == [100, 85, 85, 50]


# ── three values ──


def test_an_organisation_that_could_not_be_checked_is_left_out_and_told() -> None:
    rows = [
        published(IZHEVSK, organisation(1), document("regulation")),
        published(IZHEVSK, organisation(2)),
        published(IZHEVSK, organisation(3), unseen=(unread("regulation"),)),
        result(IZHEVSK, organisation(4), facts(outcome=SiteOutcome(reached=False, reason="down"))),
    ]
    value = of(IZHEVSK, rows, "izhevsk.2")
    assert counts(value) == (1, 2, 2, 50.0)
    assert value.of_all == 25.0


def test_where_nothing_is_known_there_are_no_data() -> None:
    value = of(IZHEVSK, [result(IZHEVSK, organisation(1), facts(outcome=SiteOutcome(reached=False, reason="dns")))], "izhevsk.2")
    assert counts(value) == (None, None, 1, None)
    assert value.note


def test_an_old_or_undated_order_is_an_order_all_the_same() -> None:
    rows = [
        published(IZHEVSK, organisation(1), document("implementation_order", OLD)),
        published(IZHEVSK, organisation(2), document("implementation_order", None)),
        published(IZHEVSK, organisation(3)),
    ]
    assert counts(of(IZHEVSK, rows, "izhevsk.1")) == (2, 3, 0, 66.7)


def test_where_nobody_needs_a_mentor_pairs_and_programmes_are_not_asked() -> None:
    basis = (document("implementation_order"), document("regulation"))
    rows = [
        published(IZHEVSK, organisation(1), *basis, document("pairs_order"), document("personal_programme")),
        published(IZHEVSK, organisation(2, needs_mentor=False), *basis),
        published(IZHEVSK, organisation(3, needs_mentor=True), *basis),
        published(IZHEVSK, organisation(4), *basis),
        published(IZHEVSK, organisation(5, needs_mentor=False), document("implementation_order")),
    ]
    assert counts(of(IZHEVSK, rows, "izhevsk.15")) == (2, 5, 0, 40.0)
    assert counts(of(IZHEVSK, rows, "izhevsk.15.no_need")) == (4, 5, 0, 80.0)


def test_pairs_are_added_over_the_organisations_where_they_could_be_counted() -> None:
    rows = [
        published(IZHEVSK, organisation(1), pairs_order(("m", "e1"), ("m", "e2"))),
        published(IZHEVSK, organisation(2)),
        published(IZHEVSK, organisation(3), document("pairs_order", people=None)),
    ]
    assert counts(of(IZHEVSK, rows, "izhevsk.8")) == (2, None, 1, 2)
    assert of(IZHEVSK, rows, "izhevsk.8").unit == "пар"


def test_young_specialists_in_programmes_are_a_share_of_those_of_the_same_organisations() -> None:
    papers = (pairs_order(("m", "e"), young=("e",)), programme(("m", "e")))
    rows = [
        published(IZHEVSK, organisation(1, young_specialists=2, total_teachers=40), *papers),
        published(IZHEVSK, organisation(2, young_specialists=1, total_teachers=10)),
        published(IZHEVSK, organisation(3, total_teachers=25), *papers),
    ]
    assert counts(of(IZHEVSK, rows, "izhevsk.11")) == (1, 3, 1, 33.3)
    assert counts(of(IZHEVSK, rows, "izhevsk.12")) == (2, 75, 0, 2.7)
    assert counts(of(IZHEVSK, rows[2:], "izhevsk.11")) == (None, None, 1, None)
    assert "столбец" in of(IZHEVSK, rows[2:], "izhevsk.11").note


def test_the_first_moscow_indicator_counts_known_verdicts_that_are_no_empty_package() -> None:
    row = [organisation(number, "Луговой г.о.") for number in range(4)]
    rows = [
        published(KPI, row[0], document("implementation_order"), document("regulation")),
        published(KPI, row[1], document("regulation")),
        published(KPI, row[2]),
        published(KPI, row[3], document("regulation"), unseen=(unread("implementation_order"),)),
    ]
    assert [each.verdict.verdict for each in rows] == ["compliant", "regulation_only", "no_package", "not_checked"]
    assert counts(of(KPI, rows, "mo-kpi.1")) == (2, 3, 1, 66.7)
    assert of(KPI, rows, "mo-kpi.1").of_all == 50.0


def test_the_verdicts_behind_it_are_those_of_mo_2024() -> None:
    lists = load_profile("mo-2024")
    assert KPI.verdicts == lists.verdicts
    assert {name: options for name, options in lists.rules.items() if name != "section.present"} == KPI.rules


def test_a_school_of_mentoring_is_three_acts_and_a_section() -> None:
    acts = (document("mentoring_school_order"), document("school_head_order"), document("roadmap"))
    rows = [
        published(PRIMORYE, organisation(1, "Первый"), *acts),
        published(PRIMORYE, organisation(2, "Второй"), *acts[:2]),
        published(PRIMORYE, organisation(3, "Третий"), *acts, unseen=(unread("implementation_order"),)),
        published(PRIMORYE, organisation(4, "Четвёртый"), unseen=(unread("implementation_order"),)),
    ]
    assert counts(of(PRIMORYE, rows, "primorye.schools")) == (2, None, 0, 2)
    assert counts(of(PRIMORYE, rows, "primorye.order")) == (3, 3, 1, 100.0)
    assert {each.verdict.verdict for each in rows} == {None}
    assert [each.verdict.state for each in rows] == ["audited", "audited", "audited", "partial"]


def test_practices_are_counted_once_and_news_of_them_not_at_all() -> None:
    titles = ["Практика наставничества «Вместе»", "Лучшие наставнические практики района", "Конкурс практик наставничества"]
    shown = [Publication(title=title, url=f"/{n}", kind="document", sha256=str(n)) for n, title in enumerate(titles)]
    again = dataclasses.replace(shown[0], url="/again")
    news = Publication(title="О практике наставничества рассказали на форуме", url="/news", kind="news")
    rows = [published(PRIMORYE, organisation(1), publications=(*shown, again, news))]
    assert counts(of(PRIMORYE, rows, "primorye.practices")) == (2, None, 0, 2)
    assert of(PRIMORYE, [published(PRIMORYE, organisation(1))], "primorye.practices").value is None


# ── by hand, and contradictions ──


def test_what_is_entered_by_hand_is_divided_by_the_registry(tmp_path: Path) -> None:
    rows = [published(KPI, organisation(n, "Луговой г.о.", training_site="да" if n < 33 else None)) for n in range(40)]
    manual = values(tmp_path, "mo-kpi.programme_done 27", "mo-kpi.5 1004")
    assert counts(of(KPI, rows, "mo-kpi.3", manual=manual)) == (27, 33, 0, 81.8)
    assert of(KPI, rows, "mo-kpi.5", manual=manual).value == 1004
    assert of(KPI, rows, "mo-kpi.3").value is None
    assert "mo-kpi.programme_done" in of(KPI, rows, "mo-kpi.3").note


def test_a_share_entered_whole_is_shown_as_such(tmp_path: Path) -> None:
    value = of(KPI, [published(KPI, organisation(1))], "mo-kpi.4", manual=values(tmp_path, "mo-kpi.4 80"))
    assert (value.numerator, value.value) == (None, 80)
    assert "отчёт" in value.note


def test_a_gap_in_the_column_leaves_no_data_rather_than_a_wrong_share(tmp_path: Path) -> None:
    rows = [published(KPI, organisation(1, teachers_under_35=10)), published(KPI, organisation(2))]
    value = of(KPI, rows, "mo-kpi.2", manual=values(tmp_path, "mo-kpi.young_supported 9"))
    assert (value.numerator, value.denominator, value.value) == (9, None, None)


def test_municipalities_entered_one_by_one_make_the_whole(tmp_path: Path) -> None:
    rows = [published(KPI, organisation(n, name)) for n, name in enumerate(("Луговой г.о.", "Боровой г.о."))]
    half = values(tmp_path, "mo-kpi.5 7 Луговой г.о.")
    assert of(KPI, rows, "mo-kpi.5", manual=half).value is None
    assert of(KPI, rows, "mo-kpi.5", "Луговой г.о.", half).value == 7
    both = values(tmp_path, "mo-kpi.5 7 Луговой г.о.", "mo-kpi.5 5 Боровой г.о.")
    assert of(KPI, rows, "mo-kpi.5", manual=both).value == 12
    other = values(tmp_path, "mo-kpi.5 7 Луговой г.о.", "mo-kpi.5 5 Боровой г.о.", "mo-kpi.5 20")
    value = of(KPI, rows, "mo-kpi.5", manual=other)
    assert value.value == 20
    assert "12" in value.note


def test_a_declared_value_above_its_own_definition_is_pointed_out(tmp_path: Path) -> None:
    rows = [published(IZHEVSK, organisation(n), *(document(kind) for kind in FULL if n < 40)) for n in range(83)]
    manual = values(tmp_path, "izhevsk.1 60", "izhevsk.2 90", "izhevsk.15 89", "izhevsk.outside 7", "izhevsk.9 48.2")
    value = of(IZHEVSK, rows, "izhevsk.15", manual=manual)
    assert value.value == 48.2
    assert "89 %" in value.note
    assert "48,2 %" in value.note
    assert "izhevsk.1 (заявлено 60 %)" in value.note
    assert "izhevsk.2" not in value.note
    assert "91,6 %" in value.note
    assert of(IZHEVSK, rows, "izhevsk.9", manual=manual).note == ""


def test_a_declared_value_agrees_as_precisely_as_it_was_declared(tmp_path: Path) -> None:
    rows = [published(IZHEVSK, organisation(n), *([document("regulation")] if n < 50 else [])) for n in range(83)]
    assert of(IZHEVSK, rows, "izhevsk.2").value == 60.2
    assert of(IZHEVSK, rows, "izhevsk.2", manual=values(tmp_path, "izhevsk.2 60")).note == ""
    assert "61 %" in of(IZHEVSK, rows, "izhevsk.2", manual=values(tmp_path, "izhevsk.2 61")).note


def test_a_declared_value_never_fills_a_gap_of_the_sites(tmp_path: Path) -> None:
    rows = [result(IZHEVSK, organisation(1), facts(outcome=SiteOutcome(reached=False, reason="down")))]
    value = of(IZHEVSK, rows, "izhevsk.5", manual=values(tmp_path, "izhevsk.5 89"))
    assert value.value is None
    assert "89 %" in value.note


# ── sums ──

KINDS: list[DocumentType] = ["implementation_order", "regulation", "curator_order", "pairs_order", "personal_programme"]


@st.composite
def registries(draw: st.DrawFn) -> list[OrganisationResult]:
    """Organisations of three municipalities, each with some acts, some unread, some not reached."""
    rows = []
    for number in range(draw(st.integers(1, 8))):
        row = organisation(
            number,
            draw(st.sampled_from(["А", "Б", "В"])),
            young_specialists=draw(st.none() | st.integers(0, 4)),
            total_teachers=draw(st.none() | st.integers(1, 40)),
            needs_mentor=draw(st.none() | st.booleans()),
        )
        reached = draw(st.integers(0, 5)) > 0
        shown = [document(kind) for kind in KINDS if draw(st.booleans())]
        unseen = tuple(unread(kind) for kind in KINDS if draw(st.integers(0, 4)) == 0)
        site = facts(*shown, unseen=unseen, outcome=SiteOutcome(reached=reached, complete=reached, reason=None if reached else "down"))
        made = result(IZHEVSK, row, site)
        pairs = draw(st.none() | st.integers(0, 9))
        rows.append(dataclasses.replace(made, measures=Measures(pairs=pairs, personal_programmes=pairs)))
    return rows


@given(rows=registries())
def test_municipalities_add_up_to_the_whole_and_every_organisation_is_accounted_for(rows: list[OrganisationResult]) -> None:
    found = indicators(IZHEVSK, rows, NOTHING, 2024)
    for indicator in IZHEVSK.indicators:
        if indicator.data_source == "manual":
            continue
        whole, *parts = [each for each in found if each.id == indicator.id]
        assert whole.scope == WHOLE
        assert {each.scope for each in parts} == {each.organisation.municipality for each in rows}
        assert sum(each.not_checked for each in parts) == whole.not_checked
        for name in ("numerator", "denominator"):
            known = [getattr(each, name) for each in parts if getattr(each, name) is not None]
            assert (sum(known) if known else None) == getattr(whole, name)
        if indicator.numerator.organisations:
            assert (whole.denominator or 0) + whole.not_checked == len(rows)
            assert 0 <= (whole.numerator or 0) <= (whole.denominator or 0)
        if whole.value is not None and whole.denominator:
            assert abs(whole.value - 100 * (whole.numerator or 0) / whole.denominator) <= 0.051


@given(rows=registries(), data=st.data())
def test_the_order_of_the_registry_changes_no_number(rows: list[OrganisationResult], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows))
    one, other = indicators(IZHEVSK, rows, NOTHING, 2024), indicators(IZHEVSK, shuffled, NOTHING, 2024)
    assert {(each.id, each.scope): each for each in one} == {(each.id, each.scope): each for each in other}


@given(rows=registries())
def test_a_definition_that_asks_more_never_gives_more(rows: list[OrganisationResult]) -> None:
    known = [each for each in rows if all(finding.outcome != "unknown" for finding in each.findings)]
    if known:
        strict, mild, order = (of(IZHEVSK, known, name) for name in ("izhevsk.15", "izhevsk.15.no_need", "izhevsk.1"))
        assert (strict.numerator or 0) <= (mild.numerator or 0) <= (order.numerator or 0)


@pytest.mark.parametrize("profile", [IZHEVSK, KPI, PRIMORYE], ids=lambda each: each.id)
def test_offline_the_declared_columns_decide_alone(profile: Profile) -> None:
    rows = [
        told(profile, organisation(1), "regulation"),
        told(profile, organisation(2)),
        result(profile, organisation(3), facts(offline=True)),
    ]
    found = indicators(profile, rows, NOTHING, 2024)
    for each in found:
        assert each.data_source in {"registry", "manual"}
        assert each.denominator is None or each.denominator <= 2 or each.data_source == "manual"
    assert all(each.value is None for each in found if each.unit in {"пар", "программ", "практик"})
