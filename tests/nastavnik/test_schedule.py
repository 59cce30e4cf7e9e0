"""The timer, the line of the crontab, and the hour by another clock than Moscow's."""

from __future__ import annotations

import datetime as dt
import shlex
import shutil
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from data.errors import BadInput
from nastavnik.nightly_setup import next_start
from nastavnik.schedule import cron_line, cron_time, marker, service, timer, unit_name
from nastavnik.schedule_install import install_cron, install_systemd
from tests.nastavnik.run_here import here

AT = dt.time(1, 30)
NOON = dt.datetime(2026, 12, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Проверка 2026 №1 %i"
    made.mkdir()
    return made


def say(folder: Path, *words: str, status: int = 0) -> str:
    done = here("schedule", "--workspace", folder, *words, cwd=folder)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-12-01T01:29", "2026-12-01T01:30"),
        ("2026-12-01T01:30", "2026-12-02T01:30"),
        ("2026-12-01T23:00", "2026-12-02T01:30"),
    ],
)
def test_the_next_night_is_told_by_moscow_time(now: str, start: str) -> None:
    moscow = ZoneInfo("Europe/Moscow")
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=moscow)
    assert next_start(AT, moment.astimezone(dt.UTC)) == dt.datetime.fromisoformat(start).replace(tzinfo=moscow)


@pytest.mark.parametrize(
    ("zone", "clock"), [("Europe/Moscow", "01:30"), ("UTC", "22:30"), ("Asia/Vladivostok", "08:30"), ("Asia/Kolkata", "04:00")]
)
def test_cron_goes_by_the_clock_of_the_machine(zone: str, clock: str) -> None:
    assert f"{cron_time(AT, NOON, ZoneInfo(zone)):%H:%M}" == clock


DATABASE = "postgresql://nastavnik@db/nastavnik?application_name=100%"


def test_the_night_gets_what_the_command_was_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK_DATABASE", DATABASE)
    monkeypatch.setenv("NASTAVNIK_CONTACT", 'метод "Б" $5')
    told = service(folder)
    assert f'Environment="NASTAVNIK_DATABASE={DATABASE}%"\n' in told
    assert 'Environment="NASTAVNIK_CONTACT=метод \\"Б\\" $5"\n' in told
    line = cron_line(folder, AT, NOON).replace(r"\%", "%")
    assert shlex.split(line.partition(" * * * ")[2])[:2] == [f"NASTAVNIK_DATABASE={DATABASE}", 'NASTAVNIK_CONTACT=метод "Б" $5']


def test_a_password_does_not_come_into_a_schedule(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK_DATABASE", "postgresql://nastavnik:secret@db/nastavnik")
    with pytest.raises(BadInput, match="pgpass") as error:
        service(folder)
    assert "secret" not in str(error.value)


def test_units_are_what_systemd_understands(folder: Path, tmp_path: Path) -> None:
    name = unit_name(folder)
    for suffix, text in (("service", service(folder)), ("timer", timer(folder, AT))):
        (tmp_path / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    assert "OnCalendar=*-*-* 01:30:00 Europe/Moscow\nPersistent=true" in timer(folder, AT)
    assert "SuccessExitStatus=1" in service(folder)
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not on this machine")
    files = [str(tmp_path / f"{name}.{suffix}") for suffix in ("service", "timer")]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True, check=False)
    assert name not in done.stdout + done.stderr, done.stderr
    assert done.returncode == 0, done.stderr


def test_each_workspace_has_units_of_its_own(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert unit_name(folder) != unit_name(tmp_path / "b")
    assert unit_name(folder).isascii()


def test_a_percent_sign_does_not_cut_the_line_of_the_crontab(folder: Path) -> None:
    line = cron_line(folder, AT, NOON)
    assert r"\%i" in line
    assert line.endswith(marker(folder))


def program(folder: Path, name: str, script: str) -> None:
    """A stand-in for a program of the system that is not on this machine."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_crontab_keeps_what_others_wrote_and_one_line_of_ours(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "table"
    table.write_text("5 5 * * * other\n", encoding="utf-8")
    program(tmp_path, "crontab", f'[ "$1" = -l ] && exec cat "{table}"; cat > "{table}.new" && mv "{table}.new" "{table}"')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    for start in (AT, dt.time(2, 0)):
        install_cron(marker(folder), cron_line(folder, start, NOON), lambda _: None)
    assert table.read_text(encoding="utf-8").splitlines() == ["5 5 * * * other", cron_line(folder, dt.time(2, 0), NOON)]


def test_units_are_written_for_the_user_and_switched_on(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "systemctl", f'echo "$@" >> "{tmp_path}/asked"')
    program(tmp_path, "loginctl", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    said: list[str] = []
    name = unit_name(folder)
    install_systemd(name, service(folder), timer(folder, AT), said.append)
    written = tmp_path / "config" / "systemd" / "user"
    assert (written / f"{name}.timer").read_text(encoding="utf-8") == timer(folder, AT)
    assert (written / f"{name}.service").read_text(encoding="utf-8") == service(folder)
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[-1] == f"--user enable --now {name}.timer"
    assert "enable-linger" in said[-1]


def test_a_system_without_the_scheduler_gets_a_remedy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert "crontab нет" in say(folder, "--install", "cron", status=3)
    told = say(folder, "--install", "systemd", status=3)
    assert "Включите таймер сами" in told


def test_what_is_printed(folder: Path) -> None:
    (folder / "settings.yml").write_text("night: {at: 22:45}\nnight_window: 22:00-06:00\n", encoding="utf-8")
    assert "22:45 по Москве" in say(folder)
    assert "OnCalendar=*-*-* 22:45:00 Europe/Moscow" in say(folder, "--print", "systemd")
    assert "OnCalendar=*-*-* 23:00:00 Europe/Moscow" in say(folder, "--print", "systemd", "--at", "23:00")
    assert "22:45 по Москве" in say(folder, "--print", "cron")
    assert "вне разрешённых часов" in say(folder, "--at", "12:00", status=2)
    assert "01:30" in say(folder, "--at", "полночь", status=2)
    assert "systemd или cron" in say(folder, "--print", "at", status=2)
