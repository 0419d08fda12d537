"""The language of the interface: that of lang= in the address, which every link keeps, else the browser's.

A browser that wants neither language gets Arabic. `names=` says in which letters names are shown.
"""

from gettext import NullTranslations
from typing import Any

from babel import Locale
from flask import Blueprint, Flask, request
from flask_babel import Babel

from indexer.messages.catalogue import DOMAIN, LANGUAGES, LOCALE_FOLDER, catalogue
from web import view
from web.i18n import get_language, get_locale
from web.name_letters import NAMES
from web.per_request import per_request

DEFAULT_LANGUAGE = LANGUAGES[0]


def register(app: Flask, pages: Blueprint) -> None:
    """Make `app` speak the language of the address, and keep it in links to its pages."""
    Babel(
        app,
        default_locale=DEFAULT_LANGUAGE,
        default_domain=DOMAIN,
        default_translation_directories=str(LOCALE_FOLDER),
        locale_selector=_language,
    )
    # A page has 240 messages. Flask-Babel looks the catalogue of the request up for each: a tenth of the time.
    translations: Any = app.jinja_env
    translations.install_gettext_callables(
        lambda message: _catalogue().gettext(message),
        lambda singular, plural, number: _catalogue().ngettext(singular, plural, number),
        newstyle=True,
    )
    pages.url_defaults(_keep_language)


@per_request
def language_field() -> str | None:
    """Return what the address of a page in the language of the request says of it, None if nothing."""
    return _address_of(get_locale().language)


def other_language() -> tuple[Locale, str]:
    """Return the other language and the address of this page in it."""
    other = next(language for language in LANGUAGES if language != get_locale().language)
    return Locale(other), view.this_page(**{"lang": _address_of(other), NAMES: None})


@per_request
def _catalogue() -> NullTranslations:
    """Return the catalogue of the request."""
    return catalogue(get_language())


def _language() -> str:
    lang = request.args.get("lang")
    return lang if lang in LANGUAGES else _wanted()


def _wanted() -> str:
    """Return the language that the browser wants most of ours (RFC 9110, 12.5.4); `ar-EG` is a kind of Arabic."""
    wanted = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality)
    return next((language for language in wanted if language in LANGUAGES), DEFAULT_LANGUAGE)


def _address_of(language: str) -> str | None:
    """Return what lang= says for a language: nothing for the one that an address without it is shown in."""
    return None if language == _wanted() else language


def _keep_language(_endpoint: str, values: dict[str, object]) -> None:
    if "lang" not in values and (language := language_field()):
        values["lang"] = language
