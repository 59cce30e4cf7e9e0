"""Certificates: verified first and always; a bundle adds to what is trusted; reading without verification is a setting, and is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.crawler.hostile import school
from tests.crawler.hostile.certificates import Authorities
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import Site, Web, redirect

BAD = ("expired.ru", "early.ru", "wrong-host.ru", "unknown.ru", "self-signed.ru")


@pytest.fixture(scope="module")
def authorities() -> Authorities:
    return Authorities()


def _looked(folder: Path, authorities: Authorities, starts: dict[str, str], **settings: Any) -> tuple[Web, dict[str, Result]]:
    contexts = authorities.contexts()
    # The site itself answers http with a road to https; https gives the pages.
    sites: dict[str, Site] = {host: {"/": redirect(f"https://{host}/")} for host in contexts}
    sites |= {f"https://{host}": school() for host in contexts}
    with Web(sites, certificates=contexts) as web:
        workspace, audit_id = audit(folder, [organisation(name, site) for name, site in starts.items()])
        crawl(folder, audit_id, web, ca_bundle=authorities.bundle(folder), **settings)
        return web, {name: Result(workspace, audit_id, name) for name in starts}


def test_a_bad_certificate_is_told_and_nothing_is_asked_through_it(tmp_path: Path, authorities: Authorities) -> None:
    web, results = _looked(tmp_path, authorities, {host: f"https://{host}/" for host in (*BAD, "good.ru")})
    assert {host: results[host].outcome.reason for host in BAD} == dict.fromkeys(BAD, "tls")
    assert not any(results[host].outcome.reached for host in BAD)
    assert "другое имя" in results["wrong-host.ru"].outcome.detail
    assert "не прошёл проверку" in results["expired.ru"].outcome.detail
    assert {seen.host for seen in web.log if seen.scheme == "https"} == {"good.ru"}
    good = results["good.ru"]
    assert (good.outcome.complete, good.outcome.tls_unverified) == (True, False)
    assert good.fetches["https://good.ru/order"].sha256


def test_without_the_bundle_its_authority_is_unknown(tmp_path: Path, authorities: Authorities) -> None:
    contexts = authorities.contexts()
    with Web({"good.ru": school()}, certificates=contexts) as web:
        workspace, audit_id = audit(tmp_path, [organisation("good", "https://good.ru/")])
        crawl(tmp_path, audit_id, web)
        assert Result(workspace, audit_id, "good").outcome.reason == "tls"
        assert web.log == []


def test_a_redirect_to_a_bad_certificate_is_the_same(tmp_path: Path, authorities: Authorities) -> None:
    _, results = _looked(tmp_path, authorities, {host: f"http://{host}/" for host in BAD})
    assert {host: (each.outcome.reached, each.outcome.reason) for host, each in results.items()} == dict.fromkeys(BAD, (False, "tls"))


def test_unverified_reading_reads_all_and_marks_every_answer(tmp_path: Path, authorities: Authorities) -> None:
    web, results = _looked(tmp_path, authorities, {host: f"https://{host}/" for host in (*BAD, "good.ru")}, tls_unverified=True)
    for host in BAD:
        result = results[host]
        assert (result.outcome.reached, result.outcome.complete, result.outcome.tls_unverified) == (True, True, True)
        assert result.fetches[f"https://{host}/order"].sha256
        assert all(fetch.tls_unverified for fetch in result.fetches.values())
    good = results["good.ru"]
    assert (good.outcome.complete, good.outcome.tls_unverified) == (True, False)
    assert not any(fetch.tls_unverified for fetch in good.fetches.values())
    # One hand-shake that failed, then straight on: nothing is asked twice.
    asked = [seen.url for seen in web.log]
    assert len(asked) == len(set(asked))
