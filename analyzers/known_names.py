"""Names that many people bear, and which of them are names of their own: محمود is not محمد, كروز not كروس."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class KnownName(NamedTuple):
    """`head` is shared by spellings of one native name, empty for a foreign one; `sounds` are the Latin consonants."""

    head: str
    sounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """`names` by folded word."""

    names: dict[str, KnownName]

    def are_two(self, one: str, other: str) -> bool:
        """Whether both words are known, and as two names.

        Native names differ by any vowel; foreign ones are two when their Latin spellings have no consonants
        in common, because a vowel of theirs may be written or not.
        """
        first, second = self._of(one), self._of(other)
        if first is None or second is None:
            return False
        if first.head and second.head:
            return first.head != second.head
        return first.sounds.isdisjoint(second.sounds)

    def _of(self, word: str) -> KnownName | None:
        """Return what is known of a word, or of what stands behind its article: العبيدي."""
        return self.names.get(word) or self.names.get(word.removeprefix("ال"))

    def is_native(self, word: str) -> bool:
        """Whether the word is a name that Arabs are given."""
        return word in self.names and bool(self.names[word].head)


@cache
def known_names() -> KnownNames:
    """Load the list once: about 6,000 names; made by `python -m derive.known_names`."""
    names = {}
    with (files("analyzers") / "data" / "known_names.tsv").open(encoding="utf-8") as lines:
        next(lines)  # source and licence
        for line in lines:
            word, head, sounds = line.rstrip("\n").split("\t")
            names[word] = KnownName(head, frozenset(sounds.split()))
    return KnownNames(names)
