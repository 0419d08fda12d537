"""The pages of an index, as a server has them when it has loaded its lists."""

from pathlib import Path

from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from web.app import create_app
from web.service.settings import Settings


def open_pages(folder: Path) -> FlaskClient:
    """Return a client of the pages of an index, whose searches have no time limit: a busy machine is no difference."""
    searcher = Searcher(folder)
    searcher.follow()
    return create_app(searcher, Settings(search_timeout=0)).test_client()
