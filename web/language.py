"""The language of the interface: Arabic, unless the address says lang=en; every link keeps it."""

from gettext import NullTranslations
from typing import Any

from babel import Locale
from flask import Blueprint, Flask, g, request
from flask_babel import Babel

from indexer.messages.catalogue import DOMAIN, LANGUAGES, LOCALE_FOLDER, catalogue
from web import view
from web.i18n import get_locale

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


def other_language() -> tuple[Locale, str]:
    """Return the other language and the address of this page in it."""
    other = next(language for language in LANGUAGES if language != get_locale().language)
    lang = None if other == DEFAULT_LANGUAGE else other
    return Locale(other), view.this_page(lang=lang)


def _catalogue() -> NullTranslations:
    """Return the catalogue of the request, looked up once."""
    if "catalogue" not in g:
        g.catalogue = catalogue(next(language for language in LANGUAGES if language == get_locale().language))
    found: NullTranslations = g.catalogue
    return found


def _language() -> str:
    lang = request.args.get("lang")
    return lang if lang in LANGUAGES else DEFAULT_LANGUAGE


def _keep_language(_endpoint: str, values: dict[str, object]) -> None:
    language = get_locale().language
    if language != DEFAULT_LANGUAGE:
        values.setdefault("lang", language)
