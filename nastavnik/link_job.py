"""The child process that asks addresses: `python -m nastavnik.link_job`, its task on standard input, the answers on standard output."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from crawler.asking import ask
from crawler.settings import CrawlSettings
from data import codec
from data.blobs import BlobStore
from data.models import Fetch
from data.settings import load_settings


def main() -> None:
    """Ask what the task says."""
    task = json.loads(sys.stdin.readline())
    folder = Path(task["workspace"])
    settings = load_settings(folder)
    found = ask(
        task["addresses"],
        BlobStore(folder / "blobs"),
        CrawlSettings(
            delay=task["delay"],
            user_agent_contact=settings.contact,
            timeout=settings.timeout,
            ca_bundle=settings.ca_bundle,
            stop_list=settings.stop_list,
            log_file=folder / "crawl.log",
        ),
    )
    print(json.dumps({address: codec.dump(Fetch, fetch) for address, fetch in found.items()}))


if __name__ == "__main__":
    main()
