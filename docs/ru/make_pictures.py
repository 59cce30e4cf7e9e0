"""Draws the guide's pictures from real output: `python docs/ru/make_pictures.py DEMO`, DEMO the folder where `nastavnik demo` was run.

Needs Chromium, LibreOffice and pdftoppm on the PATH, and the extra `js`.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image, ImageChops
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

PICTURES = Path(__file__).parent / "img"
COLUMNS = 100
SCREEN = 38
"""Lines of a screen."""
WIDTH = 1200
"""Pixels of a page's window."""
COLOURS = 64
"""Of a palette that keeps text legible and the files small."""


def main(demo: Path) -> None:
    """All pictures."""
    PICTURES.mkdir(exist_ok=True)
    workspace = demo / "nastavnik-demo"
    reports = workspace / "reports"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        typed = {
            "ekran": ["demo"],
            "doctor": ["doctor"],
            "reshenie": ["review", "--workspace", str(workspace)],
        }
        for name, words in typed.items():
            _terminal(browser, name, words, demo, begin=name == "reshenie")
        _page(browser, "otchet", reports / "mo-2024" / "otchet.html", height=900)
        _page(browser, "kartochka", reports / "mo-2024" / "otchet.html", part="details.card:has(img)")
        method = demo / "metodika.html"
        subprocess.run(["nastavnik", "profile", "show", "mo-rsp-25", "--format", "html", "--output", method], check=True)
        _page(browser, "metodika", method, height=900)
        browser.close()
    _confirm_all(workspace)
    subprocess.run(["nastavnik", "papers", "--workspace", workspace], check=True, capture_output=True)
    _paper("spiski", reports / "mo-2024" / "spiski.docx", page=2)
    named = next((reports / "mo-2024" / "муниципалитеты").glob("*/доказательства.docx")).parent
    _paper("pismo", named / "письмо.docx")
    _paper("analiz", reports / "mo-2024" / "регион" / "аналитический-отчёт.docx", page=3)


def _confirm_all(workspace: Path) -> None:
    """Every decision that waits, taken as the program proposes: before that the papers name nobody."""
    with tempfile.TemporaryDirectory() as temporary:
        book = Path(temporary) / "решения.xlsx"
        subprocess.run(["nastavnik", "review", "export", book, "--workspace", workspace], check=True, capture_output=True)
        opened = load_workbook(book)
        sheet = opened["Решения"]
        heads = next(row for row in sheet.iter_rows() if row[0].value == "Код")
        places = {str(cell.value): cell.column for cell in heads}
        for row in range(heads[0].row + 1, sheet.max_row + 1):
            for head, words in (
                ("Решение", "Оставить как есть"),
                ("Почему", "Документ открыт и прочитан"),
                ("Кто решил", "Методист отдела"),
            ):
                sheet.cell(row, places[head]).value = words
        opened.save(book)
        subprocess.run(["nastavnik", "review", "import", book, "--workspace", workspace], check=True, capture_output=True)


def _terminal(browser: Browser, name: str, words: list[str], folder: Path, *, begin: bool) -> None:
    """What a command prints, as a terminal shows it; of a long answer the beginning or the end."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS)}
    done = subprocess.run(["nastavnik", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    if len(lines) > SCREEN:
        lines = [*lines[:SCREEN], "…"] if begin else ["…", *lines[-SCREEN:]]
    shown = "\n".join([f"$ python3 start.py {' '.join(words[:1])}", *lines])
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(shown))
    with tempfile.TemporaryDirectory() as temporary:
        drawn = Path(temporary) / "shot.html"
        drawn.write_text(f"<body style='margin:0'>{console.export_svg(title='nastavnik')}", encoding="utf-8")
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto(drawn.as_uri())
        _keep(name, page.locator("svg").screenshot())


def _page(browser: Browser, name: str, path: Path, *, part: str | None = None, height: int = 900) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": height})
    page.goto(path.as_uri())
    if part:
        card = page.locator(part).first
        card.evaluate("each => { each.open = true; each.scrollIntoView(); }")
        _keep(name, card.screenshot())
    else:
        _keep(name, page.screenshot())


def _paper(name: str, path: Path, *, page: int = 1) -> None:
    """A page of a letter."""
    with tempfile.TemporaryDirectory() as temporary:
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", temporary, path], check=True, capture_output=True)
        pdf = Path(temporary) / f"{path.stem}.pdf"
        drawn = subprocess.run(
            ["pdftoppm", "-r", "70", "-f", str(page), "-l", str(page), "-png", pdf], check=True, capture_output=True
        ).stdout
        _keep(name, drawn)


def _keep(name: str, drawn: bytes) -> None:
    """The picture without its empty margins, in few colours."""
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    empty = Image.new("RGB", image.size, image.getpixel((0, 0)))
    box = ImageChops.difference(image, empty).getbbox()
    image.crop(box).quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
