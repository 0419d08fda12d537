"""Translate messages: the code holds the English, locale/ar the Arabic.

The web front end reads the same catalogue through Flask-Babel.
"""

import os
import re
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Literal, get_args

from indexer.display import printable_value
from indexer.errors import KashshafError

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE_FOLDER = Path(__file__).with_name("locale")
DOMAIN = "messages"

# Unmarked, since nothing can translate it.
_NOT_COMPILED = (
    "The messages in %(folder)s are not compiled: run `make messages` in a checkout, or install Kashshaf again."
)
_SENTENCE_ENDS = (".", ":", "؟")


def gettext_noop(message: str) -> str:
    """Return `message` unchanged; the call marks it for the message extractor."""
    return message


def ngettext_noop(singular: str, plural: str) -> tuple[str, str]:
    """Return the forms of a counted message unchanged; the call marks them for the message extractor."""
    return singular, plural


def translate(language: Language, message: str, /, **values: object) -> str:
    """Return `message` in `language` (English if untranslated), its %(name)s placeholders filled from `values`."""
    return _fill_placeholders(catalogue(language).gettext(message), values)


def translate_count(language: Language, singular: str, plural: str, number: int, /) -> str:
    """Return the plural form for `number` in `language`, with its %(count)s filled in."""
    return _fill_placeholders(catalogue(language).ngettext(singular, plural, number), {"count": f"{number:,}"})


def translate_error(language: Language, error: KashshafError) -> str:
    """Return the message of an error in `language`; errors among its values are translated too."""
    values = {
        name: translate_error(language, value) if isinstance(value, KashshafError) else value
        for name, value in error.values.items()
    }
    return translate(language, error.message, **values)


def arabic(message: str, /, **values: object) -> str:
    """Return `message` in Arabic."""
    return translate("ar", message, **values)


def localized(message: str, /, **values: object) -> str:
    """Return `message` as the terminal prints it: in its languages; texts among the values are one line."""
    values = {name: printable_value(value) for name, value in values.items()}
    return _side_by_side(*(translate(language, message, **values) for language in terminal_languages()))


def localized_count(singular: str, plural: str, number: int, /) -> str:
    """Return a counted noun in the languages of the terminal."""
    return _side_by_side(*(translate_count(language, singular, plural, number) for language in terminal_languages()))


def terminal_languages() -> tuple[Language, ...]:
    """Return Arabic or English as the locale says, English for any other; both if there is no locale (POSIX, 8.2)."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if re.split("[.@]", locale)[0] in ("", "C", "POSIX"):
        return LANGUAGES
    preferred = os.environ.get("LANGUAGE") or locale  # of GNU gettext: a list
    return ("ar",) if re.split("[:_.@]", preferred)[0] == "ar" else ("en",)


def _side_by_side(first: str, *second: str) -> str:
    return (" " if first.endswith(_SENTENCE_ENDS) else " · ").join((first, *second))


def _fill_placeholders(text: str, values: dict[str, object]) -> str:
    return text % values if values else text


@cache
def catalogue(language: Language) -> NullTranslations:
    """Return the messages of a language; those of English are the messages themselves. Raises KashshafError."""
    if language == "en":
        return NullTranslations()
    try:
        return translation(DOMAIN, LOCALE_FOLDER, [language])
    except FileNotFoundError as fault:
        raise KashshafError(_NOT_COMPILED, folder=LOCALE_FOLDER) from fault
