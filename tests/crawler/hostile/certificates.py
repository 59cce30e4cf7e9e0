"""Certificates, good and bad, of a made-up authority."""

from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path
from tempfile import TemporaryDirectory

import trustme


class Authorities:
    """One authority that a bundle may name, and one that nobody knows."""

    def __init__(self) -> None:
        self.known, self.unknown = trustme.CA(organization_name="Made-up authority"), trustme.CA(organization_name="Nobody")

    def bundle(self, folder: Path) -> Path:
        """The file with the known authority."""
        path = folder / "authority.pem"
        self.known.cert_pem.write_to_path(path)
        return path

    def contexts(self) -> dict[str, ssl.SSLContext]:
        """Of each host: the certificate it shows."""
        now = dt.datetime.now(dt.UTC)
        yesterday = now - dt.timedelta(days=1)
        return {
            "good.ru": context_of(self.known.issue_cert("good.ru", "www.good.ru")),
            "expired.ru": context_of(self.known.issue_cert("expired.ru", not_before=now - dt.timedelta(days=90), not_after=yesterday)),
            "early.ru": context_of(self.known.issue_cert("early.ru", not_before=now + dt.timedelta(days=9))),
            "wrong-host.ru": context_of(self.known.issue_cert("another-school.ru")),
            "unknown.ru": context_of(self.unknown.issue_cert("unknown.ru")),
            "self-signed.ru": _self_signed(),
        }


def context_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _self_signed() -> ssl.SSLContext:
    """An authority's own certificate, shown as the site's."""
    authority = trustme.CA(organization_name="self-signed.ru")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with TemporaryDirectory() as folder:
        chain = Path(folder) / "own.pem"
        chain.write_bytes(authority.private_key_pem.bytes() + authority.cert_pem.bytes())
        context.load_cert_chain(chain)
    return context
