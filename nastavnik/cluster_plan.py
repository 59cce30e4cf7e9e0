"""Which sites one crawl task takes: those of a politeness group, small groups together.

Groups whose sites learn from one another (crawler/lessons.py) are one task too, or results would depend on which of them came first.
Groups are those of the crawl itself (crawler/politeness.py): vendor or portal where known, else resolved address, behind a proxy
registrable domain. Names are resolved here, before the tasks are handed out, so that two sites on one server are in one task. Where a
worker's resolver answers otherwise, or a site leads to another group's server, requests still take turns: every request of every
process waits for its group's turn in the database (data/store/turns.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from crawler.lessons import vendor_key
from crawler.politeness import Politeness
from data.models import Organisation

_RESOLVED_AT_ONCE = 32
_LARGEST_BUNDLE = 25
_TASKS_WANTED = 20
"""Small groups go together only where there are more tasks than so many."""


@dataclass(frozen=True, kw_only=True)
class CrawlPart:
    """What one crawl task takes."""

    groups: tuple[str, ...]
    organisations: tuple[str, ...]
    """Ids, in registry order within a group."""


def crawl_parts(organisations: Sequence[Organisation]) -> list[CrawlPart]:
    """All sites in parts; the largest first, since it is what the night waits for."""
    names = asyncio.run(_groups_of([each.site or "" for each in organisations]))
    wholes = _learning_together(organisations, names)
    bundle = max(1, min(_LARGEST_BUNDLE, len(organisations) // _TASKS_WANTED))
    parts = [part for part in wholes if len(part.organisations) >= bundle]
    small = CrawlPart(groups=(), organisations=())
    for part in wholes:
        if len(part.organisations) < bundle:
            small = CrawlPart(groups=(*small.groups, *part.groups), organisations=(*small.organisations, *part.organisations))
        if len(small.organisations) >= bundle:
            parts.append(small)
            small = CrawlPart(groups=(), organisations=())
    if small.groups:
        parts.append(small)
    return sorted(parts, key=lambda part: -len(part.organisations))


def _learning_together(organisations: Sequence[Organisation], names: Sequence[str]) -> list[CrawlPart]:
    """Groups, those of sister sites in one: what the crawl learns from a site, its sisters await."""
    joined: dict[str, str] = {}

    def head(key: str) -> str:
        while joined.setdefault(key, key) != key:
            key = joined[key]
        return key

    for name, organisation in zip(names, organisations, strict=True):
        joined[head(f"sisters {vendor_key(organisation)}")] = head(f"group {name}")
    found: dict[str, dict[str, list[str]]] = {}
    for name, organisation in zip(names, organisations, strict=True):
        found.setdefault(head(f"group {name}"), {}).setdefault(name, []).append(organisation.id)
    return [
        CrawlPart(groups=tuple(groups), organisations=tuple(each for ids in groups.values() for each in ids)) for groups in found.values()
    ]


async def _groups_of(sites: Sequence[str]) -> list[str]:
    politeness = Politeness(delay=0, concurrency=1)
    # So many at once as are resolved at once: a name that waits for its turn must not seem not to resolve.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_RESOLVED_AT_ONCE))
    free = asyncio.Semaphore(_RESOLVED_AT_ONCE)

    async def group_of(site: str) -> str:
        async with free:
            return await politeness.group_of(site)

    return list(await asyncio.gather(*map(group_of, sites)))
