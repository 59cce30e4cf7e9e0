"""Rivals on the same sites: breadth-first Scrapy, Scrapy that only downloads given addresses, `wget --mirror`.

As a program: python -m benchmarks.counting.rivals breadth|only FILE-OF-ADDRESSES
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import LinkExtractor

from benchmarks.counting.processes import Cost, environment, run
from benchmarks.sites.model import Site

_SETTINGS = {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "RETRY_ENABLED": False, "CONCURRENT_REQUESTS": 64}
_BREADTH = {
    "DEPTH_PRIORITY": 1,
    "SCHEDULER_DISK_QUEUE": "scrapy.squeues.PickleFifoDiskQueue",
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    "ROBOTSTXT_OBEY": True,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
}


class Breadth(scrapy.Spider):
    """Every page of every site, the nearest to the start first."""

    name = "breadth"
    starts: Sequence[str] = ()
    _links = LinkExtractor(deny_extensions=(), unique=True)

    async def start(self) -> AsyncIterator[Any]:
        """The start pages."""
        for url in self.starts:
            yield scrapy.Request(url, cb_kwargs={"root": url})

    def parse(self, response: Response, root: str) -> Iterator[Any]:
        """Follow what stays on the site."""
        if isinstance(response, TextResponse):
            for link in self._links.extract_links(response):
                if link.url.startswith(root):
                    yield response.follow(link, cb_kwargs={"root": root})


class Only(scrapy.Spider):
    """Downloads the addresses given and does nothing with them."""

    name = "only"
    starts: Sequence[str] = ()

    async def start(self) -> AsyncIterator[Any]:
        """All addresses."""
        for url in self.starts:
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response: Response) -> None:
        """Nothing."""


def breadth(sites: Sequence[Site], proxy: str, folder: Path) -> Cost:
    """Breadth-first Scrapy over whole sites."""
    return _scrapy("breadth", [site.start for site in sites], proxy, folder)


def only(addresses: Sequence[str], proxy: str, folder: Path) -> Cost:
    """Scrapy on a list of addresses."""
    return _scrapy("only", addresses, proxy, folder)


def _scrapy(which: str, addresses: Sequence[str], proxy: str, folder: Path) -> Cost:
    listed = folder / f"{which}.txt"
    listed.write_text("\n".join(addresses), encoding="utf-8")
    return run([sys.executable, "-m", "benchmarks.counting.rivals", which, str(listed)], proxy, folder / f"{which}.log")


def mirror(sites: Sequence[Site], proxy: str) -> None:
    """`wget --mirror` of each site, two at a time; files go to a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda site: _mirror(site, proxy, folder), sites))


def _mirror(site: Site, proxy: str, folder: str) -> None:
    options = ["--mirror", "--no-parent", "--quiet", "--tries=1", "--adjust-extension", "--restrict-file-names=ascii"]
    subprocess.run(["wget", *options, "-P", folder, site.start], env=environment(proxy), check=False)


def main() -> None:
    which, listed = sys.argv[1:]
    spider: type[Breadth] | type[Only] = Breadth if which == "breadth" else Only
    spider.starts = Path(listed).read_text(encoding="utf-8").split()
    process = CrawlerProcess(_SETTINGS | (_BREADTH if which == "breadth" else {"ROBOTSTXT_OBEY": False}))
    process.crawl(spider)
    process.start()


if __name__ == "__main__":
    main()
