"""What an engine knows of its own sites; the generic way to read a page stands behind every one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crawler.links import PageLink, links_of
from crawler.pages import Page
from data.errors import LayoutChanged


@dataclass(frozen=True)
class Platform:
    """One engine. Subclasses override what they know better than the generic way."""

    name: str = "generic"
    starts: tuple[str, ...] = ()
    """Paths below the root where acts on mentoring stand on such sites; asked where the menu names none."""

    def recognises(self, page: Page) -> bool:
        """The page was made by this engine: by its signs, not by its host alone."""
        return True

    def links(self, page: Page) -> list[PageLink]:
        """All links of the page.

        Raises:
            LayoutChanged: the page is of a kind this engine knows and does not look as known.
        """
        return links_of(page)


def exactly_one(found: Iterable[Any], what: str, url: str) -> Any:
    """The only element.

    Raises:
        LayoutChanged: there is none, or more than one.
    """
    elements = list(found)
    if len(elements) != 1:
        raise LayoutChanged(f"{url}: {what}: ожидался один, найдено {len(elements)}")
    return elements[0]
