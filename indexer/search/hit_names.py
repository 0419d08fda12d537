"""The people and places that are shown under a hit: those that its text names most often."""

from collections import Counter
from collections.abc import Iterable, Mapping

from analyzers.token import Kind
from indexer.documents.long_text import IndexedText
from indexer.values.canonical import NAME_KINDS, CanonicalValues

_SHOWN = 3  # of each kind

Names = Mapping[Kind, tuple[str, ...]]


def look_up_names(texts: Iterable[IndexedText], canonical: CanonicalValues) -> None:
    """Look up the names of several texts at once: `most_named` is asked for them next."""
    mentions = [mention for text in texts if not text.long for mention in text.mentions]
    for kind in NAME_KINDS:
        canonical.look_up(kind, (mention.value for mention in mentions if mention.kind == kind))


def most_named(text: IndexedText, canonical: CanonicalValues) -> Names:
    """Return the values of each kind that a text names most often, of as many mentions the first named."""
    if text.long:
        return {kind: tuple(value.value for value in text.long.values.get(kind, ())[:_SHOWN]) for kind in NAME_KINDS}
    mentions = canonical.canonicalize(mention for mention in text.mentions if mention.kind in NAME_KINDS)
    return {kind: _most_common(m.value for m in mentions if m.kind == kind) for kind in NAME_KINDS}


def _most_common(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(values).most_common(_SHOWN))
