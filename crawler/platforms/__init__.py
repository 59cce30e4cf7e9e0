"""One engine one file: what a platform knows of its own sites."""

from __future__ import annotations

from crawler.pages import Page
from crawler.platforms.base import Platform
from crawler.platforms.bitrix import Bitrix
from crawler.platforms.edusite import Edusite
from crawler.platforms.filecard import FileCard
from crawler.platforms.generic import GENERIC
from crawler.platforms.gosweb import Gosweb
from crawler.platforms.joomla import Joomla
from crawler.platforms.sharepoint import SharePoint
from crawler.platforms.ucoz import Ucoz
from crawler.platforms.wordpress import WordPress

PLATFORMS: tuple[Platform, ...] = (SharePoint(), Edusite(), FileCard(), Gosweb(), Bitrix(), WordPress(), Joomla(), Ucoz())
"""In order of how sure their signs are."""


def platform_of(page: Page) -> Platform:
    """The engine whose signs the page bears, else the generic one."""
    return next((platform for platform in PLATFORMS if platform.recognises(page)), GENERIC)


def platform_named(name: str) -> Platform:
    """The engine of that name; the generic one for an unknown name."""
    return next((platform for platform in PLATFORMS if platform.name == name), GENERIC)
