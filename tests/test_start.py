"""start.py: what a newcomer runs. The installer and the system's package tools are stand-ins on the PATH; all else is real."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

START = Path(__file__).parents[1] / "start.py"
UV = """#!{python}
import sys, venv, pathlib
with open({calls!r}, "a") as calls:
    print("uv", *sys.argv[1:], file=calls)
if {fails}:
    sys.exit("no network")
if sys.argv[1] == "venv":
    venv.create(sys.argv[-1], with_pip=False)
else:
    program = pathlib.Path({root!r}, ".venv/bin/nastavnik")
    program.write_text("#!/bin/sh\\necho ran in $PWD with $@\\nexit 7\\n")
    program.chmod(0o755)
"""
SAYS = '#!/bin/sh\necho "{name} $@" >> {calls}\n{then}\n'


class Checkout:
    """A checkout of start.py alone, and a PATH that holds nothing but stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        self.tools = folder / "tools"
        self.calls = folder / "calls"
        for made in (self.root, self.tools):
            made.mkdir()
        (self.root / "start.py").write_text(START.read_text().replace("/usr/lib/postgresql", str(folder / "postgresql")))
        (self.root / "pyproject.toml").write_text("[project]\n")
        (self.root / "constraints.txt").write_text("a==1\n")
        self.uv()
        self.tool("tesseract", 'echo "List of languages"; echo rus')

    def uv(self, *, fails: bool = False) -> None:
        self._write("uv", UV.format(python=sys.executable, calls=str(self.calls), root=str(self.root), fails=fails))

    def tool(self, name: str, then: str = "") -> None:
        self._write(name, SAYS.format(name=name, calls=self.calls, then=then))

    def _write(self, name: str, text: str) -> None:
        path = self.tools / name
        path.write_text(text)
        path.chmod(0o755)

    def start(self, *arguments: str, python: str = sys.executable, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        self.calls.write_text("")
        environment = {"PATH": str(self.tools), "PIP_NO_INDEX": "1", "LC_ALL": "C.UTF-8", **(env or {})}
        command = [python, str(self.root / "start.py"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=self.tools, check=False)

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines()

    def installs(self) -> list[str]:
        return [call for call in self.called() if call.startswith("uv pip install")]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_first_run_sets_up_and_the_next_only_runs(checkout: Checkout) -> None:
    first = checkout.start("demo", "--x", "два слова")
    assert (first.returncode, first.stdout.splitlines()[-1]) == (7, f"ran in {checkout.tools} with demo --x два слова")
    assert len(checkout.installs()) == 1
    assert "[notify,ocr]" in checkout.installs()[0]
    assert f"-c {checkout.root / 'constraints.txt'}" in checkout.installs()[0]
    second = checkout.start("demo")
    assert (second.returncode, second.stdout.splitlines()) == (7, [f"ran in {checkout.tools} with demo"])
    assert checkout.called() == []


def test_changed_versions_or_more_extras_install_again(checkout: Checkout) -> None:
    checkout.start("demo")
    (checkout.root / "constraints.txt").write_text("a==2\n")
    checkout.start("demo")
    assert len(checkout.installs()) == 1
    checkout.start("test")
    assert "[cluster,dev,js,notify,ocr]" in checkout.installs()[0]
    checkout.start("demo")
    assert checkout.called() == []


@pytest.mark.parametrize(("words", "env"), [(["worker"], {}), (["run", "--database=x"], {}), (["run"], {"NASTAVNIK_DATABASE": "x"})])
def test_what_several_machines_need_is_installed_for_them(checkout: Checkout, words: list[str], env: dict[str, str]) -> None:
    assert checkout.start(*words, env=env).returncode == 7
    assert "[cluster,notify,ocr]" in checkout.installs()[0]


def test_what_only_the_tests_need_is_installed_for_them_where_it_may_be(checkout: Checkout) -> None:
    checkout.tool("apt-get")
    checkout.tool("sudo", '[ "$2" = true ] || { shift; exec "$@"; }')
    checkout.start("test")
    for package in ("postgresql", "chromium"):
        assert f"apt-get install -y --no-install-recommends {package}" in checkout.called()
    checkout.tool("chromium")
    programs = checkout.tools.parent / "postgresql" / "15" / "bin"
    programs.mkdir(parents=True)
    (programs / "initdb").touch()
    checkout.start("test")
    assert checkout.called() == []


def test_without_these_the_tests_go_on_and_say_so(checkout: Checkout) -> None:
    result = checkout.start("test")
    assert "apt-get install postgresql" in result.stdout
    assert "apt-get install chromium" in result.stdout
    assert "» ruff check ." in result.stdout


def test_test_stops_at_the_first_check_that_fails(checkout: Checkout) -> None:
    result = checkout.start("test")
    assert result.returncode != 0
    assert [line for line in result.stdout.splitlines() if line.startswith("»")] == ["» ruff check ."]


def test_without_a_network_there_is_one_sentence_and_the_next_run_tries_again(checkout: Checkout) -> None:
    checkout.uv(fails=True)
    result = checkout.start("demo")
    assert (result.returncode, len(result.stderr.splitlines())) == (3, 1)
    assert "проверьте сеть" in result.stderr
    assert "check the network" in result.stderr
    checkout.uv()
    assert checkout.start("demo").returncode == 7


def test_too_old_python_is_told_in_one_sentence(checkout: Checkout, tmp_path: Path) -> None:
    code = "import runpy, sys; sys.version_info = (3, 9, 2); sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    old = tmp_path / "old"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}" "$@"\n')
    old.chmod(0o755)
    result = checkout.start("demo", python=str(old))
    assert (result.returncode, len(result.stderr.splitlines())) == (3, 1)
    assert "3.11" in result.stderr
    assert "3.9" in result.stderr
    assert checkout.called() == []


def test_russian_ocr_is_installed_where_it_may_be(checkout: Checkout) -> None:
    checkout.tool("tesseract", "echo eng")
    checkout.tool("apt-get")
    checkout.tool("sudo", '[ "$2" = true ] || { shift; exec "$@"; }')
    assert checkout.start("demo").returncode == 7
    assert "apt-get update" in checkout.called()
    assert "apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-rus" in checkout.called()


@pytest.mark.parametrize("apt", ["exit 100", None])
def test_missing_ocr_is_told_and_does_not_stop(checkout: Checkout, apt: str | None) -> None:
    checkout.tool("tesseract", "echo eng")
    if apt is not None:
        checkout.tool("apt-get", apt)
    result = checkout.start("demo")
    assert result.returncode == 7
    assert "apt-get install tesseract-ocr tesseract-ocr-rus" in result.stdout


def test_python_without_ensurepip_is_told_which_package_to_install(checkout: Checkout, tmp_path: Path) -> None:
    (checkout.tools / "uv").unlink()
    bare = tmp_path / "bare"
    venv.create(bare, with_pip=False)
    (next((bare / "lib").glob("python*/site-packages")) / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    result = checkout.start("demo", python=str(bare / "bin" / "python"))
    assert (result.returncode, len(result.stderr.splitlines())) == (3, 1)
    assert "sudo apt-get install python3-venv" in result.stderr


def test_without_a_command_it_says_what_there_is(checkout: Checkout) -> None:
    result = checkout.start()
    assert result.returncode == 2
    assert "start.py demo" in result.stdout
