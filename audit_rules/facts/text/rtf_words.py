"""Control words of .rtf that need no thought: signs, places whose words are no text, code pages."""

from audit_rules.facts.text.letter import PAGE
from audit_rules.facts.text.numbering import BULLET

SIGNS = {"tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
SIGNS |= {"bullet": BULLET, "emspace": " ", "enspace": " ", "qmspace": " ", "page": PAGE, "softline": "\n"}
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}", b"\r": "\n", b"\n": "\n", b"\t": "\t"}
SILENT_WORDS = (
    "info colortbl stylesheet listtable listoverridetable footnote annotation footer footerl footerr footerf nonshppict nonesttables "
    "shprslt fldinst sn atnid atnauthor themedata datastore xe tc rxe txe filetbl revtbl pnseclvl"
)
SILENT = frozenset(SILENT_WORDS.split())
KEPT_STARRED = frozenset({"shppict", "shpinst", "nesttableprops", "picprop"})
HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
CHARSETS = {204: "cp1251", 238: "cp1250", 161: "cp1253", 162: "cp1254", 186: "cp1257", 77: "mac_roman", 2: "symbol"}
CODE_PAGES = {866: "cp866", 10007: "mac_cyrillic", 65001: "utf-8", 1250: "cp1250", 20866: "koi8-r"}
RUSSIAN = "cp1251"
"""Also where Latin is declared: programs that do not care write Russian under any name."""
