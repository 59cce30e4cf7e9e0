"""The documents for people agree with the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import typer

from data.models import DocumentType
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
