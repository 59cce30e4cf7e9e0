"""Bodies by content hash: a folder, text compressed, written once."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

import zstandard


class BlobStore:
    """`root/ab/cd/<sha256>[.zst]`; safe against a kill at any moment and against two writers of the same body."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, body: bytes, *, compress: bool) -> str:
        """Sha-256 of `body` in hex, after the body is on disk; `compress` for text, not for PDF and pictures."""
        digest = hashlib.sha256(body).hexdigest()
        if digest in self:
            return digest
        path = self._path(digest, ".zst" if compress else "")
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with temporary.open("wb") as file:
            file.write(zstandard.compress(body, 3) if compress else body)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        return digest

    def get(self, digest: str) -> bytes:
        """The body.

        Raises:
            FileNotFoundError: no such body.
        """
        raw = self._path(digest, "")
        if raw.exists():
            return raw.read_bytes()
        return zstandard.decompress(self._path(digest, ".zst").read_bytes())

    def __contains__(self, digest: str) -> bool:
        return any(self._path(digest, suffix).exists() for suffix in ("", ".zst"))

    def _path(self, digest: str, suffix: str) -> Path:
        return self.root / digest[:2] / digest[2:4] / (digest + suffix)
