"""Document libraries of the SharePoint portal: folder views with paging, as table rows or as rows in a script."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

Spec = Mapping[str, Any]
ROWS = 30
FOLDER_TYPE = "0x012000A1B2C3D4E5F60718293A4B5C6D7E8F90"


def library_pages(spec: Spec, papers: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The views of the site's libraries, as keyword arguments of `Page`."""
    for library in spec.get("libraries", ()):
        root = f"{spec['base']}/{library['name']}"
        folders = {"": library.get("rows", []), **library.get("folders", {})}
        for folder, rows in folders.items():
            inner = [name for name in library.get("folders", {}) if name.rpartition("/")[0] == folder and name]
            listed = [_folder(spec, root, name) for name in inner] + [_row(spec, papers, row) for row in rows]
            title = folder.rsplit("/", 1)[-1] or library["title"]
            yield from _views(spec, library, root, folder, title, listed)


def view_link(root: str, folder: str, **state: str) -> str:
    """A folder view's address as the portal writes it: lower-case hex, even «_» encoded."""
    whole = f"{root}/{folder}" if folder else root
    coded = "".join(letter if letter.isascii() and letter.isalnum() else _hex(letter) for letter in whole)
    rest = "".join(f"&{name}={value}" for name, value in state.items())
    return f"{root}/Forms/AllItems.aspx?RootFolder={coded}&FolderCTID={FOLDER_TYPE}{rest}"


def _hex(letter: str) -> str:
    return "".join(f"%{byte:02x}" for byte in letter.encode())


def _views(spec: Spec, library: Spec, root: str, folder: str, title: str, listed: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    whole = f"{root}/{folder}" if folder else root
    draw = _script if library.get("view") == "json" else _table
    for start in range(0, max(len(listed), 1), ROWS):
        body = draw(listed[start : start + ROWS])
        if start + ROWS < len(listed):
            onward = view_link(root, folder, Paged="TRUE", p_ID=str(start + ROWS), PageFirstRow=str(start + ROWS + 1))
            arrow = f'<a href="{html.escape(onward)}"><img alt="Далее" src="/_layouts/images/next.gif"></a>'
            body += f'<td class="ms-paging">{start + 1} - {start + ROWS} {arrow}</td>'
        if start:
            body += f'<a href="{html.escape(view_link(root, folder))}">Назад</a>'
        params = (("RootFolder", whole),) + ((("PageFirstRow", str(start + 1)),) if start else ())
        page = {"path": f"{root}/Forms/AllItems.aspx", "title": title, "body": "{% raw %}" + body + "{% endraw %}"}
        yield {**page, "params": params}
        if not start:
            if not folder:
                yield {**page, "under": library.get("under", "Документы")}
            yield {**page, "path": whole}


def _folder(spec: Spec, root: str, name: str) -> dict[str, str]:
    return {"name": name.rsplit("/", 1)[-1], "path": f"{root}/{name}", "link": view_link(root, name), "folder": "1"}


def _row(spec: Spec, papers: Mapping[str, Mapping[str, Any]], row: str) -> dict[str, str]:
    path = str(papers[row]["path"])
    return {"name": path.rsplit("/", 1)[-1], "path": path, "link": quote(path), "folder": ""}


def _table(rows: list[dict[str, str]]) -> str:
    """The classic list view."""
    made = []
    for row in rows:
        name = html.escape(row["name"] if row["folder"] else row["name"].rsplit(".", 1)[0])
        handler = ' onclick="EnterFolder(this.href);return false;"' if row["folder"] else ' onclick="return DispEx(this,event)"'
        made.append(
            f'<tr class="ms-itmhover"><td class="ms-vb-icon"><img src="/_layouts/images/{"folder" if row["folder"] else "icdoc"}.gif"></td>'
            f'<td class="ms-vb-title"><a class="ms-listlink" href="{html.escape(row["link"])}"{handler}>{name}</a></td>'
            f'<td class="ms-vb2"><nobr>01.02.2024 9:00</nobr></td><td class="ms-vb2">Администратор сайта</td></tr>'
        )
    if not rows:
        made.append('<tr><td class="ms-vb" colspan="4">В этом представлении нет элементов для отображения.</td></tr>')
    head = '<tr class="ms-viewheadertr"><th>Тип</th><th>Имя</th><th>Изменён</th><th>Кем изменён</th></tr>'
    return f'<table class="ms-listviewtable">{head}{"".join(made)}</table>'


def _script(rows: list[dict[str, str]]) -> str:
    """The 2013 view: no row in the HTML, all of them in a script."""
    data = [
        {
            "ID": str(number),
            "FSObjType": "1" if row["folder"] else "0",
            "FileRef": row["path"],
            "FileLeafRef": row["name"],
            "Modified": "01.02.2024 9:00",
            "ContentTypeId": FOLDER_TYPE if row["folder"] else "0x0101",
        }
        for number, row in enumerate(rows, 1)
    ]
    block = json.dumps({"Row": data, "FirstRow": 1, "LastRow": len(data)}, ensure_ascii=True).replace("/", "\\u002f")
    return f'<div id="WebPartWPQ2"></div><script type="text/javascript">var WPQ2ListData = {block}; RenderListView(ctx, 1);</script>'
