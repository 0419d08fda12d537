"""A part of a name that stands for the whole: a bare family name where the index has one person of that family."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from analyzers.names.name_lists import known_names
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import are_same_word
from analyzers.names.variants import SpellingIndex, group_by_key

NameWords = tuple[str, ...]

# Where several have the name, one of them must be in so many times more documents than all others together.
_DOMINANT = 5
_MOST = 50  # words of one skeleton that a bare name is compared with
_CHILD_OF = frozenset(("بن", "ابن", "بنت"))  # what follows is the father: سلمان is not محمد بن سلمان
_JOINTS = _CHILD_OF | {"ابو", "بو", "ال", "ام", "دي", "فان", "فون", "دا", "دو", "لو", "عبد"}


def resolve_partial_names(heads: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, str]:
    """Give each head that is part of one full name that name, by value; `counts` are documents by value.

    A bare word is looked for as a family name first, then in first place (as in East Asia, but not a native given
    name), then in between; several words at either end of a name.
    """
    weights: Counter[str] = Counter()
    for value, head in heads.items():
        weights[head] += counts[value]
    people = _People(weights)
    wholes = {head: people.whole(name_words(head)) or head for head in weights}
    return {value: _end(head, wholes) for value, head in heads.items()}


def _end(head: str, wholes: Mapping[str, str]) -> str:
    """Follow parts of parts; a whole is always longer, so this ends."""
    while wholes[head] != head:
        head = wholes[head]
    return head


class _People:
    """Full names by the words that they end with, begin with, or have between."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._weights = weights
        self._ending, self._beginning, self._having = (defaultdict[str, list[str]](list) for _ in range(3))
        counts: Counter[str] = Counter()
        for name in sorted(weights):
            words = name_words(name)
            if len(words) > 1:
                self._ending[words[-1]].append(name)
                self._beginning[words[0]].append(name)
                for word in words[1:-1]:
                    self._having[word].append(name)
                counts.update(words)
        self._vocabulary = SpellingIndex(group_by_key(counts, _MOST))

    def whole(self, part: NameWords) -> str | None:
        """Return the one name that has these words as a part, or the one that is far commoner than all others."""
        foreign = not any(known_names().is_native(word) for word in part)
        found: list[str] = []
        if part and (len(part) == 1 or foreign or part[0] in _JOINTS):
            found = self._with(part, self._ending, part[-1])
            found = [name for name in found if name_words(name)[-len(part) - 1] not in _CHILD_OF]
        if part and foreign and not found:
            found = self._with(part, self._beginning, part[0])
        if len(part) == 1 and foreign and not found:
            found = self._with(part, self._having, part[0])
        return self._dominant(found)

    def _with(self, part: NameWords, names: Mapping[str, list[str]], word: str) -> list[str]:
        """Return the longer names that `part` fits, among those listed under `word` or a spelling of it."""
        if len(part) == 1:
            near = (word, *self._vocabulary.with_same_key(word))
            return [name for other in near for name in names.get(other, ())]
        side = -1 if names is self._ending else 1
        longer = [name for name in names.get(word, ()) if len(name_words(name)) > len(part)]
        return [name for name in longer if all(map(are_same_word, part[::side], name_words(name)[::side]))]

    def _dominant(self, names: list[str]) -> str | None:
        if not names:
            return None
        first, *others = sorted(set(names), key=lambda name: (-self._weights[name], name))
        return first if self._weights[first] >= _DOMINANT * sum(self._weights[name] for name in others) else None
