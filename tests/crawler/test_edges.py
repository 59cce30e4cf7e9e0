"""Private addresses, certificates, Ctrl-C: crawls of their own, since each needs other settings."""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
import signal
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from twisted.internet.error import DNSLookupError

from crawler.guards import only_public
from tests.crawler.run import Result, audit, crawl, organisation, start
from tests.crawler.server import WORDS, Web, menu, page, redirect
from tests.crawler.test_resume import HOSTS, site


def test_no_hop_to_a_private_address_unless_allowed(tmp_path: Path) -> None:
    with Web({}) as web:
        inside = f"http://127.0.0.1:{web.port}/secret"
        web.sites |= {
            "away.ru": {"/": redirect(inside)},
            "links.ru": {
                "/": page(menu(("/n", "Наставничество")) + WORDS),
                "/n": page(
                    f"<h1>Наставничество</h1><a href='{inside}'>Приказ</a><a href='/hop'>Положение</a><a href='file:///etc/passwd'>План</a>"
                    + WORDS
                ),
                "/hop": redirect("http://2130706433/"),
            },
            f"127.0.0.1:{web.port}": {"/secret": page(WORDS)},
        }
        workspace, audit_id = audit(tmp_path, [organisation("away", "http://away.ru/"), organisation("links", "http://links.ru/")])
        crawl(tmp_path, audit_id, web, allow_private=False)
        assert {seen.host for seen in web.log} == {"away.ru", "links.ru"}
        assert not Result(workspace, audit_id, "away").outcome.reached
        links = Result(workspace, audit_id, "links")
        assert links.unfetched[inside].reason == "dead_link"
        assert links.fetches["http://links.ru/hop"].reason == "dead_link"


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "0.0.0.0"])
def test_a_public_name_that_is_pointed_to_a_private_address_does_not_resolve(address: str) -> None:
    with pytest.raises(DNSLookupError):
        only_public(address)


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = page(menu(("/nastavnik", "Наставничество")) + WORDS + self.path).body
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A site with a certificate that only its own authority vouches for: its port, the authority's file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Made-up authority")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "authority.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = tmp_path / "key.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private.write_bytes(key.private_bytes(*form))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, private)
    server = HTTPServer(("127.0.0.1", 0), _Page)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, pem
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("trusted", [False, True])
def test_a_certificate_is_verified_and_a_bundle_can_be_trusted(tmp_path: Path, secure: tuple[int, Path], trusted: bool) -> None:
    port, authority = secure
    workspace, audit_id = audit(tmp_path / "w", [organisation("tls", f"https://localhost:{port}/")])
    crawl(tmp_path / "w", audit_id, "", ca_bundle=authority if trusted else None)
    outcome = Result(workspace, audit_id, "tls").outcome
    assert (outcome.reached, outcome.reason) == ((True, None) if trusted else (False, "tls"))


def test_ctrl_c_leaves_sites_pending_and_the_next_crawl_ends_them(tmp_path: Path) -> None:
    with Web(dict.fromkeys(HOSTS, site)) as web:
        workspace, audit_id = audit(tmp_path, [organisation(host, f"http://{host}/") for host in HOSTS])
        process = start(tmp_path, audit_id, web.proxy, delay=0.2)
        while len(web.log) < 20:
            time.sleep(0.01)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGINT)
        process.join(20)
        assert process.exitcode == 0
        assert len(workspace.store.crawl.pending(audit_id)) == len(HOSTS)
        crawl(tmp_path, audit_id, web)
        assert workspace.store.crawl.pending(audit_id) == []
        assert all(Result(workspace, audit_id, host).outcome.reached for host in HOSTS)
