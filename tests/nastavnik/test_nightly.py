"""Nights over real HTTP: what is published, what is held, who is told, and when all is fetched anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data.holding import Cause
from data.models import Audit
from data.store import Store
from data.store.nights import Hold
from nastavnik.holding import alarmed_lately, held_alike, since_in_words
from tests.nastavnik.services import Service
from tests.nastavnik.town import NIGHT, OWN, TOWNS, VENDOR, Town

DAY = dt.timedelta(days=1)
ONE, OTHER = "Лесной г.о.", "Степной г.о."


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as made:
        yield made


@pytest.fixture
def town(tmp_path: Path, service: Service) -> Iterator[Town]:
    made = Town(tmp_path)
    routes = f"    methodist: {service.address('methodist')}\n    municipalities:\n"
    routes += "".join(f"      {name}: [{service.address(path)}]\n" for name, path in ((ONE, "one"), (OTHER, "other")))
    made.settings(f"  notices:\n{routes}")
    with made.web:
        yield made


def test_nights_of_a_town(town: Town, service: Service) -> None:
    """One story: every night begins with what the nights before left."""
    assert town.night() == 0
    assert (town.status["state"], town.status["full_look"], town.status["audit"]) == ("ok", True, 1)
    told = service.taken()
    assert set(told) == {"methodist"}  # services are told of changes, and there is nothing to compare with
    assert "первая проверка, нарушений 0, не удалось проверить 0" in told["methodist"]["title"]
    assert town.night(NIGHT + DAY) == 0
    assert (town.status["full_look"], town.status["next_full_look"]) == (False, "2026-12-07")
    assert service.taken() == {}  # two nights alike are no news

    school = OWN[0]
    town.schools[school].bare = True
    assert town.night(NIGHT + 2 * DAY) == 0
    assert (town.status["profiles"]["mo-2024"]["new"], town.status["profiles"]["mo-2024"]["suspected"]) == (1, 1)
    assert town.results()["violations"]["no_package"] == [school]
    told = service.taken()
    assert set(told) == {"methodist"}  # of whom one audit suspects, no service hears
    assert "новых нарушений 1 (ждут подтверждения 1), исправлено 0" in told["methodist"]["title"]
    assert "Вымышленная школа № 4" in told["methodist"]["message"]
    assert "предположительно" in told["methodist"]["message"]
    assert "Вымышленная школа № 5" not in told["methodist"]["message"]
    assert "Отправлено уведомлений: 0." in town.say("notices")  # nothing is told twice
    assert service.taken() == {}

    before = town.papers
    for host in VENDOR:
        town.schools[host].down = True
    assert town.night(NIGHT + 3 * DAY) == 3
    assert town.papers == before
    status = town.status
    assert (status["state"], status["exit_status"], status["last_good"]["audit"]) == ("held", 3, 3)
    assert [(each["code"], each["platform"], each["before"], each["now"]) for each in status["held"]] == [("platform", "edusite", 3, 0)]
    told = service.taken()
    assert set(told) == {"methodist"}
    assert "edusite" in told["methodist"]["title"]
    assert "прочитано сайтов 0, было 3" in told["methodist"]["message"]
    town.say("export", "--profile", "mine.yml", "--output", "now.json")
    assert (town.folder / "now.json").read_bytes() == before["mo-2024/results.json"]  # nothing else publishes what is held
    assert "Последняя: Проверка № 4 не опубликована" in town.say("schedule")

    assert town.night(NIGHT + 3.5 * DAY) == 3
    assert (town.status["state"], town.status["audit"]) == ("held", 5)
    assert service.taken() == {}  # the same causes as the night before

    for host in VENDOR:
        town.schools[host].down = False
    assert town.night(NIGHT + 4 * DAY, dry_run=True) == 0
    assert (town.status["state"], town.status["last_good"]["audit"]) == ("ok", 6)
    heard = town.said[-3:-1]
    assert "подтверждено 1" in heard[0]  # by a second audit
    assert f"Кому: {TOWNS[school]}" in heard[1]
    assert "новых нарушений 1" in heard[1]
    assert all("Вымышленная школа № 4" in each and "предположительно" not in each for each in heard)
    assert town.papers != before

    before = town.papers
    for host in OWN:
        town.schools[host].bare = True
    assert town.night(NIGHT + 5 * DAY) == 3
    assert "new_violators" in {each["code"] for each in town.status["held"]}
    assert town.papers == before
    service.taken()
    service.open = False
    assert "не задержана" in town.say("publish", "6", "--by", "методист-1", status=2)
    assert "Не доставлено: методист" in town.say("publish", "--by", "методист-1", status=1)
    assert town.results()["violations"]["no_package"] == OWN
    assert (town.status["state"], town.status["held"], town.status["last_good"]["audit"]) == ("ok", [], 7)
    assert "последняя проверка не задержана" in town.say("publish", "--by", "методист-1", status=2)

    rehearsed = town.say("notices", "--dry-run")
    assert rehearsed.count("— Кому: ") == 1
    assert "Кому: методист (json)" in rehearsed

    service.open = True
    assert town.night(NIGHT + 8 * DAY) == 0
    assert (town.status["missed_nights"], town.status["full_look"]) == (2, True)
    assert "2 ночи пропущены" in town.status["message"]
    assert town.status["profiles"]["mo-2024"]["new"] == 0  # what a person released is a good audit
    assert town.status["notices"] == {"sent": 4, "failed": []}
    titles = sorted((path, message["title"]) for path, message in service.got)
    assert [path for path, _ in titles] == ["methodist", "methodist", "one", "other"]
    assert "новых нарушений 0, подтверждено 2" in titles[0][1]
    assert "новых нарушений 2" in titles[1][1]  # what was not taken then
    assert all("новых нарушений 1" in title for path, title in titles if path != "methodist")
    log = (town.workspace / "night.log").read_text(encoding="utf-8")
    assert "json://" not in log
    assert "audit 4 held: platform edusite" in log


def test_the_same_alarm_is_given_at_once_and_then_once_a_week() -> None:
    def told(*nights: int, alarmed: set[int]) -> bool:
        """Nights held for the same causes, the newest last; it is that one's turn."""
        before = [Hold(audit=each, at=NIGHT + each * DAY, causes=()) for each in reversed(nights[:-1])]
        return alarmed_lately(before, alarmed, NIGHT + nights[-1] * DAY) is None

    assert told(1, alarmed=set())
    assert not told(1, 2, alarmed={1})
    assert not told(1, 2, 7, alarmed={1})
    assert told(1, 2, 7, 8, alarmed={1})
    assert not told(1, 2, 7, 8, 9, alarmed={1, 8})
    assert told(1, 2, alarmed=set())  # nobody to be told then
    assert since_in_words(()) == ""
    assert "с 02.12.2026" in since_in_words([Hold(audit=each, at=NIGHT + each * DAY, causes=()) for each in (7, 1)])


def test_only_an_unbroken_row_of_nights_with_the_same_causes_is_one_alarm(tmp_path: Path) -> None:
    platform = Cause(code="platform", profile="mo-2024", platform="edusite", before=3, now=0, limit=50)
    fewer = replace(platform, now=1)
    nothing = Cause(code="nothing_read", profile="mo-2024", before=3, now=0, limit=0)
    with Store.in_folder(tmp_path) as store:

        def night(*causes: Cause, good: bool = False) -> Audit:
            audit = store.audits.start(
                as_of=NIGHT.date(), offline=False, fresh=False, started=NIGHT, profiles=["mo-2024"], registry="r.csv", registry_sha256="",
                organisations=[],
            )  # fmt: skip
            store.audits.finish(audit.id, NIGHT)
            if not good:
                store.nights.hold(audit.id, NIGHT, causes)
            return audit

        def alike(*causes: Cause) -> list[int]:
            return [each.audit for each in held_alike(store, night(*causes), causes)]

        first = alike(platform)
        second = alike(fewer)
        assert (first, second) == ([], [1])
        assert alike(platform) == [2, 1]
        assert alike(platform, nothing) == []  # a cause more
        assert alike(platform) == []
        night(good=True)
        assert alike(platform) == []
        store.nights.release(7, NIGHT, "методист-1")
        assert alike(platform) == []
