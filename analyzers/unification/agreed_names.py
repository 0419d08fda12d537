"""Full names that an archive agrees on: several documents have them whole, so that they are names in every text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, count, pairwise
from typing import NamedTuple

from analyzers.names.gazetteer import gazetteer
from analyzers.names.genealogy import CHILD_OF, units_of
from analyzers.names.name_lists import MOSTLY_A_NAME, RATHER_A_NAME, known_names, name_list
from analyzers.text.analyzer import folded_words
from analyzers.text.clitics import with_proclitics
from analyzers.text.lexicon import lexicon
from analyzers.unification.archive import Archive
from analyzers.unification.lone_words import is_first
from analyzers.unification.values import Values

# That have a name whole. Of the mentions that names of two documents would add in two archives 9 of 29 are right; of
# those of more documents, in three archives, 354 of 356.
_MIN_DOCUMENTS = 3
_MIN_UNITS = 2
_OFTEN_ANNOUNCED = 0.4  # share of documents
_RARE = 30  # tenths of Zipf; a rarer word behind a given name is a family name


class AgreedName(NamedTuple):
    """A name in a text: words `start` to `end` (exclusive), after `clitic_length` letters of clitics."""

    start: int
    end: int
    clitic_length: int
    name: str


class _Pattern(NamedTuple):
    """A name after its first word, in one form of that word."""

    others: tuple[str, ...]
    clitic_length: int
    name: str


class AgreedNames:
    """Finds names in the words of a text."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Take the names as documents spell them, each of two words or more."""
        self.names = frozenset(names)

    def find(self, words: Sequence[str]) -> Iterator[AgreedName]:
        """Yield the names in the folded words of a text, the longest at each place, none inside another."""
        patterns = self._patterns
        end = 0
        for start in compress(count(), map(patterns.__contains__, words)):
            found = next((p for p in patterns[words[start]] if _follows(p.others, words, start)), None)
            if found and start >= end:
                end = start + 1 + len(found.others)
                yield AgreedName(start, end, found.clitic_length, found.name)

    @cached_property
    def _patterns(self) -> Mapping[str, Sequence[_Pattern]]:
        """The names by each form of their first word, the longest first."""
        patterns: dict[str, list[_Pattern]] = {}
        for name in sorted(self.names):
            first, *others = exact_words(name)
            for form in (first, *with_proclitics(first)):
                clitic_length = len(form) - len(first) + (not form.endswith(first))  # للحبيب has the host الحبيب
                patterns.setdefault(form, []).append(_Pattern(tuple(others), clitic_length, name))
        for of_form in patterns.values():
            of_form.sort(key=lambda pattern: (-len(pattern.others), pattern.clitic_length))
        return patterns


def _follows(others: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    return tuple(words[start + 1 : start + 1 + len(others)]) == others


def exact_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name as an index has them."""
    return tuple(word.exact for word in folded_words(name))


def key_of_name(name: str) -> str:
    """Return what `keys_in` yields of each text that has the agreed name: its second word, and the third if it has one.

    The first word may have clitics in a text.
    """
    return " ".join(exact_words(name)[1:3])


def keys_in(words: Sequence[str]) -> Iterator[str]:
    """Yield the keys of all names that may be in the folded words of a text."""
    yield from words
    yield from map(" ".join, pairwise(words))


def agreed_names(archive: Archive, values: Values) -> AgreedNames:
    """Return the full names that enough documents of an archive have, and that are nothing but a person's name.

    `values` are those of each spelling: a name that has none, or several, is left out.
    """
    spellings: dict[tuple[str, ...], tuple[int, str]] = {}
    for (kind, name), documents in archive.documents.items():
        if kind == "people" and len(documents) >= _MIN_DOCUMENTS and len(values[kind, name]) == 1:
            words = exact_words(name)
            if _is_clear(name, words, announced=archive.announced[name] / len(documents)):
                spellings[words] = max(spellings.get(words, (0, "")), (len(documents), name))
    return AgreedNames(name for _, name in spellings.values())


def _is_clear(name: str, words: Sequence[str], *, announced: float) -> bool:
    """Say whether words are a person's name and nothing else.

    `announced` is the share of the name's documents in which a title or a verb of saying stands before it. Of this, a
    given name and a family name two must be there: news agencies, tournaments and phrases have one.
    """
    units = [unit.text for unit in units_of(name)]
    if len(units) < _MIN_UNITS or words[0] in CHILD_OF or _is_other(words, units):
        return False
    last, names = words[-1], name_list()
    level = names.level(last)
    is_native = known_names().is_native(words[0])
    is_foreign = announced > 0 and names.level(words[0]) >= MOSTLY_A_NAME and names.role(words[0]) != "f"
    is_family_name = level >= RATHER_A_NAME or lexicon().frequency(last) < _RARE or (level > 1 and announced > 0)
    return (is_native or is_foreign) + is_family_name + (announced >= _OFTEN_ANNOUNCED) > 1


def _is_other(words: Sequence[str], units: Sequence[str]) -> bool:
    """Say whether a name is a place or the club of one, or begins the names of many: محمد علي, هلال مساكن."""
    places, last = gazetteer().places, words[-1]
    if " ".join(words) in places or (last in places and name_list().level(last) < MOSTLY_A_NAME):
        return True
    return len(units) == _MIN_UNITS and all(map(is_first, units)) and CHILD_OF.isdisjoint(words)
