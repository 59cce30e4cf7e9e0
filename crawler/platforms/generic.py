"""Any site: links as they stand on the page."""

from __future__ import annotations

from crawler.platforms.base import Platform

GENERIC = Platform()
