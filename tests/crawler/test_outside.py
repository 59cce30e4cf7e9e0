"""Documents on cloud disks and the founder's site: one hop to the file where it is allowed, unknown otherwise."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.crawler.hostile.certificates import context_of
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, menu, page, pdf, redirect, text

GOOGLE, YANDEX = "https://drive.google.com/file/d/1MadeUpMadeUpMadeUp/view?usp=sharing", "https://disk.yandex.ru/i/MadeUp"
CLOSED, FOLDER = "https://disk.yandex.ru/d/Closed", "https://drive.google.com/drive/folders/1MadeUpMadeUpMadeUp"
MAIL = "https://cloud.mail.ru/public/MadeUp/order.pdf"
FOUNDER = "http://uo.founder.ru/files/"
SISTER = "http://sister.ru/prikaz.pdf"
LINKS = (GOOGLE, YANDEX, CLOSED, FOLDER, MAIL, f"{FOUNDER}prikaz.pdf", f"{FOUNDER}page.pdf", f"{FOUNDER}gone.pdf", SISTER)
SECRET = ("http://secret.founder2.ru/secret/prikaz.pdf", "http://10.0.0.7/prikaz.pdf")


def _yandex(seen: Seen) -> Reply | None:
    if not seen.path.startswith("/v1/disk/public/resources/download?public_key=https"):
        return None
    if "Closed" in seen.path:
        return text('{"error": "DiskNotFoundError"}', status=404)
    return text(json.dumps({"href": "https://downloader.disk.yandex.ru/disk/1?filename=order.pdf&hash=2", "method": "GET"}))


def _sites() -> dict[str, Site]:
    listed = "".join(
        f"<p><a href='{url}'>Приказ о внедрении наставничества {number}</a></p>" for number, url in enumerate([*LINKS, *SECRET])
    )
    home = page(menu(("/nastavnik", "Наставничество")) + WORDS, title="Школа")
    return {
        "school.ru": {"/": home, "/nastavnik": page("<h1>Наставничество</h1>" + listed + WORDS)},
        "sister.ru": {"/": home, "/nastavnik": page("<h1>Наставничество</h1>" + WORDS), "/prikaz.pdf": pdf("sister's")},
        "drive.google.com": {
            "/uc?export=download&id=1MadeUpMadeUpMadeUp": redirect("https://drive.usercontent.google.com/download?id=1MadeUpMadeUpMadeUp")
        },
        "drive.usercontent.google.com": {"/download?id=1MadeUpMadeUpMadeUp": pdf("google")},
        "cloud-api.yandex.net": _yandex,
        "downloader.disk.yandex.ru": {"/disk/1?filename=order.pdf&hash=2": pdf("yandex")},
        "uo.founder.ru": {
            "/files/prikaz.pdf": pdf("founder"),
            "/files/page.pdf": page(menu(("/files/other.pdf", "Приказ о наставничестве")) + WORDS, title="Просмотр"),
        },
        "secret.founder2.ru": {
            "/robots.txt": text("User-agent: *\nDisallow: /secret\n"),
            "/secret/prikaz.pdf": pdf("secret"),
        },
    }


@dataclass
class Looked:
    web: Web
    school: Result


def _looked(folder: Path, **settings: Any) -> Looked:
    authority = trustme.CA(organization_name="Made-up authority")
    authority.cert_pem.write_to_path(folder / "authority.pem")
    clouds = ("drive.google.com", "drive.usercontent.google.com", "cloud-api.yandex.net", "downloader.disk.yandex.ru")
    with Web(_sites(), certificates={host: context_of(authority.issue_cert(host)) for host in clouds}) as web:
        workspace, audit_id = audit(folder, [organisation("school", "http://school.ru/"), organisation("sister", "http://sister.ru/")])
        crawl(folder, audit_id, web, ca_bundle=folder / "authority.pem", allow_private=False, **settings)
        return Looked(web, Result(workspace, audit_id, "school"))


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    return _looked(tmp_path_factory.mktemp("allowed"), outside_documents=True)


@pytest.mark.parametrize(("url", "words"), [(GOOGLE, b"google"), (YANDEX, b"yandex"), (f"{FOUNDER}prikaz.pdf", b"founder")])
def test_the_file_itself_is_fetched_under_the_address_that_the_school_gives(allowed: Looked, url: str, words: bytes) -> None:
    fetch = allowed.school.fetches[url]
    assert fetch.sha256
    assert words in allowed.school.blobs.get(fetch.sha256)
    assert (fetch.final_url, fetch.role, fetch.reason) == (url, "file", None)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        (CLOSED, "dead_link"),
        (FOLDER, "outside_link"),
        (MAIL, "outside_link"),
        (f"{FOUNDER}page.pdf", "outside_link"),
        (f"{FOUNDER}gone.pdf", "dead_link"),
        (SISTER, "outside_link"),
        (SECRET[0], "outside_link"),
        (SECRET[1], "dead_link"),
    ],
)
def test_what_gives_no_file_stays_unknown(allowed: Looked, url: str, reason: str) -> None:
    assert allowed.school.unfetched[url].reason == reason
    assert url not in allowed.school.fetches


def test_nothing_round_the_document_is_asked(allowed: Looked) -> None:
    assert sorted(allowed.web.asked("uo.founder.ru")) == ["/files/gone.pdf", "/files/page.pdf", "/files/prikaz.pdf"]
    assert allowed.web.asked("secret.founder2.ru") == []
    assert {seen.host for seen in allowed.web.log}.isdisjoint({"cloud.mail.ru", "10.0.0.7"})
    robots = {seen.host for seen in allowed.web.log if seen.path == "/robots.txt"}
    assert {seen.host for seen in allowed.web.log} <= robots


def test_without_the_setting_nobody_else_is_asked(tmp_path: Path) -> None:
    looked = _looked(tmp_path)
    assert {seen.host for seen in looked.web.log} == {"school.ru", "sister.ru"}
    assert {looked.school.unfetched[url].reason for url in LINKS} == {"outside_link"}
