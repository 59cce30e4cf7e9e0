"""Trust in certificate authorities beyond the system's: an opt-in bundle, for the crawl's process only."""

from __future__ import annotations

import atexit
import os
import ssl
import tempfile
from pathlib import Path


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
