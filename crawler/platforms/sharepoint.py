"""SharePoint (ciur.ru): document libraries as list views.

Known by   the generator mark, _layouts scripts, or list views (Forms/AllItems.aspx, RootFolder=)
Views      …/DocLib39/Forms/AllItems.aspx?RootFolder=<folder>; the folder is the identity, the rest of the query is view state
Rows       SharePoint 2013 draws them from a JSON block in a script ("FileRef", "FileLeafRef", "FSObjType"); classic ones are table cells
           (ms-vb2, ms-vb-title) with links; folders may be links by onclick only
Paging     NextHref in the JSON, or RefreshPageTo(event, "…PageFirstRow=31…")
Saved      tests/pages/sharepoint/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlsplit

from crawler import urls
from crawler.links import PageLink, links_of, urljoin_or_empty
from crawler.pages import Page, squeeze
from crawler.platforms.base import Platform, bears
from data.errors import LayoutChanged
from data.site_words import site_words

_SIGNS = re.compile(r"content=[\"']Microsoft SharePoint|_spPageContextInfo|class=[\"']ms-(vb|list)", re.IGNORECASE)
_PATHS = re.compile(r"/_layouts/|/Forms/AllItems\.aspx", re.IGNORECASE)
_ROWS = re.compile(r"\"Row\"\s*:\s*(?=\[)")
_NEXT = re.compile(r"\"NextHref\"\s*:\s*(\"(?:[^\"\\]|\\.)*\")")
_TURN = re.compile(r"(?:RefreshPageTo\(event,\s*|SubmitFormPost\()[\"']([^\"']*PageFirstRow=[^\"']*)[\"']", re.IGNORECASE)
_STATE = re.compile(r"RootFolder=|PageFirstRow=", re.IGNORECASE)
_FOLDER = re.compile(r"[\"']([^\"']*\bRootFolder=[^\"']+)[\"']", re.IGNORECASE)
_EMPTY = re.compile(
    r"ms-vb[^>]*>\s*(В этом представлении|Нет элементов|There are no items)|нет элементов для|there are no items|\"Row\"\s*:\s*\[\s*\]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SharePoint(Platform):
    """See the module."""

    name: str = "sharepoint"

    def recognises(self, page: Page) -> bool:
        """Marks of SharePoint in the source, or list views of the site itself."""
        return bool(_SIGNS.search(page.html[:200_000])) or bears(page, _PATHS)

    def links(self, page: Page) -> list[PageLink]:
        """Links as they stand, and the rows of the list view.

        Raises:
            LayoutChanged: a list view that holds no rows in any known form.
        """
        # Paths quoted in its scripts are the same rows once more, and worse.
        found = [link for link in links_of(page) if link.kind != "quoted"]
        plain = [link for link in found if link.kind != "script" or (link.text and not _STATE.search(link.url))]
        rows = [*_json_rows(page), *_clicked_folders(page), *_turns(page)]
        if is_view(page.url) and not rows and not _classic(page) and not _is_empty(page) and not any(map(_is_file, plain)):
            raise LayoutChanged(f"{page.url}: в представлении списка нет строк известного вида")
        if is_view(page.url):
            # Rows of a view stand under no heading of their own: the folder shown is their heading.
            library = _view(page).lower().partition("/forms/")[0] + "/"
            plain = [
                replace(link, heading=_folder_name(page)) if not link.heading and link.url.lower().startswith(library) else link
                for link in plain
            ]
        return plain + rows


def _is_file(link: PageLink) -> bool:
    """True for a link to a document: a view that shows one as a plain link shows its rows, whatever they look like."""
    return not link.boilerplate and site_words().document.search(urlsplit(link.url).path.lower()) is not None


def is_view(url: str) -> bool:
    """The address is a list view."""
    parts = urlsplit(url)
    return bool(re.search(r"/forms/[^/]+\.aspx$", parts.path, re.IGNORECASE)) or "rootfolder=" in parts.query.lower()


def _folder_name(page: Page) -> str:
    """Title of the list: the folder shown, readable."""
    found = re.search(r"RootFolder=([^&]+)", urlsplit(page.url).query, re.IGNORECASE)
    return urls.readable("http://x/" + found[1].lstrip("/")).rstrip("/").rpartition("/")[2] if found else page.title


def _json_rows(page: Page) -> Iterator[PageLink]:
    heading = _folder_name(page)
    decoder = json.JSONDecoder()
    for found in _ROWS.finditer(page.html):
        try:
            rows, _ = decoder.raw_decode(page.html, found.end())
        except json.JSONDecodeError:
            continue
        for row in rows:
            if isinstance(row, dict) and row.get("FileRef"):
                yield _row(page, row, heading)
    for found in _NEXT.finditer(page.html):
        address = str(json.loads(found[1]))
        yield PageLink(url=urljoin_or_empty(_view(page), address), text="Далее", heading=heading, kind="script", next_page=True)


def _row(page: Page, row: dict[str, Any], heading: str) -> PageLink:
    reference = str(row["FileRef"])
    name = squeeze(str(row.get("Title") or "") or str(row.get("FileLeafRef") or "") or reference.rpartition("/")[2])
    path = quote(reference, safe="/")
    if str(row.get("FSObjType")) == "1":
        return PageLink(url=f"{_view(page)}?RootFolder={path}", text=name, heading=heading, kind="script")
    return PageLink(
        url=urljoin_or_empty(page.url, path), text=name, heading=heading, context=squeeze(str(row.get("FileLeafRef") or "")), kind="script"
    )


def _view(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _clicked_folders(page: Page) -> Iterator[PageLink]:
    """Folders that open by script only."""
    for element in page.tree.xpath("//*[contains(@onclick, 'RootFolder=')]"):
        found = _FOLDER.search(element.get("onclick") or "")
        if found:
            address = found[1].replace("\\u0026", "&").replace("\\u002f", "/")
            yield PageLink(
                url=urljoin_or_empty(page.url, address), text=squeeze(element.text_content()), heading=_folder_name(page), kind="script"
            )


def _turns(page: Page) -> Iterator[PageLink]:
    for found in _TURN.finditer(page.html):
        address = found[1].replace("\\u0026", "&").replace("\\u002f", "/").replace("&amp;", "&")
        yield PageLink(url=urljoin_or_empty(page.url, address), text="Далее", heading=_folder_name(page), kind="script", next_page=True)


def _is_empty(page: Page) -> bool:
    """The view says so, or its classic table has its heading and nothing under it."""
    if _EMPTY.search(page.html):
        return True
    tables = page.tree.xpath("//table[contains(concat(' ', @class, ' '), ' ms-listviewtable ')]")
    rows = [row for table in tables for row in table.iter("tr")]
    return bool(rows) and all("ms-viewheadertr" in (row.get("class") or "") for row in rows)


def _classic(page: Page) -> bool:
    return bool(page.tree.xpath("//a[contains(concat(' ', @class, ' '), ' ms-listlink ')] | //td[starts-with(@class, 'ms-vb')]"))
