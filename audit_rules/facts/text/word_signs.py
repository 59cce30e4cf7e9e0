"""Characters that stand in the text of a Word file for something else than themselves."""

from audit_rules.facts.text.letter import PAGE

FIELD_BEGINS, FIELD_RESULT, FIELD_ENDS = "\x13", "\x14", "\x15"
PICTURE, DRAWING, CELL_END, PARAGRAPH_END = "\x01", "\x08", "\x07", "\r"
SIGNS = {"\x0b": "\n", "\x0c": PAGE, "\x0e": "\n", "\x1e": "-", "\x1f": "\u00ad", "\t": "\t"}
SIGNS |= dict.fromkeys("\x02\x03\x04\x05", "")
"""Marks of footnotes and comments are not shown."""
