"""Settings of a department: a file in the workspace, then the environment; faults are told with their place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.errors import BadInput
from data.night import NightWindow
from data.settings import load_settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NASTAVNIK_CONTACT", "NASTAVNIK_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_is_above_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.yml").write_text("contact: a@example.org\nmax_requests: 90\n", encoding="utf-8")
    assert load_settings(tmp_path).contact == "a@example.org"
    monkeypatch.setenv("NASTAVNIK_CONTACT", "b@example.org")
    settings = load_settings(tmp_path)
    assert (settings.contact, settings.max_requests) == ("b@example.org", 90)


def test_a_workspace_without_settings_has_the_usual_ones(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "new").contact == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("contakt: a\n", "contakt"),
        ("max_requests: много\n", "целое число"),
        ("contact: почта@пример.рф\n", "латиницей"),
        ("night_window: ночью\n", "22:00-06:00"),
        ("night_window: '06:00-06:00'\n", "совпадают"),
        ("tls_unverified: может быть\n", "tls_unverified"),
        ("stop_list: школа7.рф\n", "stop_list"),
        ("night: {at: полночь}\n", "01:30"),
        ("night: {retries: -1}\n", "слишком мало"),
        ("night: {notices: {metodist: a}}\n", "metodist"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "settings.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_settings(tmp_path)
    assert "settings.yml, строка 1" in str(caught.value)
    assert words in str(caught.value)


def test_a_bundle_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK_CA_BUNDLE", str(tmp_path / "нет.pem"))
    with pytest.raises(BadInput, match=r"нет\.pem"):
        load_settings(tmp_path)


def test_hours_and_stop_list(tmp_path: Path) -> None:
    (tmp_path / "settings.yml").write_text("night_window: 22:00-06:00\nstop_list: [школа7.рф, 17]\n", encoding="utf-8")
    settings = load_settings(tmp_path)
    assert settings.night_window == NightWindow(dt.time(22), dt.time(6))
    assert settings.stop_list == ("школа7.рф", "17")
    assert not settings.tls_unverified
    assert not settings.outside_documents


def test_a_bundle_without_certificates_is_refused(tmp_path: Path) -> None:
    """Taken silently, it would add nothing, and every site would seem to have a bad certificate."""
    bundle = tmp_path / "root.pem"
    bundle.write_bytes(b"\x30\x82 not PEM")
    (tmp_path / "settings.yml").write_text(f"ca_bundle: {bundle}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"root\.pem: в файле нет сертификатов"):
        load_settings(tmp_path)
