"""How a document is cited: as a reference of BibTeX; `export_formats` has it in RIS."""

import re

from indexer.display import printable
from indexer.documents.document import key_of
from indexer.search.export import RowJson
from indexer.search.export_formats import authors_of

# What TeX does not take as the sign itself (Knuth, The TeXbook, chapter 7; BibTeX also counts braces).
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    }
)
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})  # a url is read as it stands, but for braces
_KEY = re.compile("[A-Za-z0-9][A-Za-z0-9./:-]*")
_FILE_SIGN = re.compile("[^A-Za-z0-9._-]+")


def bibtex(row: RowJson) -> str:
    """Return an entry of BibTeX in UTF-8, with the `date` and `url` of biblatex."""
    day = row["published"] or ""
    authors = " and ".join(f"{{{_text(author)}}}" for author in authors_of(row))  # braces: a name is not cut in parts
    fields = {
        "title": f"{{{_text(row['title'])}}}" if row["title"] else "",
        "author": authors,
        "organization": _text(row["site"]),
        "date": day,
        "year": day[:4],
        "url": printable(row["url"]).translate(_IN_URL),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{citation_key(row['id'])},\n{lines}}}\n"


def citation_key(id_: str) -> str:
    """Return the key of an entry: the id, or where BibTeX cannot take that, a number made of it."""
    return id_ if _KEY.fullmatch(id_) else f"kashshaf-{key_of(id_):x}"


def citation_file(id_: str) -> str:
    """Return the name of a file with a citation, without suffix."""
    return _FILE_SIGN.sub("-", citation_key(id_))[-100:].lstrip(".")


def _text(value: str) -> str:
    return printable(value).strip().translate(_ESCAPED)
