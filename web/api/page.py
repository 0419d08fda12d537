"""The page that shows the API, without scripts: its reference, with examples that find something in this index."""

from functools import cached_property
from urllib.parse import unquote

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from indexer.search.searcher import Searcher
from web.api.description import PROBLEM, Description
from web.api.examples import Found, make_examples
from web.content.api_reference import Reference, make_reference

_ROOTS = ("/api/", "/api/v1/")


def add_route(pages: Blueprint, searcher: Searcher, description: Description) -> None:
    """Add the page to the pages; who asks for the root of the API is led there."""
    pages.add_url_rule("/help/api", "api", _ApiPage(searcher, description).show)
    for root in _ROOTS:
        pages.add_url_rule(root, "api_root", _redirect, strict_slashes=False)


def _redirect() -> ResponseReturnValue:
    return redirect(url_for("pages.api"))


class _ApiPage:
    """The page over one searcher."""

    def __init__(self, searcher: Searcher, description: Description) -> None:
        self._searcher, self._description = searcher, description
        self._found: tuple[str, Found | None] = ("", None)  # in a generation

    @cached_property
    def _reference(self) -> Reference:
        return make_reference(self._description.openapi)

    def show(self) -> str:
        """Show all operations and objects of the API."""
        generation = self._searcher.manifest.generation
        if self._found[0] != generation:
            self._found = generation, Found.of(self._searcher)
        found = self._found[1]
        return render_template(
            "api.html",
            reference=self._reference,
            examples=make_examples(found) if found else {},
            unquoted=unquote,
            problem_name=self._description.problem,
            problem_media=PROBLEM,
        )
