"""`nastavnik schedule`: when the next night begins, and the timer or the line that starts it."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.errors import BadInput, CannotRun, NastavnikError
from data.night import MOSCOW
from data.night_settings import NightSettings
from data.settings import load_settings
from data.workspace import DATABASE
from nastavnik.nightly_setup import next_start, night_settings, settings_file
from nastavnik.nightly_status import at_work, read_status
from nastavnik.schedule_install import install_cron, install_systemd
from reports.russian import moscow_time

KINDS = ("systemd", "cron")
GUIDE = "docs/ru/raspisanie.md"
WINDOWS = (
    f"В Windows ночная проверка ставится через WSL2 или на сервер департамента: там эта же команда поставит таймер. По шагам: {GUIDE}."
)
_SERVICE = """\
[Unit]
Description=Ночная проверка «Наставник-аудит»: {folder}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart={program} nightly --workspace {workspace}
{carried}EnvironmentFile=-{environment}
# 1: проверка закончена, часть организаций проверить не удалось.
SuccessExitStatus=1
Nice=10
KillMode=mixed
TimeoutStopSec=120
"""
_TIMER = """\
[Unit]
Description=Ночная проверка «Наставник-аудит»: {folder}

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00 Europe/Moscow
Persistent=true

[Install]
WantedBy=timers.target
"""


_CARRIED = (DATABASE, "NASTAVNIK_CONTACT", "NASTAVNIK_CA_BUNDLE", "NASTAVNIK_CHROMIUM", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
"""What a person set for the commands, and the night must have too."""
_PASSWORD = re.compile(r"://[^/@\s]*:[^/@\s]+@")
WORKERS = "Проверки хранятся в PostgreSQL: рабочие процессы (nastavnik worker) начинают ночь сами, при них другое расписание не нужно."


def schedule(folder: Path, *, at: str, show: str, install: str, now: dt.datetime, say: Callable[[str], None]) -> int:
    """Show or install the schedule; 0.

    Raises:
        BadInput: an option or a setting cannot be used.
        CannotRun: the system's scheduler is not there, or refused.
    """
    for option, kind in (("--print", show), ("--install", install)):
        if kind and kind not in KINDS:
            raise BadInput(f"{option} {kind}: такого расписания нет. Укажите systemd или cron.")
    if not folder.is_dir():
        raise BadInput(f"{folder}: рабочей папки нет. Создайте её и впишите в {settings_file(folder)} раздел night.")
    start = _start(folder, at)
    if show:
        say(_printed(folder, start, show, now))
        return 0
    if install and sys.platform == "win32":
        raise CannotRun(WINDOWS)
    if install == "systemd":
        install_systemd(unit_name(folder), service(folder), timer(folder, start), say)
    elif install == "cron":
        install_cron(marker(folder), cron_line(folder, start, now), say)
    for line in _told(folder, start, now, installed=bool(install)):
        say(line)
    return 0


def _start(folder: Path, at: str) -> dt.time:
    """When the night begins.

    Raises:
        BadInput: the hour cannot be read, or sites may not be asked then.
    """
    settings = night_settings(folder)
    if at:
        try:
            settings = NightSettings.model_validate({"at": at})
        except ValueError:
            raise BadInput(f"--at {at}: час начала пишется так: 01:30 (время московское).") from None
    window = load_settings(folder).night_window
    if window and window.opens(dt.datetime.combine(dt.date(2024, 1, 1), settings.at, tzinfo=MOSCOW)):
        where = f"--at {at}" if at else f"{settings_file(folder)}, night.at"
        raise BadInput(f"{where}: {settings.at:%H:%M} вне разрешённых часов night_window ({window.in_words}). Укажите час внутри них.")
    return settings.at


def _told(folder: Path, start: dt.time, now: dt.datetime, *, installed: bool) -> list[str]:
    status = read_status(folder)
    lines = [f"Следующая ночная проверка: {moscow_time(next_start(start, now))} по Москве."]
    if full := status.get("next_full_look"):
        lines.append(f"Следующий полный просмотр: в ночь на {dt.date.fromisoformat(str(full)) + dt.timedelta(days=1):%d.%m.%Y}.")
    if status.get("message"):
        lines.append(f"Последняя: {_last(folder, status)}")
    if os.environ.get(DATABASE):
        lines.append(WORKERS)
    if not installed and sys.platform == "win32":
        lines.append(WINDOWS)
    elif not installed:
        lines.append("Показать расписание: --print systemd или --print cron; поставить: --install systemd или --install cron.")
    return lines


def _last(folder: Path, status: dict[str, Any]) -> str:
    if status.get("state") != "running":
        return str(status["message"])
    begun = f"начата {moscow_time(dt.datetime.fromisoformat(str(status['started'])))} по Москве"
    try:
        if at_work(folder):
            return f"идёт, {begun}."
    except (NastavnikError, OSError) as error:
        return f"{begun}; идёт ли она сейчас, узнать не удалось. {error}"
    remedy = f"продолжить сейчас: nastavnik nightly --workspace {shlex.quote(str(folder))}"
    return f"{begun}, прервана: выключили компьютер или программу. Сделанное сохранено, следующая ночь продолжит; {remedy}"


def _printed(folder: Path, start: dt.time, kind: str, now: dt.datetime) -> str:
    if kind == "cron":
        return cron_text(folder, start, now)
    name = unit_name(folder)
    return f"# {name}.service\n{service(folder)}\n# {name}.timer\n{timer(folder, start)}".rstrip()


def unit_name(folder: Path) -> str:
    """Name of the units, of its own for each workspace."""
    whole = str(folder.resolve())
    readable = re.sub(r"[^A-Za-z0-9]+", "-", folder.resolve().name).strip("-")
    return "-".join(part for part in ("nastavnik", readable, hashlib.sha256(whole.encode()).hexdigest()[:6]) if part)


def marker(folder: Path) -> str:
    """The remark that ends our line of the crontab."""
    return f"# {unit_name(folder)}"


def service(folder: Path) -> str:
    """The unit that runs one night."""
    whole = folder.resolve()
    return _SERVICE.format(
        folder=str(whole).replace("%", "%%"),
        program=_quoted(str(program())),
        workspace=_quoted(str(whole)),
        carried="".join(f"Environment={_in_quotes(f'{name}={value}')}\n" for name, value in carried(folder).items()),
        environment=str(whole / "night.env").replace("%", "%%"),
    )


def timer(folder: Path, start: dt.time) -> str:
    """The unit that starts it; a night missed because the machine was off begins when it is on again, if sites may be asked then."""
    return _TIMER.format(folder=str(folder.resolve()).replace("%", "%%"), at=start)


def cron_time(start: dt.time, now: dt.datetime, zone: dt.tzinfo | None = None) -> dt.time:
    """The same moment by the clock of this machine; `zone` None: the machine's own."""
    return next_start(start, now).astimezone(zone).time()


def cron_line(folder: Path, start: dt.time, now: dt.datetime) -> str:
    """One line of a crontab."""
    here = cron_time(start, now)
    # In a crontab «%» ends the command.
    given = "".join(f"{name}={shlex.quote(value)} " for name, value in carried(folder).items())
    command = f"{given}{shlex.quote(str(program()))} nightly --workspace {shlex.quote(str(folder.resolve()))}".replace("%", r"\%")
    return f"{here.minute} {here.hour} * * * {command} {marker(folder)}"


def cron_text(folder: Path, start: dt.time, now: dt.datetime) -> str:
    """The line with what must be known of it."""
    here = cron_time(start, now)
    lines = [f"# Ночная проверка: {start:%H:%M} по Москве, {here:%H:%M} по часам этого компьютера."]
    seasons = {cron_time(start, dt.datetime(now.year, month, 1, tzinfo=dt.UTC)) for month in (1, 7)}
    if len(seasons) > 1:
        lines.append("# Часы этого компьютера переводят на летнее время: час запуска по Москве дважды в год сдвинется. Надёжнее systemd.")
    lines.append("# Пароли уведомлений впишите выше этой строки как ИМЯ=значение: файл night.env читает только systemd.")
    lines.append("# Ночь, когда компьютер был выключен, cron не наверстает: следующая проверка скажет, что ночь пропущена.")
    return "\n".join([*lines, cron_line(folder, start, now)])


def program() -> Path:
    """The program as it is started.

    Raises:
        CannotRun: it is not installed as a command.
    """
    beside = Path(sys.executable).with_name("nastavnik")
    found = beside if beside.exists() else shutil.which("nastavnik")
    if found is None:
        raise CannotRun("Команда nastavnik не установлена рядом с Python. Выполните python3 start.py doctor и повторите.")
    return Path(found)


def carried(folder: Path) -> dict[str, str]:
    """Variables of this command's environment that the night needs.

    Raises:
        BadInput: a value holds a password, which a schedule would keep open.
    """
    found = {name: value for name in _CARRIED if (value := os.environ.get(name))}
    for name, value in found.items():
        if _PASSWORD.search(value):
            remedy = "в ~/.pgpass" if name == DATABASE else f"вместе с {name} в {folder / 'night.env'}"
            raise BadInput(f"{name}: в адресе есть пароль, расписание хранило бы его открыто. Уберите его и впишите {remedy} (права 0600).")
    return found


def _quoted(word: str) -> str:
    """A word of ExecStart."""
    return _in_quotes(word).replace("$", "$$")


def _in_quotes(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'
