"""The company of a word: the words beside it in the names of people and places."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from analyzers.names.phonetic_key import name_words

# Folded word -> the words before it (after a sign) and after it, each with a number of documents.
Company = Mapping[str, Mapping[str, int]]
_BEFORE = "<"
# A word with more neighbours is company for anyone: جون ميتشل, جون ميشيل. From 150 up, `python -m benchmarks.variants`
# finds as many right spellings as without a bound.
_MAX_NEIGHBOURS = 150


def find_company(names: Mapping[str, int]) -> Company:
    """Return the company of each word of `names`; they come with their numbers of documents."""
    company: dict[str, dict[str, int]] = defaultdict(dict)
    for name, documents in names.items():
        words = name_words(name)
        for word, following in pairwise(words):
            for host, neighbour in ((word, following), (following, _BEFORE + word)):
                company[host][neighbour] = company[host].get(neighbour, 0) + documents
    telling = {word for word, neighbours in company.items() if len(neighbours) <= _MAX_NEIGHBOURS}
    return {
        word: {neighbour: n for neighbour, n in neighbours.items() if neighbour.removeprefix(_BEFORE) in telling}
        for word, neighbours in company.items()
    }
