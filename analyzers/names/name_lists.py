"""Words that people are called by: given names, family names, and how surely each is a name."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analyzers.data_files import read_lines, read_rows
from analyzers.text.affixes import ARTICLE


@dataclass(frozen=True, slots=True)
class NameList:
    """`entries` maps a folded word to its role, level and size, as `g53`."""

    entries: dict[str, str]

    def level(self, word: str) -> int:
        """How like a name the word is: 0 none, 1 nearly always an ordinary word, to 6 nearly always a name."""
        return int(self.entries.get(word, "b00")[1])

    def size(self, word: str) -> int:
        """How many people of the lists have the word in their name: 0 none, 1 one, 2 2-4, 3 5-14, 4 15-49, 5 more."""
        return int(self.entries.get(word, "b00")[2])

    def role(self, word: str) -> str:
        """`g` mostly a given name, `f` mostly a family name, `b` either or unknown, empty for no name."""
        return self.entries.get(word, " ")[0].strip()


@cache
def name_list() -> NameList:
    """Load the list once: about 75,000 words; made by `python -m derive.names`."""
    entries: dict[str, str] = {}
    for line in read_lines("names.txt"):
        key, *words = line.split()
        entries.update(dict.fromkeys(words, key))
    return NameList(entries)


class KnownName(NamedTuple):
    """`head` is shared by spellings of one native name, empty for a foreign one; `sounds` are the Latin consonants."""

    head: str
    sounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """`names` by folded word."""

    names: dict[str, KnownName]

    def are_different(self, one: str, other: str) -> bool:
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
        return self.names.get(word) or self.names.get(word.removeprefix(ARTICLE))

    def is_native(self, word: str) -> bool:
        """Whether the word is a name that Arabs are given."""
        return word in self.names and bool(self.names[word].head)


@cache
def known_names() -> KnownNames:
    """Load the list once: about 6,000 names; made by `python -m derive.known_names`."""
    rows = read_rows("known_names.tsv")
    return KnownNames({word: KnownName(head, frozenset(sounds.split())) for word, head, sounds in rows})
