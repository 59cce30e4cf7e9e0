"""The documents for people agree with the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
import typer

from data.models import DocumentType
from data.night_settings import NightSettings, NoticeSettings
from data.words import words
from nastavnik.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Spelt in pieces, so that this file does not name what it forbids.
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me/\\w+", "tm" + "p/v", "tm" + "p/brief"]) + r")/"
)
INDEX_HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "--extra-index" + "-url", "--index" + "-url", "trusted" + "-host"])
)


def texts_of_the_repository() -> list[Path]:
    """Every text file of ours: those in the root and all in the folders that belong to the repository."""
    folders = [
        ROOT / name for name in (".ci", "audit_rules", "benchmarks", "crawler", "data", "docs", "nastavnik", "reports", "scoring", "tests")
    ]
    paths = [*ROOT.iterdir(), *(path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts)]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


def test_every_command_is_documented() -> None:
    group = typer.main.get_command(app)
    commands = set(getattr(group, "commands", {}))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    documented = " ".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert commands >= {"run", "export", "read", "demo"}
    assert {name for name in commands if f"`{name}`" not in documented and f"nastavnik {name}" not in documented} == set()
    assert set(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE)) == commands


def test_every_kind_of_document_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert [kind for kind in get_args(DocumentType) if f"`{kind}`" not in glossary] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_folders_files_and_links_named_in_a_page_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text)]
    named = re.findall(r"`((?:[\w.-]+/)+(?:[\w.-]+\.(?:py|yml|md|xlsx))?)`", text)
    paths = [page.parent / link for link in links] + [ROOT / name for name in named]
    assert [str(path) for path in paths if not path.exists()] == []


def commands_in(page: Path) -> list[list[str]]:
    """What a reader is told to type: words after `python3 start.py` or `nastavnik` in blocks of code."""
    blocks = re.findall(r"^ *```[a-z]*\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    typed = [shlex.split(line, comments=True) for line in lines if re.match(r"\s*(?:python3 start\.py|nastavnik)\s", line)]
    return [words[2:] if words[0] == "python3" else words[1:] for words in typed]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_a_page_tells_to_type_are_understood(page: Path) -> None:
    for typed in commands_in(page):
        if typed[0] == "test":
            continue
        command, rest = typer.main.get_command(app), list(typed)
        while rest and (inner := getattr(command, "commands", {}).get(rest[0])):
            command, rest = inner, rest[1:]
        assert command.name != "nastavnik", typed
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= options | {"--help"}, typed


def test_the_guide_tells_what_to_do_with_every_reason_of_not_checked() -> None:
    guide = (ROOT / "docs" / "ru" / "sajt-ne-chitaetsya.md").read_text(encoding="utf-8")
    assert [reason for reason in words().state_reason.values() if reason not in guide] == []


def test_the_guide_tells_every_key_of_a_night() -> None:
    guide = (ROOT / "docs" / "ru" / "raspisanie.md").read_text(encoding="utf-8")
    keys = [*(set(NightSettings.model_fields) - {"notices"}), *(f"notices.{name}" for name in NoticeSettings.model_fields)]
    assert [key for key in keys if f"| `{key}` |" not in guide] == []


def test_first_screen_is_also_russian_and_gives_the_two_commands() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:15])
    assert "python3 start.py demo" in first_screen
    assert "python3 start.py test" in first_screen
    assert len(re.findall("[а-яё]", first_screen)) > 200


def test_no_text_names_a_machine_or_a_package_index() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in texts_of_the_repository()
        for pattern in (MACHINE_PATHS, INDEX_HOSTS)
        for match in pattern.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()
