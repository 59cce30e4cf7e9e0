"""A service of notices on loopback: takes what Apprise posts as JSON, or refuses it."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Service:
    """`with service:` listens; `got`: (path, message) of all that was taken; it thinks for `delay` seconds about each that `came`."""

    def __init__(self) -> None:
        self.open = True
        self.delay, self.came = 0.0, 0
        self.got: list[tuple[str, dict[str, Any]]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                service.came += 1
                time.sleep(service.delay)
                if service.open:
                    service.got.append((self.path.strip("/"), message))
                self.send_response(200 if service.open else 500)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing on the screen."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Service:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def address(self, path: str) -> str:
        """What stands in the settings."""
        return f"json://127.0.0.1:{self._server.server_port}/{path}"

    def taken(self) -> dict[str, dict[str, Any]]:
        """What came since the last look, by path; two to one path are one too many."""
        found = dict(self.got)
        assert len(found) == len(self.got)
        self.got.clear()
        return found
