"""What templates may use: they escape everything, and fail on a name that is not there."""

from flask import Flask, g
from jinja2 import StrictUndefined

from web import urls
from web.date_labels import day_label, value_label
from web.language import other_language
from web.text_runs import anchor, cut


def register(app: Flask) -> None:
    """Give the templates of `app` their names: `t` for the texts, the others for addresses and labels."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        urls=urls, cut=cut, anchor=anchor, day_label=day_label, value_label=value_label, other_language=other_language
    )
    app.context_processor(lambda: {"t": g.strings})
