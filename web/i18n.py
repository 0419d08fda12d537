"""Translate messages and counted nouns into the language of the request.

Flask-Babel has no types: other modules import these typed functions instead.
"""

import flask_babel
from babel import Locale

from indexer.errors import KashshafError
from indexer.messages.catalogue import LANGUAGES, Language, ngettext_noop, translate_error
from web.per_request import per_request

# The values of a facet, one and many: as what opens the hidden ones, and with their number.
_HIDDEN = {
    "people": ngettext_noop("Show %(count)s more name", "Show %(count)s more names"),
    "places": ngettext_noop("Show %(count)s more place", "Show %(count)s more places"),
    "dates": ngettext_noop("Show %(count)s more date", "Show %(count)s more dates"),
}
_HIDDEN_VALUES = ngettext_noop("Show %(count)s more value", "Show %(count)s more values")
_NOUNS = {
    "people": ngettext_noop("%(count)s name", "%(count)s names"),
    "places": ngettext_noop("%(count)s place", "%(count)s places"),
    "dates": ngettext_noop("%(count)s date", "%(count)s dates"),
}
_VALUES = ngettext_noop("%(count)s value", "%(count)s values")


@per_request
def get_locale() -> Locale:
    """Return the locale of the request."""
    locale: Locale = flask_babel.get_locale()
    return locale


@per_request
def get_language() -> Language:
    """Return the language of the request."""
    return next(language for language in LANGUAGES if language == get_locale().language)


def gettext(message: str, /, **values: object) -> str:
    """Return `message` in the language of the request, its %(name)s placeholders filled from `values`."""
    return str(flask_babel.gettext(message, **values))


def error_sentence(error: KashshafError) -> str:
    """Return the sentence of an error in the language of the request."""
    return translate_error(get_language(), error)


def ngettext(singular: str, plural: str, number: int, /) -> str:
    """Return the form that `number` takes in the language of the request, its %(count)s filled."""
    shown = f"{number:,}"
    return str(flask_babel.ngettext(singular, plural, number, count=shown))


def document_count(number: int) -> str:
    """Return `number` with its noun: `3 documents`."""
    return ngettext("%(count)s document", "%(count)s documents", number)


def copy_count(number: int) -> str:
    """Return `number` with its noun: `3 near-duplicates`."""
    return ngettext("%(count)s near-duplicate", "%(count)s near-duplicates", number)


def match_count(number: int) -> str:
    """Return `number` with its noun: `3 matches`."""
    return ngettext("%(count)s match", "%(count)s matches", number)


def hidden_count(facet: str, number: int) -> str:
    """Return what opens the hidden values of a facet, as a style knows it: `Show 3 more names`."""
    return ngettext(*_HIDDEN.get(facet, _HIDDEN_VALUES), number)


def value_count(facet: str, number: int) -> str:
    """Return the number of values of a facet, as a style knows it, with their noun: `3 names`."""
    return ngettext(*_NOUNS.get(facet, _VALUES), number)


def shown_count(number: int) -> str:
    """Return what opens a number of documents: `Show the 3 documents`."""
    return ngettext("Show the document", "Show the %(count)s documents", number)
