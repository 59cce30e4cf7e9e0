"""Words of an OpenDocument letter that were struck out while changes were tracked and still stand in their places."""

from __future__ import annotations

from lxml import etree

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STARTS, ENDS = f"{TEXT}change-start", f"{TEXT}change-end"


def drop_deleted(root: etree._Element) -> None:
    """Takes out of the tree all words between the marks of a deletion; it may reach over paragraphs."""
    regions = (region for region in root.iter(f"{TEXT}changed-region") if region.find(f"{TEXT}deletion") is not None)
    deleted = {region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") for region in regions}
    if not deleted:
        return
    opened: set[str] = set()
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            change = node.get(f"{TEXT}change-id", "")
            if node.tag == STARTS and change in deleted:
                opened.add(change)
            elif node.tag == ENDS:
                opened.discard(change)
            node.text = None if opened else node.text
        elif opened:
            node.tail = None
