"""Words that people are called by: given names, family names, and how surely each is a name."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
def namelist() -> NameList:
    """Load the list once: about 75,000 words; made by `python -m derive.names`."""
    entries: dict[str, str] = {}
    with (files("analyzers") / "data" / "names.txt").open(encoding="utf-8") as lines:
        next(lines)  # source and licence
        for line in lines:
            key, *words = line.split()
            entries.update(dict.fromkeys(words, key))
    return NameList(entries)
