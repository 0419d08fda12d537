"""In which letters names are shown: Arabic, Latin, or both.

Pages in English show both, pages in Arabic show Arabic, unless `names=` in the address says otherwise; every link keeps
it. Addresses always hold the Arabic name.
"""

from typing import Literal, get_args

from flask import Blueprint, request

from analyzers.latin.romanisation import latin_name
from web import view
from web.i18n import get_locale

Letters = Literal["both", "latin", "arabic"]
NAMES = "names"  # the parameter
LETTERS: tuple[Letters, ...] = get_args(Letters)


def register(pages: Blueprint) -> None:
    """Keep the letters in links to pages."""
    pages.url_defaults(_keep)


def usual_letters() -> Letters:
    """Return the letters of names in the language of the request, for one who has not chosen."""
    return "arabic" if get_locale().language == "ar" else "both"


def shown() -> Letters:
    """Return the letters that names are shown in."""
    chosen = request.args.get(NAMES)
    return next((letters for letters in LETTERS if letters == chosen), None) or usual_letters()


def chosen() -> Letters | None:
    """Return the letters that the address names, if they are not the usual ones; links need not say those."""
    letters = shown()
    return letters if letters != usual_letters() else None


def address_in(letters: Letters) -> str:
    """Return the address of the page of this request with names in other letters."""
    return view.this_page(**{NAMES: None if letters == usual_letters() else letters})


def name_label(kind: str, value: str) -> str:
    """Return a person or place as one text: in Latin letters unless names are shown in Arabic ones."""
    return value if shown() == "arabic" else latin_name(kind, value)


def _keep(_endpoint: str, values: dict[str, object]) -> None:
    if NAMES not in values and (letters := chosen()):
        values[NAMES] = letters
