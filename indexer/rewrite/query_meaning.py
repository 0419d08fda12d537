"""The meaning of a query over one index."""

from dataclasses import dataclass, field, replace

from indexer.query.fields import FacetTerm
from indexer.query.leaves import MatchAll, Word
from indexer.query.tree import Node
from indexer.rewrite.typos import TypoCorrections


@dataclass(frozen=True, slots=True)
class Meaning:
    """The node to search for, and how the query was rewritten to it.

    `original` is the query before anything was added to it. `read_as` is the intended text of a query that was typed on
    another keyboard layout, else empty. `corrected` has the words that were read as typos.
    """

    node: Node
    read_as: str = ""
    original: Node = field(default_factory=MatchAll)
    corrected: TypoCorrections = field(default_factory=dict)

    @property
    def spellings(self) -> dict[str, tuple[str, ...]]:
        """The other spellings searched for, by word."""
        words = (leaf for leaf in self.node.scoring_leaves() if isinstance(leaf, Word))
        return {word.exact: word.spellings for word in words if word.spellings}

    @property
    def names(self) -> tuple[FacetTerm, ...]:
        """The people and places that were added for Latin words and parts of names."""
        return tuple(term for term in _facet_terms(self.node) if term not in _facet_terms(self.original))


def _facet_terms(node: Node) -> tuple[FacetTerm, ...]:
    """Return the facet terms of a query, each once, whether written with quotes or without."""
    terms = (leaf for leaf in node.scoring_leaves() if isinstance(leaf, FacetTerm))
    return tuple(dict.fromkeys(replace(term, may_be_part=False) for term in terms))
