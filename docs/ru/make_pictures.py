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

from PIL import Image, ImageChops
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

PICTURES = Path(__file__).parent / "img"
COLUMNS = 100
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
            _terminal(browser, name, words, demo)
        _page(browser, "otchet", reports / "mo-2024" / "otchet.html", height=900)
        _page(browser, "kartochka", reports / "mo-2024" / "otchet.html", part="details.card:has(img)")
        method = demo / "metodika.html"
        subprocess.run(["nastavnik", "profile", "show", "mo-rsp-25", "--format", "html", "--output", method], check=True)
        _page(browser, "metodika", method, height=900)
        browser.close()
    _paper("spiski", reports / "mo-2024" / "spiski.docx", page=2)
    subprocess.run(["nastavnik", "papers", "--workspace", workspace], check=True, capture_output=True)
    named = next((reports / "mo-2024" / "муниципалитеты").glob("*/доказательства.docx")).parent
    _paper("pismo", named / "письмо.docx")
    _paper("analiz", reports / "mo-2024" / "регион" / "аналитический-отчёт.docx", page=3)


def _terminal(browser: Browser, name: str, words: list[str], folder: Path) -> None:
    """What a command prints, as a terminal shows it; of a long answer the end."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS)}
    done = subprocess.run(["nastavnik", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    shown = "\n".join([f"$ python3 start.py {' '.join(words[:1])}", *(lines if len(lines) <= 40 else ["…", *lines[-38:]])])
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
