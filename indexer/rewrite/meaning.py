"""What a query was read as."""

from dataclasses import dataclass, field

from indexer.query.tree import FacetTerm, MatchAll, Node, Word
from indexer.rewrite.typos import Corrected


@dataclass(frozen=True, slots=True)
class Meaning:
    """A query as it is looked for.

    `read_as` is the text that it was read as, when it was another than typed; `corrected` has the words (folded) that
    were taken for slips, with what was looked for instead, the likeliest first.
    """

    node: Node
    read_as: str = ""
    asked: Node = field(default_factory=MatchAll)
    corrected: Corrected = field(default_factory=dict)

    @property
    def spellings(self) -> dict[str, tuple[str, ...]]:
        """The words that are looked for in other spellings too, with these."""
        found = (part for part in self.node.scoring_leaves() if isinstance(part, Word))
        return {word.exact: word.spellings for word in found if word.spellings}

    @property
    def names(self) -> tuple[FacetTerm, ...]:
        """The people and places that words or parts of names were read as; not those asked for as such."""
        asked = set(self.asked.scoring_leaves())
        return tuple(
            dict.fromkeys(n for n in self.node.scoring_leaves() if isinstance(n, FacetTerm) and n not in asked)
        )
