"""References of documents as files that a browser saves."""

from typing import Literal, NamedTuple

from flask import Response

from indexer.search.citation import bibtex, citation_file
from indexer.search.export import RowJson
from indexer.search.export_formats import written

CitationStyle = Literal["ris", "bibtex"]


class _File(NamedTuple):
    """The suffix and media type of a style."""

    suffix: str
    type: str


_FILES: dict[CitationStyle, _File] = {
    "ris": _File("ris", "application/x-research-info-systems"),
    "bibtex": _File("bib", "application/x-bibtex"),
}


def citation_response(row: RowJson, style: CitationStyle) -> Response:
    """Return the reference of a document in UTF-8."""
    file = _FILES[style]
    text = bibtex(row) if style == "bibtex" else "".join(written("ris", [row]))
    response = Response(text, content_type=f"{file.type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{citation_file(row["id"])}.{file.suffix}"'
    return response
