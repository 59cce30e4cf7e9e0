"""Trust in certificates: authorities beyond the system's by an opt-in bundle, and reading without verification where it is asked for."""

from __future__ import annotations

import atexit
import os
import ssl
import tempfile
from pathlib import Path

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.heads import BoundedHandler

UNVERIFIED = "tls_unverified"
"""Key of a request's meta: the certificate is not looked at."""


def trust(bundle: Path) -> None:
    """Make OpenSSL trust the authorities of `bundle` (PEM) besides those it trusts already.

    Raises:
        OSError: the bundle cannot be read.
    """
    paths = ssl.get_default_verify_paths()
    system = Path(paths.cafile or paths.openssl_cafile)
    with tempfile.NamedTemporaryFile("wb", prefix="nastavnik-ca-", suffix=".pem", delete=False) as file:
        if system.is_file():
            file.write(system.read_bytes() + b"\n")
        file.write(bundle.read_bytes())
    atexit.register(Path(file.name).unlink, missing_ok=True)
    # The one way that reaches every TLS context of the process; read by OpenSSL when a context is made.
    os.environ[paths.openssl_cafile_env] = file.name


class TlsHandler(BoundedHandler):
    """https: verified, but for requests that say otherwise; those have connections of their own, which nobody else gets."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._loose = BoundedHandler(crawler)
        # Scrapy knows this only as a setting of the whole crawl.
        self._loose._contextFactory._verify_certificates = False

    async def download_request(self, request: Request) -> Response:
        """The answer."""
        if request.meta.get(UNVERIFIED):
            return await self._loose.download_request(request)
        return await super().download_request(request)

    async def close(self) -> None:
        """Close the connections of both kinds."""
        await self._loose.close()
        await super().close()
