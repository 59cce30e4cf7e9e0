"""What cuts a night short loses nothing: hours, a stop by the system, another run; and sites that answer at another hour."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from data.errors import BadInput, CannotRun
from data.night import MOSCOW
from data.workspace import Workspace
from nastavnik.nightly_look import Clock
from tests.crawler.server import Reply
from tests.nastavnik.run_here import here
from tests.nastavnik.services import Service
from tests.nastavnik.town import NIGHT, OWN, Town

SLEPT = dt.timedelta(minutes=30)


class Watch:
    """A clock that moves on when it is slept by."""

    def __init__(self, now: dt.datetime) -> None:
        self.time, self.slept = now, dt.timedelta()

    def now(self) -> dt.datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept += dt.timedelta(seconds=seconds)
        self.time += dt.timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        return Clock(now=self.now, sleep=self.sleep)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, OWN[:2])
    with made.web:
        yield made


def hours(begin: dt.timedelta, end: dt.timedelta) -> str:
    """Hours that began and end so far from now: the crawl's own process has no clock but the machine's."""
    here = dt.datetime.now(MOSCOW)
    return f"night_window: '{here + begin:%H:%M}-{here + end:%H:%M}'\n"


def test_a_site_that_answers_at_another_hour_of_the_night_is_checked(town: Town) -> None:
    late, sound = town.schools[OWN[0]], OWN[1]
    late.down = True
    town.settings("  retry_after_minutes: 30\n", retries=2)
    watch = Watch(NIGHT)
    asked: list[int] = []

    def sleep(seconds: float) -> None:
        late.down = False
        asked.append(len(town.web.asked(sound)))
        assert (town.status["state"], town.status["exit_status"]) == ("running", None)
        watch.sleep(seconds)

    assert town.night(clock=Clock(now=watch.now, sleep=sleep)) == 0
    assert watch.slept == SLEPT
    assert {row["verdict"] for row in town.results()["organisations"]} == {"compliant"}
    assert len(town.web.asked(sound)) == asked[0]  # who answered is not asked again


def test_when_the_hours_end_the_night_ends_and_the_next_goes_on(town: Town) -> None:
    site = town.schools[OWN[1]]
    town.web.sites[OWN[1]] = lambda seen: _slow(site(seen))
    town.settings(top=hours(dt.timedelta(hours=-1), dt.timedelta(hours=1)))
    now = dt.datetime.now(dt.UTC)
    over = now + dt.timedelta(hours=2)
    # The hours end as soon as one site is done.
    clock = Clock(now=lambda: over if _done(town) else now)
    assert town.night(clock=clock) == 3
    status = town.status
    assert (status["state"], status["exit_status"], status["audit"]) == ("unfinished", 3, 1)
    assert "пройдено сайтов 1 из 2" in status["message"]
    assert town.papers == {}
    town.web.sites[OWN[1]] = site
    first = len(town.web.asked(OWN[0]))
    assert town.night(clock=Clock()) == 0
    assert (town.status["state"], town.status["audit"]) == ("ok", 1)
    assert len(town.web.asked(OWN[0])) == first


def _slow(reply: Reply | None) -> Reply | None:
    return Reply(reply.body, reply.status, reply.headers, delay=250) if reply else None


def _done(town: Town) -> bool:
    if not (town.workspace / "nastavnik.db").exists():
        return False
    with Workspace(town.workspace).store as store:
        latest = store.audits.latest()
        return latest is not None and store.crawl.progress(latest[0].id).sites_done > 0


def test_outside_the_hours_nothing_is_asked(town: Town) -> None:
    town.settings(top="night_window: 22:00-06:00\n")
    (town.workspace / "status.json").write_text('{"night": "2026-11-29"}', encoding="utf-8")
    assert town.night(dt.datetime(2026, 12, 1, 9, 0, tzinfo=MOSCOW)) == 3
    assert town.status["night"] == "2026-11-29"  # the night to 1 December is still a missed one
    assert (town.status["state"], town.status["audit"]) == ("unfinished", None)
    assert "вне разрешённых часов (с 22:00 до 06:00 по Москве)" in town.status["message"]
    assert "начнётся 02.12.2026 01:30 по Москве" in town.status["message"]
    assert town.web.log == []


def test_another_run_in_the_same_place_is_refused_and_leaves_the_status_alone(town: Town) -> None:
    (town.workspace / "status.json").write_text('{"state": "unfinished", "night": "2026-11-30"}', encoding="utf-8")
    with Workspace(town.workspace, create=True).lock(), pytest.raises(CannotRun, match="уже идёт другая проверка"):
        town.night()
    assert town.status == {"state": "unfinished", "night": "2026-11-30"}
    assert town.web.log == []


def test_stopped_by_the_system_it_ends_cleanly_and_goes_on_next_time(town: Town) -> None:
    site = town.schools[OWN[0]]
    town.web.sites[OWN[0]] = lambda seen: _slow(site(seen))
    words = [sys.executable, "-c", "from nastavnik.cli import main; main()", "nightly", "--workspace", "w", "--delay", "0"]
    with subprocess.Popen(words, cwd=town.folder, env=town.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as night:
        _until(lambda: bool(town.web.asked(OWN[0])))
        os.kill(night.pid, signal.SIGTERM)
        assert night.wait(200) == 3
    assert (town.status["state"], town.status["exit_status"]) == ("unfinished", 3)
    assert "следующая ночь продолжит" in town.status["message"]
    town.web.sites[OWN[0]] = site
    assert town.night() == 0
    assert (town.status["state"], town.status["audit"]) == ("ok", 1)


def test_a_night_that_was_killed_is_told_as_broken_off(town: Town) -> None:
    started = '"state": "running", "started": "2026-11-30T22:30:00Z", "night": "2026-11-30", "message": "Проверка идёт."'
    (town.workspace / "status.json").write_text(f"{{{started}}}", encoding="utf-8")
    with Workspace(town.workspace, create=True).lock():
        assert "идёт, начата 01.12.2026 01:30 по Москве" in town.say("schedule")
    assert "прервана" in town.say("schedule")
    assert town.status["state"] == "running"


def test_stopped_before_its_papers_are_in_force_it_goes_on_next_time(town: Town) -> None:
    stops = [KeyboardInterrupt]

    def now() -> dt.datetime:
        if stops and _finished(town, held_too=True):
            raise stops.pop()
        return NIGHT

    assert town.night(clock=Clock(now=now)) == 3
    assert town.status["state"] == "unfinished"
    assert "следующая ночь продолжит" in town.status["message"]
    assert _finished(town) == []  # nothing may rest on it
    asked = len(town.web.log)
    assert town.night(NIGHT + dt.timedelta(days=1)) == 0
    assert (town.status["state"], town.status["audit"]) == ("ok", 1)
    assert {row["verdict"] for row in town.results()["organisations"]} == {"compliant"}
    assert _finished(town) == [1]
    assert len(town.web.log) == asked


def _finished(town: Town, *, held_too: bool = False) -> list[int]:
    if not (town.workspace / "nastavnik.db").exists():
        return []
    with Workspace(town.workspace).store as store:
        return [each.id for each in store.audits.finished(held_too=held_too)]


def test_stopped_while_notices_are_sent_the_audit_is_told_as_it_ended(town: Town) -> None:
    with Service() as service:
        service.delay = 30
        town.settings(f"  notices:\n    methodist: {service.address('methodist')}\n")
        words = [sys.executable, "-c", "from nastavnik.cli import main; main()", "nightly", "--workspace", "w", "--delay", "0"]
        with subprocess.Popen(words, cwd=town.folder, env=town.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as night:
            _until(lambda: service.came)
            night.send_signal(signal.SIGTERM)
            assert night.wait(20) == 0
    assert (town.status["state"], town.status["exit_status"], town.status["last_good"]["audit"]) == ("ok", 0, 1)
    assert "уйдёт следующей ночью" in town.status["message"]
    assert town.papers
    with Workspace(town.workspace).store as store:
        assert [notice.recipient for notice in store.nights.unsent()] == [""]


def _until(true: object) -> None:
    assert callable(true)
    ends = time.monotonic() + 200
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("night: {profiles: [mo-2024]}", ["нет ключа registry", "--registry"]),
        ("night: {registry: ../r.csv}", ["нет ключа profiles", "--profile"]),
        ("contact: a@example.org", ["нет ключа registry"]),
        ("night: {registry: ../net.csv, profiles: [mo-2024]}", ["settings.yml, строка 1", "night.registry", "net.csv"]),
        ("night: {registri: ../r.csv}", ["settings.yml, строка 1", "night.registri"]),
        ("night: {registry: ../r.csv, profiles: [mo-2042]}", ["mo-2042"]),
        ("night: {registry: ../r.csv, profiles: [mo-2024], retries: много}", ["night.retries", "целое число"]),
        ("night: {registry: ../r.csv, profiles: [mo-2024], at: в полночь}", ["night.at", "01:30"]),
        (
            "night:\n  registry: ../r.csv\n  profiles: [mo-2024]\n  notices:\n    methodist: куда-то",
            ["строка 5", "night.notices.methodist"],
        ),
        (
            "night:\n  registry: ../r.csv\n  profiles: [mo-2024]\n  notices:\n    methodist: 'tgram://${NET_TAKOY}/1'",
            ["строка 5", "NET_TAKOY"],
        ),
        ("night: {registry: ../r.csv, profiles: [mo-2024], notices: {municipalities: {Горный: 'json://h/'}}}", ["Горный", "нет"]),
    ],
)
def test_a_fault_of_the_settings_is_one_sentence_and_stands_in_the_status(town: Town, settings: str, words: list[str]) -> None:
    (town.workspace / "settings.yml").write_text(settings + "\n", encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        town.night()
    assert [each for each in words if each not in str(caught.value)] == []
    assert (town.status["state"], town.status["exit_status"], town.status["message"]) == ("failed", 2, str(caught.value))
    assert town.web.log == []


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("{{ муниципалитт }}", "поля «муниципалитт» нет"),
        ("{% for each in списки %}{{ each.число }}{% endfor %}", "части «число» у поля нет"),
    ],
)
def test_a_mistyped_field_of_the_letter_is_told_before_the_first_site(town: Town, field: str, words: str) -> None:
    letter = Document()
    letter.add_paragraph(f"{{% if нарушений_нет %}}Нарушений нет{{% else %}}{field}{{% endif %}}")
    (town.workspace / "templates").mkdir()
    letter.save(str(town.workspace / "templates" / "letter.docx"))
    with pytest.raises(BadInput, match=words):
        town.night(dry_run=True)
    assert (town.status["state"], words in town.status["message"]) == ("failed", True)
    assert town.web.log == []


@pytest.mark.parametrize(
    ("papers", "words"),
    [
        ("columns: [name, цвет]\n", r"papers\.yml, columns: столбца «цвет» нет"),
        ("addressees:\n  Нездешний: Начальнику\n", r"papers\.yml, строка 2: addressees: муниципалитета «Нездешний»"),
    ],
)
def test_what_the_papers_cannot_use_is_told_before_the_first_site(town: Town, papers: str, words: str) -> None:
    (town.workspace / "papers.yml").write_text(papers, encoding="utf-8")
    with pytest.raises(BadInput, match=words):
        town.night()
    assert town.web.log == []


def test_a_night_that_failed_is_told_once_by_whatever_address_works(town: Town) -> None:
    with Service() as service:
        routes = f"[куда-то, {service.address('methodist')}]"
        notices = f"notices: {{methodist: {routes}}}"

        def fail(registry: str) -> None:
            text = f"night: {{registry: {registry}, profiles: [mo-2024], {notices}}}\n"
            (town.workspace / "settings.yml").write_text(text, encoding="utf-8")
            with pytest.raises(BadInput):
                town.night()

        fail("../net.csv")
        assert "net.csv" in service.taken()["methodist"]["message"]
        assert town.status["next_run"]
        fail("../net.csv")  # as yesterday
        assert service.taken() == {}
        fail("../r.csv")  # now it is the address that is none
        assert "night.notices.methodist" in service.taken()["methodist"]["message"]


def test_a_rehearsal_finds_a_wrong_address_too(town: Town) -> None:
    town.settings("  notices:\n    methodist: metodist@example.org\n")
    with pytest.raises(BadInput, match=r"night\.notices\.methodist"):
        town.night(dry_run=True)


def test_a_workspace_that_is_not_there_is_not_made_up(town: Town) -> None:
    done = here("nightly", "--workspace", "other", cwd=town.folder)
    assert (done.returncode, "рабочей папки нет" in done.stderr) == (2, True)
    assert not (town.folder / "other").exists()
