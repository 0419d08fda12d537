"""The meaning of a query over one index."""

from dataclasses import dataclass, field

from indexer.query.leaves import FacetTerm, MatchAll, Word
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
        original = set(self.original.scoring_leaves())
        values = (leaf for leaf in self.node.scoring_leaves() if isinstance(leaf, FacetTerm))
        return tuple(dict.fromkeys(value for value in values if value not in original))
