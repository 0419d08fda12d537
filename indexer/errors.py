"""Every error a user can meet. Each message names the thing, the reason and the way out."""


class KashshafError(Exception):
    """Base of all errors of this project; `str()` of it is an English sentence for people.

    `message` is that sentence with %(name)s placeholders for `values`; the catalogue of messages translates it.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values


class QueryError(KashshafError):
    """A query that cannot be carried out."""


class SourceError(KashshafError):
    """A source, or a document in it, that cannot be read."""


class UnreadableError(SourceError):
    """A file that could not be opened or read, or that changed meanwhile: another try may succeed."""


class SourceWarning(KashshafError):  # noqa: N818 - it is not an error: the document is indexed
    """What was mended or lost in a document that is indexed all the same, and where. Never raised: readers yield it."""


class OutputError(KashshafError):
    """A file that cannot be written."""


class IndexMissingError(KashshafError):
    """A folder that holds no index."""


class IndexStateError(KashshafError):
    """An index that is damaged, in use, or made by another version."""


class ClusterError(IndexStateError):
    """A cluster that cannot search the index that it has: it refuses, or lost it. Readers are not told where it is."""


class ClusterDownError(ClusterError):
    """A cluster that does not answer now, or not for all of the index: it may in a moment."""
