"""Every error a user can meet. Each message names the thing, the reason and the way out."""


class KashshafError(Exception):
    """Base of all errors of this project; `str()` of it is a sentence for people."""


class QueryError(KashshafError):
    """A query that cannot be carried out; `arabic` says in Arabic what `str()` of it says in English."""

    def __init__(self, english: str, arabic: str) -> None:
        super().__init__(english)
        self.arabic = arabic


class SourceError(KashshafError):
    """A source, or a document in it, that cannot be read."""


class OutputError(KashshafError):
    """A file that cannot be written."""


class IndexMissingError(KashshafError):
    """There is no index where one was looked for."""


class IndexStateError(KashshafError):
    """An index that is damaged, in use, or made by another version."""
