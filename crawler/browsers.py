"""Which Chromium draws pages that only scripts draw (crawler/rendering.py), and what is missing for it."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path


def browser_path(chosen: Path | None = None) -> Path | None:
    """The Chromium that draws pages: the chosen one, the system's, or that of `playwright install`; None: there is none."""
    if chosen is not None:
        return chosen if os.access(chosen, os.X_OK) else None
    named: list[str | Path] = [found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))]
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((Path(each) for each in (*named, *sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True))), None)


def lacking(chosen: Path | None = None) -> str | None:
    """What is missing for drawing pages, with the remedy, in Russian; None: nothing."""
    if find_spec("playwright") is None:
        what, remedy = "не установлен playwright", "Выполните pip install 'nastavnik-audit[js]'."
    elif browser_path(chosen) is None:
        what = f"по пути {chosen} нет браузера" if chosen else "не найден браузер Chromium"
        remedy = "Выполните playwright install chromium, или поставьте пакет chromium, или укажите путь к браузеру в NASTAVNIK_CHROMIUM."
    else:
        return None
    return f"задано render: true, но {what}: сайты, которые открываются только в браузере, останутся не проверены. {remedy}"
