"""The words of a long text, each different one once, so that a search reads neither the text nor every word of it."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analyzers.text.analyzer import Forms, folded_words, term_of
from analyzers.text.diacritics import vocalize
from analyzers.text.parts import split_parts

Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class WordTable:
    """The different words of a text, as they are written, with their exact forms and terms; and its words in order.

    The n-th word of the text is that number `ids[n]` of the different ones, and begins at `starts[n]`, in code points.
    """

    surfaces: Sequence[str]
    exacts: Sequence[str]
    terms: Sequence[str]
    ids: Numbers
    starts: Numbers

    @classmethod
    def of(cls, text: str) -> Self:
        """Analyse a text."""
        numbers: dict[tuple[str, str], int] = {}
        ids, starts, fresh = array("I"), array("I"), count()
        for begin, end in split_parts(text):
            part = text[begin:end]
            for exact, start, stop in folded_words(part):
                word = exact, part[start:stop]
                number = numbers.get(word)
                if number is None:
                    number = numbers[word] = next(fresh)
                ids.append(number)
                starts.append(begin + start)
        exacts, surfaces = [exact for exact, _ in numbers], [surface for _, surface in numbers]
        terms = [term_of(*word) for word in numbers]
        return cls(surfaces, exacts, terms, np.array(ids, np.uint32), np.array(starts, np.uint32))

    def forms(self) -> Forms:
        """Return the forms of the text that are indexed; vocalized forms of each different word once."""
        exact, term = (" ".join([forms[n] for n in self.ids.tolist()]) for forms in (self.exacts, self.terms))
        vocalized = map(vocalize, self.surfaces, self.exacts)
        return Forms(exact, term, " ".join(dict.fromkeys(filter(None, vocalized))))

    def count(self, words: Numbers | None = None) -> Counter[int]:
        """Return how often each different word occurs, by its number, in the text or among some `words` of it."""
        ids = self.ids if words is None else self.ids[words]
        counts = np.bincount(ids, minlength=len(self.surfaces))
        return Counter({int(n): int(counts[n]) for n in np.flatnonzero(counts)})

    def spans(self, words: Iterable[int]) -> list[tuple[int, int]]:
        """Return where words begin and end in the text, given by their places among all words."""
        places = [(int(self.starts[n]), self.surfaces[self.ids[n]]) for n in words]
        return [(start, start + len(surface)) for start, surface in places]
