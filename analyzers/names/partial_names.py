"""Resolve partial names: a family name alone, if the documents have one person of that family."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from analyzers.names.name_lists import known_names
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import are_same_word
from analyzers.names.variants import SpellingIndex, group_by_key

NameWords = tuple[str, ...]

# If several full names have a part, one of them has to be in this many times more documents than the rest together.
# A smaller factor resolves more parts, and more of them wrongly.
_DOMINANCE = 5
_MAX_GROUP_SIZE = 50  # words of one phonetic key that a partial name is compared with; it bounds the time
_CHILD_OF = frozenset(("بن", "ابن", "بنت"))  # the father's name follows: سلمان is not محمد بن سلمان
_FAMILY_NAME_BEGINNINGS = _CHILD_OF | {"ابو", "بو", "ال", "ام", "دي", "فان", "فون", "دا", "دو", "لو", "عبد"}


def resolve_partial_names(heads: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, str]:
    """Return for each value its head, or the full name that its head is a part of; `counts` are documents by value.

    A single word is looked for first as a family name, then at the beginning of names (as in East Asia, but not a
    native given name), then inside. Several words are looked for at either end of names.
    """
    documents: Counter[str] = Counter()
    for value, head in heads.items():
        documents[head] += counts[value]
    index = _FullNames(documents)
    full_names = {head: index.find(name_words(head)) or head for head in documents}
    return {value: _resolve_repeatedly(head, full_names) for value, head in heads.items()}


def _resolve_repeatedly(head: str, full_names: Mapping[str, str]) -> str:
    """Follow parts of parts to the end; each full name is longer than its part."""
    while full_names[head] != head:
        head = full_names[head]
    return head


class _FullNames:
    """Names of several words, by their last word, first word, and inner words."""

    def __init__(self, documents: Mapping[str, int]) -> None:
        self._documents = documents
        self._by_last, self._by_first, self._by_inner = (defaultdict[str, list[str]](list) for _ in range(3))
        counts: Counter[str] = Counter()
        for name in sorted(documents):
            words = name_words(name)
            if len(words) > 1:
                self._by_last[words[-1]].append(name)
                self._by_first[words[0]].append(name)
                for word in words[1:-1]:
                    self._by_inner[word].append(name)
                counts.update(words)
        self._spellings = SpellingIndex(group_by_key(counts, _MAX_GROUP_SIZE))

    def find(self, part: NameWords) -> str | None:
        """Return the one name that has these words as a part, or the dominant one of several."""
        is_foreign = not any(known_names().is_native(word) for word in part)
        names: list[str] = []
        if part and (len(part) == 1 or is_foreign or part[0] in _FAMILY_NAME_BEGINNINGS):
            names = self._with_part(part, self._by_last, part[-1])
            names = [name for name in names if name_words(name)[-len(part) - 1] not in _CHILD_OF]
        if part and is_foreign and not names:
            names = self._with_part(part, self._by_first, part[0])
        if len(part) == 1 and is_foreign and not names:
            names = self._with_part(part, self._by_inner, part[0])
        return self._dominant(names)

    def _with_part(self, part: NameWords, names: Mapping[str, list[str]], word: str) -> list[str]:
        """Return the longer names, among those listed under `word` or a spelling of it, that have the part."""
        if len(part) == 1:
            spellings = (word, *self._spellings.with_same_key(word))
            return [name for spelling in spellings for name in names.get(spelling, ())]
        direction = -1 if names is self._by_last else 1
        longer = [name for name in names.get(word, ()) if len(name_words(name)) > len(part)]
        return [name for name in longer if all(map(are_same_word, part[::direction], name_words(name)[::direction]))]

    def _dominant(self, names: list[str]) -> str | None:
        if not names:
            return None
        first, *others = sorted(set(names), key=lambda name: (-self._documents[name], name))
        return first if self._documents[first] >= _DOMINANCE * sum(self._documents[name] for name in others) else None
