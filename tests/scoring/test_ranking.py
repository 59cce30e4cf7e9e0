"""Places of training sites: shared, whole and per municipality, without those of whom too much is unknown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.rated import Score
from scoring.ranking import Rated, ranking

LIMIT = 3


def rated(name: str, total: int, unknown: int = 0, municipality: str = "Луговой г.о.") -> Rated:
    known = {f"a.c{number}": 1 for number in range(total)}
    lost = {f"b.c{number}": 0 for number in range(25 - total - unknown)}
    open_ = {f"u.c{number}": None for number in range(unknown)}
    return Rated(organisation=name, municipality=municipality, score=Score(rubric="r", criteria={**known, **lost, **open_}, max=25))


def test_the_first_ten_of_the_source() -> None:
    totals = [22, 19, 17, 17, 17, 17, 14, 13, 13, 13]
    found = ranking([rated(str(place), total) for place, total in enumerate(totals)], LIMIT)
    assert [(each.place, each.total) for each in found] == list(zip([1, 2, 3, 3, 3, 3, 7, 8, 8, 8], totals, strict=True))


def test_a_site_of_which_too_much_is_unknown_has_no_place_and_takes_none() -> None:
    found = ranking([rated("a", 20, LIMIT + 1), rated("b", 10, LIMIT), rated("c", 5)], LIMIT)
    assert [(each.organisation, each.place) for each in found] == [("b", 1), ("c", 2)]


def test_equal_sites_stand_in_registry_order_and_each_municipality_counts_its_own() -> None:
    found = ranking([rated("a", 5, municipality="Б"), rated("b", 9, municipality="А"), rated("c", 9, municipality="Б")], LIMIT)
    assert [(each.organisation, each.place, each.municipal_place) for each in found] == [("b", 1, 1), ("c", 1, 1), ("a", 3, 2)]


SITES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.sampled_from("АБВ")), max_size=30)


@given(SITES)
def test_places_are_those_of_a_competition(sites: list[tuple[int, int, str]]) -> None:
    given_sites = [rated(str(number), total, unknown, where) for number, (total, unknown, where) in enumerate(sites)]
    found = ranking(given_sites, LIMIT)
    assert {each.organisation for each in found} == {each.organisation for each in given_sites if each.score.unknown <= LIMIT}
    assert [each.total for each in found] == sorted((each.total for each in found), reverse=True)
    for scope in (None, *"АБВ"):
        within = [each for each in found if scope in {None, each.municipality}]
        for position, each in enumerate(within):
            place = each.place if scope is None else each.municipal_place
            tied = position > 0 and within[position - 1].total == each.total
            before = within[position - 1].place if scope is None else within[position - 1].municipal_place
            assert place == (before if tied else position + 1)
