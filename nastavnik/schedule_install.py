"""The schedule put where the system looks for it: units of this user, or a line of the user's crontab."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from data.errors import CannotRun
from reports.files import replacing

Say = Callable[[str], None]


def install_systemd(name: str, service: str, timer: str, say: Say) -> None:
    """Write the user's units and switch the timer on.

    Raises:
        CannotRun: systemd is not there or refused; the units stay written.
    """
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
    for suffix, text in (("service", service), ("timer", timer)):
        with replacing(folder / f"{name}.{suffix}") as temporary:
            temporary.write_text(text, encoding="utf-8")
    say(f"Записаны {name}.service и {name}.timer в {folder}.")
    commands = ("systemctl --user daemon-reload", f"systemctl --user enable --now {name}.timer")
    for command in commands:
        _run(command.split(), f"Файлы записаны. Включите таймер сами: {' && '.join(commands)}")
    say("Таймер включён.")
    user = getpass.getuser()
    if _done(["loginctl", "enable-linger", user]) is None:
        say(f"Чтобы таймер работал и тогда, когда никто не вошёл в систему, выполните: sudo loginctl enable-linger {user}")


def install_cron(marker: str, line: str, say: Say) -> None:
    """Put the line into the user's crontab in place of ours that was there.

    Raises:
        CannotRun: cron is not there or refused.
    """
    remedy = "Поставьте cron (Debian и Ubuntu: sudo apt-get install cron) или выберите --install systemd"
    # A user without a crontab gets a refusal, which is an empty one.
    kept = [each for each in (_done(["crontab", "-l"]) or "").splitlines() if not each.endswith(marker)]
    _run(["crontab", "-"], remedy, stdin="\n".join([*kept, line]) + "\n")
    say("Строка записана в crontab:")
    say(line)


def _done(command: list[str]) -> str | None:
    """What the command says; None where it is not there or refuses."""
    program = shutil.which(command[0])
    if program is None:
        return None
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)  # noqa: S603  the commands are our own
    return done.stdout if done.returncode == 0 else None


def _run(command: list[str], remedy: str, stdin: str | None = None) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise CannotRun(f"Команды {command[0]} нет. {remedy}.")
    done = subprocess.run([program, *command[1:]], input=stdin, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        said = " ".join(done.stderr.split())
        raise CannotRun(f"{' '.join(command)}: код {done.returncode}{f' ({said})' if said else ''}. {remedy}.")
