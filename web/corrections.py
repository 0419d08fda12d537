"""Where the server may: a form in which a reader corrects a name, and the file that takes the row."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from analyzers.token import Kind
from indexer.display import printable
from indexer.documents.sources import SourceFile
from indexer.errors import SourceError
from indexer.query.limits import MAX_VALUE_LENGTH
from indexer.search.searcher import Searcher
from indexer.values.correction_rows import Correction, cells_of, parse_row, read_corrections
from indexer.values.correction_rules import rules_by_kind
from indexer.values.entities import Entity
from web.content.entity_page import find_profile
from web.i18n import error_sentence

_FORM_BYTES = 16_384  # of a form with two values
_OWN = "same-origin"  # W3C, Fetch Metadata Request Headers


def add_routes(pages: Blueprint, searcher: Searcher, file: Path | None) -> None:
    """Add the form to the pages, if there is a file that takes rows."""
    if file is None:
        return
    views = _Views(searcher, file)
    rule = "/corrections/<any(people,places):kind>/<text:value>"
    pages.add_url_rule(rule, "correct", views.form)
    pages.add_url_rule(rule, "add_correction", views.add, methods=["POST"])


class _Views:
    """The form of one file."""

    def __init__(self, searcher: Searcher, file: Path) -> None:
        self._searcher, self._file = searcher, file

    def form(self, kind: Kind, value: str) -> str:
        """Show the ways in which a name can be wrong; after a row was added, what happens next."""
        return self._page(find_profile(self._searcher, kind, value).entity, added="added" in request.args)

    def add(self, kind: Kind, value: str) -> ResponseReturnValue:
        """Add the row of a form of ours; show the form again with the reason if it is none."""
        if not _is_from_here():
            abort(403)
        if (request.content_length or 0) > _FORM_BYTES:
            abort(413)
        entity = find_profile(self._searcher, kind, value).entity
        try:
            add_row(self._file, _row(entity))
        except SourceError as fault:
            return self._page(entity, reason=error_sentence(fault)), 400
        return redirect(url_for("pages.correct", kind=kind, value=entity.value, added="1"), 303)

    def _page(self, entity: Entity, *, added: bool = False, reason: str = "") -> str:
        others = [spelling for spelling, _ in entity.spellings if spelling != entity.value]
        return render_template("correction.html", entity=entity, others=others, added=added, reason=reason)


def add_row(file: Path, row: Correction) -> None:
    """Add a row to a file of corrections, once; raise SourceError if it is contradicted there, or cannot be written."""
    rows = read_corrections([SourceFile(file, file.name, 0, "")] if file.exists() else [])
    if any(replace(row, location=known.location) == known for known in rows):
        return
    rules_by_kind([*rows, replace(row, location=f"{file.name}, line {len(rows) + 1}")])
    note = f"# {datetime.now(UTC):%Y-%m-%d}, from the page"
    line = "\t".join((row.action, row.kind, *row.values, note))
    try:
        with file.open("ab") as opened:
            if opened.tell() and not file.read_bytes().endswith(b"\n"):
                line = f"\n{line}"
            opened.write(f"{line}\n".encode())  # in one call: rows of several processes do not mix
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as fault:
        raise SourceError(
            "%(source)s: cannot be written: %(reason)s.", source=file.name, reason=fault.strerror
        ) from fault


def _is_from_here() -> bool:
    """Say whether a form was sent by a page of this server; an old browser tells its origin alone."""
    site = request.headers.get("Sec-Fetch-Site")
    return site == _OWN if site else request.headers.get("Origin") == request.host_url.rstrip("/")


def _row(entity: Entity) -> Correction:
    """Return the row that the form asks for; raise SourceError if it is none."""
    action = request.form.get("action", "")
    other = " ".join(printable(request.form.get(action, "")).split())[:MAX_VALUE_LENGTH]
    values = {"drop": (entity.value,), "merge": (other, entity.value), "apart": (entity.value, other)}
    if action not in values:
        raise SourceError("%(location)s: nothing is chosen: choose what is wrong.", location=entity.value)
    return parse_row(cells_of("\t".join((action, entity.kind, *values[action]))), entity.value)
