"""What templates may use: they escape everything, and fail on a name that is not there."""

from flask import Flask
from jinja2 import StrictUndefined

from indexer.search import labels
from web import urls
from web.date_labels import day_label, value_label
from web.i18n import copy_count, document_count, get_locale, match_count
from web.language import other_language
from web.text_runs import anchor, cut


def register(app: Flask) -> None:
    """Give the templates of `app` their names, beyond those of Flask-Babel."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        urls=urls,
        labels=labels,
        cut=cut,
        anchor=anchor,
        day_label=day_label,
        value_label=value_label,
        document_count=document_count,
        copy_count=copy_count,
        match_count=match_count,
        get_locale=get_locale,
        other_language=other_language,
    )
