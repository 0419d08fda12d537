"""What the control words of rich text mean (Rich Text Format specification 1.9.1)."""

from collections.abc import Mapping
from enum import Enum, auto


class Destination(Enum):
    """Where the text of a group goes."""

    TEXT = auto()
    NOTHING = auto()
    FONTS = auto()
    INFO = auto()  # a field of metadata
    BOX = auto()
    NOTE = auto()
    MARGIN = auto()
    ORIGINAL = auto()  # the Unicode of what was just given in bytes


_INFO = ("title", "author", "subject", "keywords", "category")
_MARGINS = tuple(f"{place}{pages}" for place in ("header", "footer") for pages in ("", "l", "r", "f"))
_NOTHING = (
    # of the head
    *("colortbl", "stylesheet", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl", "generator", "info"),
    *("pict", "nonshppict", "objdata", "objclass", "fldinst", "sn", "sv", "shprslt"),  # pictures, orders, shapes
    *("annotation", "atnid", "atnauthor", "atntime", "atnref", "atndate"),  # comments
    *("listtext", "pntext", "pntxta", "pntxtb"),  # numbers of lists, which other formats have not as text
    *("xe", "rxe", "tc", "tcn", "bkmkstart", "bkmkend"),  # entries of an index, bookmarks
    *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),  # lines above notes
    *("nonesttables", "upr"),  # what older programs show instead of what follows
)
DESTINATIONS: Mapping[str, Destination] = {
    **dict.fromkeys(_NOTHING, Destination.NOTHING),
    **dict.fromkeys(_INFO, Destination.INFO),
    **dict.fromkeys(_MARGINS, Destination.MARGIN),
    "fonttbl": Destination.FONTS,
    "footnote": Destination.NOTE,
    "shptxt": Destination.BOX,
    "dptxbxtext": Destination.BOX,
    "ud": Destination.ORIGINAL,
}
CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
SIGNS: Mapping[str, str] = {"{": "{", "}": "}", "\\": "\\", "~": "\u00a0", "_": "-"}
LINE_ENDS = frozenset(("par", "sect", "page", "column", "row", "nestrow"))
CELL_ENDS = frozenset(("cell", "nestcell"))
ENCODINGS: Mapping[str, str] = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}  # of a file
CHARSETS: Mapping[int, str] = {  # of a font; 0 and 1 are that of the file
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    179: "cp1256",  # Arabic (Traditional) and Arabic (User), of Windows 3.1
    180: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
