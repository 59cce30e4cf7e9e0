"""Politeness and limits of a crawl, and what Scrapy is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from crawler.politeness import Turns
from data.night import NightWindow

ROBOT = "NastavnikAudit"


@dataclass(frozen=True, kw_only=True)
class CrawlSettings:
    """What may be set for a crawl; sizes in bytes, times in seconds, limits per site unless said otherwise."""

    delay: float = 1.0
    """Least gap between two requests within a politeness group."""
    group_concurrency: int = 1
    user_agent_contact: str = ""
    max_requests: int = 150
    max_neutral: int = 40
    """Of these, pages that nothing recommends, looked at for acts in odd places."""
    max_bytes: int = 1024**3
    max_seconds: float = 4 * 3600
    max_size: int = 64 * 1024**2
    """Of one body, also after inflating."""
    timeout: float = 60.0
    retries: int = 2
    retry_pause: float = 1.0
    """Before the first retry; three times longer before each next."""
    max_wait: float = 120.0
    """Longest Retry-After that is waited out, and longest Crawl-delay that is kept."""
    max_sites: int = 256
    """Sites looked at side by side, all groups together."""
    allow_private: bool = False
    """Loopback and private addresses are not refused (replica, tests)."""
    fresh: bool = False
    """Fetch everything anew: no conditional requests."""
    full_look_days: int = 7
    """After so many days a site is looked at from its start, whatever stands."""
    events: bool = False
    """Published plans are held against what sites show: news that may report an event are asked."""
    rating: bool = False
    """Pages of training sites are rated: they are looked at whole."""
    ca_bundle: Path | None = None
    """Extra certificate authorities (PEM), e.g. the state's."""
    tls_unverified: bool = False
    """A certificate that cannot be verified stops nobody; what was read so is marked."""
    outside_documents: bool = False
    """Documents that a site keeps on another's host are asked for there, one hop and nothing round them."""
    browser: Path | None = None
    """The Chromium that draws pages which only scripts draw; None: they are taken as they come."""
    night_window: NightWindow | None = None
    """Hours in which sites are asked."""
    stop_list: tuple[str, ...] = ()
    """Hosts, addresses and ids of organisations that are never asked."""
    log_file: Path | None = None
    turns: Turns | None = None
    """Turns shared with the crawls of other machines; None: this process is alone."""

    @property
    def user_agent(self) -> str:
        """`NastavnikAudit/<version> (+<contact>)`; without a contact the robot's name alone."""
        try:
            number = version("nastavnik-audit")
        except PackageNotFoundError:
            number = "0"
        return f"{ROBOT}/{number} (+{self.user_agent_contact})" if self.user_agent_contact else f"{ROBOT}/{number}"


def scrapy_settings(settings: CrawlSettings) -> dict[str, Any]:
    """Settings for the one crawler. Gaps, pauses and turns are kept by crawler/politeness.py, so Scrapy's own delay is off."""
    return {
        "ADDONS": {},
        "AUTOTHROTTLE_ENABLED": False,
        "CONCURRENT_REQUESTS": max(32, 2 * settings.max_sites * settings.group_concurrency),
        "CONCURRENT_REQUESTS_PER_DOMAIN": settings.group_concurrency,
        "COOKIES_ENABLED": False,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "ru,en;q=0.5",
        },
        "DNS_TIMEOUT": min(20.0, settings.timeout),
        "DOWNLOAD_DELAY": 0,
        "DOWNLOAD_DELAY_JITTER": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("file", "ftp", "s3", "data")),
            "http": "crawler.heads.BoundedHandler",
            "https": "crawler.tls.TlsHandler",
        },
        "DOWNLOAD_MAXSIZE": settings.max_size,
        "DOWNLOAD_TIMEOUT": settings.timeout,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.guards.GuardMiddleware": 990,
            "crawler.packing.UnpackMiddleware": 590,
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
        },
        "EXTENSIONS": {
            "scrapy.extensions.telnet.TelnetConsole": None,
            "scrapy.extensions.remote_control.RemoteControl": None,
            "scrapy.extensions.feedexport.FeedExporter": None,
            "scrapy.extensions.logstats.LogStats": None,
        },
        "HTTPCACHE_ENABLED": False,
        "LOG_ENABLED": settings.log_file is not None,
        "LOG_FILE": str(settings.log_file) if settings.log_file else None,
        "LOG_INSTALL_ROOT_HANDLER": settings.log_file is not None,
        "LOG_LEVEL": "INFO",
        "NASTAVNIK_ALLOW_PRIVATE": settings.allow_private,
        "REDIRECT_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "RETRY_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "TWISTED_DNS_RESOLVER": "crawler.guards.PublicResolver",
        "URLLENGTH_LIMIT": 0,
        "USER_AGENT": settings.user_agent,
    }
