"""Lists of name words: how likely each is a name, and which known names differ."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analyzers.data_files import SortedTable, read_rows
from analyzers.text.affixes import ARTICLE

# Levels of `NameList.level`: how many people bear the word, compared with its frequency in texts. derive/names.py sets
# the bounds; an example for each level.
OFTEN_A_NAME = 2  # دون is below: mostly «without»
RATHER_A_NAME = 3  # رمضان, also the month
MOSTLY_A_NAME = 4  # سلام, also «peace»
CLEARLY_A_NAME = 5  # طلعت, also «she rose»
# Sizes of `NameList.size`.
FEW_PEOPLE, MANY_PEOPLE = 3, 4  # 5 to 14, 15 to 49


@dataclass(frozen=True, slots=True)
class NameList:
    """`entries` holds the role, level and size of a folded word in three characters: `g53`."""

    entries: SortedTable

    def level(self, word: str) -> int:
        """Return how likely a folded word is a name: 0 not listed, 1 nearly always another word, 6 always a name."""
        row = self.entries.find(word)
        return int(row[1]) if row else 0

    def size(self, word: str) -> int:
        """Return how many listed people have the word in their name: 0 none, 1 one, 2 2-4, 3 5-14, 4 15-49, 5 more."""
        row = self.entries.find(word)
        return int(row[2]) if row else 0

    def role(self, word: str) -> str:
        """Return `g` for mostly a given name, `f` for mostly a family name, `b` for both, "" for a word not listed."""
        return (self.entries.find(word) or " ")[0].strip()


@cache
def name_list() -> NameList:
    """Open the list of about 75,000 words once; `python -m derive.names` makes it."""
    return NameList(SortedTable.load("names.tsv"))


_MIN_TELLING_SOUNDS = 3  # consonants: names with fewer share them by chance


class KnownName(NamedTuple):
    """`head` is common to the spellings of a native name, "" for a foreign one; `sounds` are its Latin consonants."""

    head: str
    sounds: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Well-known names by folded word."""

    names: dict[str, KnownName]

    def are_different(self, one: str, other: str) -> bool:
        """Say whether both words are well-known names, and not two spellings of one name.

        Two native names differ by any vowel. Two foreign names differ if their Latin spellings have no consonants in
        common, because Arabic may leave out a foreign vowel.
        """
        first, second = self._find(one), self._find(other)
        if first is None or second is None:
            return False
        if first.head and second.head:
            return first.head != second.head
        return first.sounds.isdisjoint(second.sounds)

    def are_spellings(self, one: str, other: str) -> bool:
        """Say whether both words are well-known foreign names with the same Latin consonants: ديمتري, دميتري."""
        first, second = self.names.get(one), self.names.get(other)
        if first is None or second is None or first.head or second.head:
            return False
        return any(len(sounds) >= _MIN_TELLING_SOUNDS for sounds in first.sounds & second.sounds)

    def _find(self, word: str) -> KnownName | None:
        """Look a word up, with its article and without: العبيدي."""
        return self.names.get(word) or self.names.get(word.removeprefix(ARTICLE))

    def is_native(self, word: str) -> bool:
        """Say whether the folded word is a name that Arabs bear."""
        return word in self.names and bool(self.names[word].head)


@cache
def known_names() -> KnownNames:
    """Load the list of about 5,000 names once; `python -m derive.known_names` makes it."""
    rows = read_rows("known_names.tsv")
    return KnownNames({word: KnownName(head, frozenset(sounds.split())) for word, head, sounds in rows})
