#!/usr/bin/env python3
"""Sets up an environment of its own beside this file, once, and runs the program in it. Standard library only.

python3 start.py demo      the replica: audits made-up sites and shows the papers
python3 start.py test      linters, types and tests
python3 start.py run …     any command of nastavnik, with its options
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "nastavnik.stamp"
LOG = VENV / "nastavnik-setup.log"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OCR_PACKAGES = ["tesseract-ocr", "tesseract-ocr-rus"]
POSTGRESQL = Path("/usr/lib/postgresql")
EXTRAS = ["notify", "ocr"]
CHECKS = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["pytest", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"],  # much of it waits for servers: more processes than processors
)


class CannotSetUp(Exception):
    """What stands in the way and what to do, one sentence in each language."""


def main(arguments: "list[str]") -> int:
    """Exit status of the command, 3 where the environment could not be made."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if sys.version_info < OLDEST:
        here = ".".join(map(str, sys.version_info[:2]))
        return complain(f"Нужен Python 3.11 или новее, здесь {here}. / Python 3.11 or newer is needed, this is {here}.")
    if not arguments:
        print(__doc__)
        return 2
    testing = arguments[0] == "test"
    try:
        set_up([*EXTRAS, "cluster", "js", "dev"] if testing else [*EXTRAS, *several_machines(arguments)])
    except CannotSetUp as error:
        return complain(str(error))
    if testing:
        provide_postgresql()
        provide_chromium()
    return test(arguments[1:]) if testing else run(arguments)


def several_machines(arguments: "list[str]") -> "list[str]":
    """The extra that PostgreSQL needs, where the command or the environment names a database."""
    named = arguments[0] == "worker" or any(word.split("=")[0] == "--database" for word in arguments)
    return ["cluster"] if named or os.environ.get("NASTAVNIK_DATABASE") else []


def run(arguments: "list[str]") -> int:
    """Exit status of `nastavnik` with these arguments, in the caller's folder."""
    program = BIN / ("nastavnik.exe" if os.name == "nt" else "nastavnik")
    command = [str(program), *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(command[0], command, environment)  # so that a signal reaches the program itself
    return subprocess.call(command, env=environment)


def test(arguments: "list[str]") -> int:
    """Exit status of the first check that fails; `arguments` go to pytest."""
    for check in CHECKS:
        extra = arguments if check[0] == "pytest" else []
        print("»", *check, *extra, flush=True)
        status = subprocess.call([str(PYTHON), "-m", *check, *extra], cwd=ROOT)
        if status:
            return status
    return 0


# ── set-up ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def set_up(extras: "list[str]") -> None:
    """Makes .venv hold what pyproject.toml and constraints.txt ask for; nothing is done where it already does."""
    digest, present = wanted_digest(), stamped()
    if present[:1] == [digest] and set(extras) <= set(present[1:]) and PYTHON.exists():
        return
    print("Готовлю окружение: один раз, несколько минут. / Setting up: once, a few minutes.", flush=True)
    extras = sorted({*extras, *present[1:]}) if PYTHON.exists() else sorted(extras)
    provide_ocr()
    if not any(install(extras) for install in (install_with_uv, install_with_pip)):
        raise CannotSetUp(
            f"Не удалось установить библиотеки: проверьте сеть и повторите (подробности: {LOG}). "
            f"/ Could not install the libraries: check the network and try again (details: {LOG})."
        )
    STAMP.write_text("\n".join([digest, *extras]), encoding="utf-8")


def wanted_digest() -> str:
    """Hash of what decides the environment: the two files and the Python in use."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([*parts, sys.version.encode(), str(ROOT).encode()])).hexdigest()


def stamped() -> "list[str]":
    """The hash and the extras of the environment that is there; empty where none is finished."""
    return STAMP.read_text(encoding="utf-8").split("\n") if STAMP.exists() else []


def install_with_uv(extras: "list[str]") -> bool:
    """Whether uv is here and did it."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    made = works() or logged([uv, "venv", "--quiet", "--python", sys.executable, str(fresh())])
    return made and logged([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *what(extras)])


def install_with_pip(extras: "list[str]") -> bool:
    """Whether venv and pip did it.

    Raises:
        CannotSetUp: this Python has no ensurepip, and it could not be added.
    """
    provide_venv()
    if not works() or not logged([str(PYTHON), "-m", "pip", "--version"]):
        logged([sys.executable, "-m", "venv", str(fresh())])
    return works() and logged([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what(extras)])


def what(extras: "list[str]") -> "list[str]":
    """Arguments of an installer: this project, editable, versions held."""
    return ["-c", str(ROOT / "constraints.txt"), "-e", f"{ROOT}[{','.join(extras)}]"]


def works() -> bool:
    """Whether .venv has a Python that runs and is of this one's version."""
    if not PYTHON.exists():
        return False
    asked = subprocess.run([str(PYTHON), "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False)
    return asked.returncode == 0 and asked.stdout.strip() == sys.version


def fresh() -> Path:
    """The place of .venv, emptied."""
    shutil.rmtree(VENV, ignore_errors=True)
    return VENV


def logged(command: "list[str]") -> bool:
    """Whether `command` succeeded; what it printed is in the log."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        log.write(done.stdout)
    return done.returncode == 0


# ── what comes from the system ──────────────────────────────────────────────────────────────────────────────────────


def provide_ocr() -> None:
    """Tesseract with Russian, where the system lets us; otherwise one sentence, and scans stay unread."""
    tesseract = shutil.which("tesseract")
    if tesseract:
        listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False)
        if "rus" in (listed.stdout + listed.stderr).split():
            return
    if not apt_install(OCR_PACKAGES):
        command = "apt-get install " + " ".join(OCR_PACKAGES)
        print(
            f"Без Tesseract с русским языком сканы останутся непрочитанными; на Debian и Ubuntu: sudo {command}. "
            f"/ Without Tesseract and its Russian data scans stay unread; on Debian and Ubuntu: sudo {command}."
        )


def provide_postgresql() -> None:
    """The server's programs for tests of several machines; otherwise one sentence, and those tests are passed over."""
    if shutil.which("initdb") or any(POSTGRESQL.glob("*/bin/initdb")) or apt_install(["postgresql"]):
        return
    command = "apt-get install postgresql"
    print(
        f"Без PostgreSQL проверки нескольких машин пропускаются; на Debian и Ubuntu: sudo {command}. "
        f"/ Without PostgreSQL tests of several machines are skipped; on Debian and Ubuntu: sudo {command}.",
        flush=True,
    )


def provide_chromium() -> None:
    """A browser for tests of pages that scripts draw; otherwise one sentence, and those tests are passed over."""
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))) or apt_install(["chromium"]):
        return
    print(
        "Без Chromium проверки страниц, которые рисует программа, пропускаются; на Debian: sudo apt-get install chromium. "
        "/ Without Chromium tests of pages that scripts draw are skipped; on Debian: sudo apt-get install chromium.",
        flush=True,
    )


def provide_venv() -> None:
    """What `venv` needs to make an environment with pip."""
    if subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode == 0:
        return
    if not apt_install(["python3-venv"]):
        raise CannotSetUp(
            "Не хватает пакета python3-venv: установите его (sudo apt-get install python3-venv) и повторите. "
            "/ The package python3-venv is missing: install it (sudo apt-get install python3-venv) and try again."
        )


def apt_install(packages: "list[str]") -> bool:
    """Whether Debian's or Ubuntu's packages were installed: only by root, or where sudo asks for no password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    prefix = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode != 0:
            return False
        prefix = [sudo, "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    subprocess.call([*prefix, apt, "update"], **quiet)
    return subprocess.call([*prefix, apt, "install", "-y", "--no-install-recommends", *packages], **quiet) == 0


def complain(sentence: str) -> int:
    """The exit status of «could not run», after the sentence is on stderr."""
    print(sentence, file=sys.stderr)
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
