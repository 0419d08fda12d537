"""In which letters names are shown: Arabic, Latin, or both.

Pages in English show both, pages in Arabic show Arabic, unless `names=` in the address says otherwise; every link keeps
it. Addresses always hold the Arabic name.
"""

from typing import Literal, get_args

from flask import Blueprint, request
from markupsafe import Markup

from analyzers.latin.romanisation import latin_name
from indexer.query.request import WITHIN
from indexer.values.canonical import NAME_KINDS
from web import view
from web.i18n import get_locale
from web.per_request import per_request

Letters = Literal["both", "latin", "arabic"]
NAMES = "names"  # the parameter
_KINDS = frozenset((*NAME_KINDS, WITHIN))
LETTERS: tuple[Letters, ...] = get_args(Letters)


def register(pages: Blueprint) -> None:
    """Keep the letters in links to pages."""
    pages.url_defaults(_keep)


def usual_letters() -> Letters:
    """Return the letters of names in the language of the request, for one who has not chosen."""
    return "arabic" if get_locale().language == "ar" else "both"


@per_request
def shown() -> Letters:
    """Return the letters that names are shown in."""
    chosen = request.args.get(NAMES)
    return next((letters for letters in LETTERS if letters == chosen), None) or usual_letters()


@per_request
def chosen() -> Letters | None:
    """Return the letters that the address names, if they are not the usual ones; links need not say those."""
    letters = shown()
    return letters if letters != usual_letters() else None


def address_in(letters: Letters) -> str:
    """Return the address of the page of this request with names in other letters."""
    return view.this_page(**{NAMES: None if letters == usual_letters() else letters})


def is_name(facet: str) -> bool:
    """Say whether the values of a facet are names of people or places."""
    return facet in _KINDS


def name_label(kind: str, value: str) -> str:
    """Return a person or place as one text: in Latin letters unless names are shown in Arabic ones."""
    return value if shown() == "arabic" else latin_name(_kind(kind), value)


def name_html(kind: str, value: str, label: str | None = None) -> Markup:
    """Return the HTML of a facet value as the reader chose: a name in Latin letters, with the Arabic one or alone.

    A value of another facet is shown by its label. Not a macro of a template, which takes five times as long.
    """
    if not is_name(kind):
        return Markup("<bdi>{}</bdi>").format(label)
    label = name_label(kind, value) if label is None else label
    if label == value:
        return Markup('<bdi lang="ar">{}</bdi>').format(value)
    return Markup('<bdi lang="en">{}</bdi>').format(label) + beside_html(kind, value)


def beside_html(kind: str, value: str) -> Markup:
    """Return the HTML of the Arabic name after one in Latin letters, for a reader who wants both."""
    if not is_name(kind) or shown() != "both" or name_label(kind, value) == value:
        return Markup()
    return Markup(' <bdi class="beside" lang="ar">{}</bdi>').format(value)


def _kind(facet: str) -> str:
    return "places" if facet == WITHIN else facet


def _keep(_endpoint: str, values: dict[str, object]) -> None:
    if NAMES not in values and (letters := chosen()):
        values[NAMES] = letters
