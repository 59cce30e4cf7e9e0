"""What this computer has for an audit, what it lacks and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from audit_rules.facts.text.ocr import ocr_engine
from crawler.browsers import browser_path, lacking
from data.errors import BadInput
from data.settings import load_settings

OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 5 * 2**30  # some 1 500 sites at 1–3 MB each, and the papers
MOSCOW = "Europe/Moscow"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing looked at; all words are Russian."""

    name: str
    ok: bool | None
    """True: in order; False: needs attention; None: optional, and not there."""
    detail: str
    remedy: str = ""
    """What to do; "" where nothing needs doing."""


def checks(workspace: Path) -> list[Check]:
    """All checks for an audit kept in `workspace`, in the order a person mends them."""
    return [
        python_version(sys.version_info[:3]),
        ocr(ocr_engine()),
        writable(workspace),
        free_space(workspace),
        contact(workspace),
        *browser(workspace),
        proxy(urllib.request.getproxies()),
        time_zone(MOSCOW),
        processors(os.cpu_count()),
    ]


def python_version(version: tuple[int, ...]) -> Check:
    """Whether this Python is new enough."""
    text = ".".join(map(str, version))
    if version >= OLDEST_PYTHON:
        return Check(name="Python", ok=True, detail=f"версия {text}")
    return Check(name="Python", ok=False, detail=f"версия {text}", remedy="Установите Python 3.11 или новее.")


def ocr(engine: str) -> Check:
    """Whether scans can be read; `engine` is what the reader found, "" for none."""
    if engine:
        return Check(name="Tesseract с русским языком", ok=True, detail=f"сканы читает {engine}")
    return Check(
        name="Tesseract с русским языком",
        ok=False,
        detail="не найден: сканы останутся непрочитанными, такие организации попадут в «не проверено».",
        remedy="Debian и Ubuntu: sudo apt-get install tesseract-ocr tesseract-ocr-rus; macOS: brew install tesseract tesseract-lang; "
        "Windows: winget install UB-Mannheim.TesseractOCR, при установке отметьте русский язык.",
    )


def writable(workspace: Path) -> Check:
    """Whether the workspace, or the nearest folder above it that exists, can be written to."""
    place = _existing(workspace)
    try:
        with tempfile.TemporaryFile(dir=place):
            return Check(name="Рабочая папка", ok=True, detail=f"{place}: запись возможна")
    except OSError as error:
        return Check(
            name="Рабочая папка",
            ok=False,
            detail=f"{place}: записать нельзя ({error.strerror}).",
            remedy="Выберите другую папку (--workspace) или дайте себе права на запись.",
        )


def free_space(workspace: Path) -> Check:
    """Whether the disk of the workspace has room for an audit of a region."""
    place = _existing(workspace)
    free = shutil.disk_usage(place).free
    detail = f"свободно {free / 2**30:.1f} ГБ"
    if free >= LEAST_FREE_BYTES:
        return Check(name="Место на диске", ok=True, detail=detail)
    return Check(
        name="Место на диске",
        ok=False,
        detail=f"{detail}, для проверки региона нужно около {LEAST_FREE_BYTES // 2**30} ГБ.",
        remedy="Освободите место или выберите рабочую папку на другом диске.",
    )


def contact(workspace: Path) -> Check:
    """Whether a site's owner can learn whom to write to."""
    name = "Контакт для владельцев сайтов"
    try:
        value = load_settings(workspace).contact
    except BadInput as error:
        return Check(name=name, ok=False, detail=str(error), remedy="Исправьте настройку и повторите.")
    if value:
        return Check(name=name, ok=True, detail=f"указан: {value}")
    return Check(
        name=name,
        ok=False,
        detail="не указан: владелец сайта не узнает, кто и зачем его обходит.",
        remedy="Задайте переменную NASTAVNIK_CONTACT или contact в settings.yml рабочей папки: почта или адрес страницы.",
    )


def browser(workspace: Path) -> list[Check]:
    """Whether pages that only scripts draw can be opened; nothing where that is not asked for."""
    try:
        settings = load_settings(workspace)
    except BadInput:
        return []
    if not settings.render:
        return []
    words = lacking(settings.chromium)
    return [Check(name="Браузер", ok=not words, detail=words or f"найден: {browser_path(settings.chromium)}")]


def proxy(proxies: dict[str, str]) -> Check:
    """Which proxy the crawl would go through; `proxies` as urllib gives them, scheme → address."""
    used = {scheme: address for scheme, address in sorted(proxies.items()) if scheme in {"http", "https"}}
    if not used:
        return Check(name="Прокси", ok=True, detail="не задан, сайты открываются напрямую")
    unusable = [scheme for scheme, address in used.items() if not _is_proxy(address)]
    if unusable:
        names = " и ".join(f"{scheme.upper()}_PROXY" for scheme in unusable)
        return Check(name="Прокси", ok=False, detail=f"{names}: это не адрес прокси.", remedy="Запишите его так: http://имя:порт.")
    return Check(name="Прокси", ok=True, detail="; ".join(f"{scheme}: {_without_password(address)}" for scheme, address in used.items()))


def time_zone(name: str) -> Check:
    """Whether the nightly run can tell local time."""
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return Check(
            name="Часовые пояса",
            ok=False,
            detail=f"нет данных о поясе {name}.",
            remedy="Установите пакет tzdata (Debian: apt-get install tzdata).",
        )
    return Check(name="Часовые пояса", ok=True, detail=f"{name} известен")


def processors(count: int | None) -> Check:
    """How many files can be read at a time."""
    return Check(name="Процессоры", ok=True, detail=f"{count}: столько файлов читается одновременно" if count else "число неизвестно")


def _existing(folder: Path) -> Path:
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _is_proxy(address: str) -> bool:
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _without_password(address: str) -> str:
    return address.rpartition("@")[2] if "@" in address else address
