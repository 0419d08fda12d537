"""The examples of the help in the language of the request."""

from collections.abc import Sequence

from indexer.errors import IndexMissingError, IndexStateError
from indexer.search.examples import ShownSection, general_examples
from indexer.search.searcher import Searcher
from web.i18n import get_language


def help_examples(searcher: Searcher) -> Sequence[ShownSection]:
    """Return examples that find something in the open index; where none is open, general ones."""
    try:
        return searcher.examples(get_language())
    except (IndexMissingError, IndexStateError):
        return general_examples(get_language())
