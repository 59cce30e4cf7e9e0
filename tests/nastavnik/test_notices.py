"""Notices by the services' own ways: what is said, to whom, once, and what a fault of a service leaves."""

from __future__ import annotations

import datetime as dt
import email
import logging
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from pathlib import Path

import pytest

from data.models import AuditResult, Organisation
from data.night_settings import NoticeSettings, expanded
from data.store.nights import Notice
from data.workspace import Workspace
from nastavnik.notices import deliver
from nastavnik.notices_routes import Route, routes
from nastavnik.notices_text import digest_text, digest_title
from scoring.digest import digest
from tests.nastavnik.services import Service
from tests.reports import samples

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
LOG = logging.getLogger("nastavnik.night")
PROFILE = samples.PROFILE


def compared(before: AuditResult, now: AuditResult, names: int = 10) -> tuple[str, str]:
    """Title and text of the digest."""
    told = [(digest(before, replace(now, audit=replace(now.audit, id=2)), PROFILE), PROFILE)]
    return digest_title(told, ""), digest_text(told, names)


def test_whole_numbers_first_and_names_as_far_as_they_go() -> None:
    before = samples.audit(*map(samples.compliant, range(1, 26)), samples.no_package(26), samples.compliant(27))
    now = samples.audit(*map(samples.no_package, range(1, 26)), samples.compliant(26), samples.unreachable(27))
    title, text = compared(before, now, names=4)
    assert title == "Наставничество: новых нарушений 25 (ждут подтверждения 25), исправлено 1, не удалось проверить 1"
    assert "новых нарушений 25 (ждут подтверждения 25), исправлено 1, остаётся 0, не удалось проверить 1 (было 0)." in text
    assert text.count("Пакет документов") + text.count("пакет документов") == 4
    assert "  и ещё 21 организация" in text
    assert "Перестали читаться (нарушителями не считаются): 1" in text
    assert "предположительно" in text


def test_without_names_only_numbers_are_told() -> None:
    _, text = compared(samples.audit(samples.compliant(1)), samples.audit(samples.no_package(1)), names=0)
    assert "Новые нарушения: 1" in text
    assert "Школа № 1" not in text


def test_a_name_of_a_registry_breaks_neither_line_nor_header() -> None:
    wicked = replace(samples.no_package(1).organisation, name="Школа\r\nBcc: all@example.org\x00 <b>1</b>")
    now = samples.audit(replace(samples.no_package(1), organisation=wicked))
    _, text = compared(samples.audit(samples.compliant(1)), now)
    assert "Школа Bcc: all@example.org <b>1</b> (" in text


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(tmp_path, create=True)
    with made.store as store:
        store.audits.start(
            as_of=NOW.date(),
            offline=False,
            fresh=False,
            started=NOW,
            profiles=["mo-2024"],
            registry="r.csv",
            registry_sha256="0" * 64,
            organisations=[Organisation(id="a", name="Школа А (выдумана)", municipality="Лесной г.о.", site=None)],
        )
        yield made


def notice(route: Route, body: str = "Новых нарушений 3 <и> исправлено 2") -> Notice:
    return Notice(audit=1, kind="digest", recipient=route.recipient, route=route.digest, title="Наставничество", body=body)


def send(workspace: Workspace, found: tuple[Route, ...]) -> tuple[int, int]:
    """How many were taken, and how many not."""
    done = deliver(workspace, found, workspace.folder / "settings.yml", lambda: NOW, LOG)
    return done.sent, len(done.failed)


def test_what_one_service_refused_is_sent_again_to_that_one_alone(workspace: Workspace) -> None:
    with Service() as good, Service() as bad:
        bad.open = False
        found = routes(NoticeSettings(methodist=(good.address("g"), bad.address("b"))))
        workspace.store.nights.compose(map(notice, found))
        assert send(workspace, found) == (1, 1)
        workspace.store.nights.compose([notice(each, "иначе сказанное") for each in found])  # a digest is composed once
        bad.open = True
        assert send(workspace, found) == (1, 0)
        assert send(workspace, found) == (0, 0)
        assert good.taken()["g"]["message"] == bad.taken()["b"]["message"] == "Новых нарушений 3 <и> исправлено 2"


def test_a_notice_whose_address_left_the_settings_goes_nowhere(workspace: Workspace) -> None:
    with Service() as service:
        old, kept = routes(NoticeSettings(methodist=(service.address("old"), service.address("kept"))))
        workspace.store.nights.compose([notice(old), notice(kept)])
        assert send(workspace, (kept,)) == (1, 0)
        assert send(workspace, (old, kept)) == (0, 0)
        assert set(service.taken()) == {"kept"}


def test_what_a_mistyped_address_kept_back_goes_to_the_corrected_one(workspace: Workspace) -> None:
    with Service() as service:
        service.open = False
        wrong = routes(NoticeSettings(methodist=(service.address("wrong"),)))
        workspace.store.nights.compose(map(notice, wrong))
        assert send(workspace, wrong) == (0, 1)
        service.open = True
        right = routes(NoticeSettings(methodist=(service.address("right"),)))
        assert send(workspace, right) == (1, 0)
        assert send(workspace, right) == (0, 0)
        assert set(service.taken()) == {"right"}


def test_secrets_of_the_environment_are_written_as_an_address_needs_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_PASSWORD", "a/b@c:d ")
    monkeypatch.setenv("WHOLE", "json://h/x?y=1")
    file = tmp_path / "settings.yml"
    assert expanded("mailto://me:${MAIL_PASSWORD}@h.ru", [], file) == "mailto://me:a%2Fb%40c%3Ad@h.ru"
    assert expanded("${WHOLE}", [], file) == "json://h/x?y=1"


class Post(socketserver.StreamRequestHandler):
    """As much of SMTP as a letter needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 made up\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                letter = b""
                while (row := self.rfile.readline()) != b".\r\n":
                    letter += row
                self.server.letters.append(letter)  # type: ignore[attr-defined]
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")


def test_a_letter_by_real_smtp(workspace: Workspace) -> None:
    letters: list[bytes] = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        server.letters = letters  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        found = routes(NoticeSettings(methodist=(f"mailto://127.0.0.1:{port}/metodist@example.org?from=audit@example.org&mode=insecure",)))
        workspace.store.nights.compose(map(notice, found))
        assert send(workspace, found) == (1, 0)
        server.shutdown()
    (letter,) = (email.message_from_bytes(each, policy=policy.default) for each in letters)
    assert letter["Subject"] == "Наставничество"
    assert "metodist@example.org" in str(letter["To"])
    text = letter.get_body(("plain", "html"))
    assert text is not None
    assert "Новых нарушений 3" in text.get_content()
