"""The doctor: what it says of a machine, and that it never fails itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from nastavnik import doctor


def test_every_check_speaks_and_every_trouble_has_a_remedy(tmp_path: Path) -> None:
    found = doctor.checks(tmp_path / "not" / "made" / "yet")
    assert len({check.name for check in found}) == len(found)
    assert all(check.detail for check in found)
    assert all(check.remedy for check in found if check.ok is not True)


def test_old_python_and_missing_ocr_need_attention() -> None:
    assert [doctor.python_version(version).ok for version in ((3, 10, 13), (3, 11, 0), (3, 13, 1))] == [False, True, True]
    assert doctor.ocr("tesserocr").ok is True
    assert "tesseract-ocr-rus" in doctor.ocr("").remedy


def test_contact_is_taken_from_the_environment_or_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NASTAVNIK_CONTACT", raising=False)
    assert doctor.contact(tmp_path).ok is False
    monkeypatch.setenv("NASTAVNIK_CONTACT", "metodist@uprava.example")
    assert "metodist@uprava.example" in doctor.contact(tmp_path).detail
    monkeypatch.delenv("NASTAVNIK_CONTACT")
    (tmp_path / "settings.yml").write_text("contact: page.example\n", encoding="utf-8")
    assert doctor.contact(tmp_path).ok is True
    (tmp_path / "settings.yml").write_text("contakt: page.example\n", encoding="utf-8")
    assert doctor.contact(tmp_path).ok is False


def test_proxy_is_shown_without_its_password() -> None:
    shown = doctor.proxy({"http": "http://user:secret@proxy.example:3128", "no": "localhost"})
    assert (shown.ok, "secret" in shown.detail, "proxy.example:3128" in shown.detail) == (True, False, True)
    assert doctor.proxy({}).ok is True
    assert doctor.proxy({"https": "http://proxy.example:port"}).ok is False


def test_unknown_time_zone_is_told() -> None:
    assert doctor.time_zone("Europe/Moscow").ok is True
    assert doctor.time_zone("Europe/Nowhere").ok is False


def test_full_disk_and_readonly_folder_need_attention(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE_BYTES", 2**70)
    assert doctor.free_space(tmp_path).ok is False
    assert doctor.writable(tmp_path / "new").ok is True
    assert doctor.writable(Path("/proc")).ok is False
