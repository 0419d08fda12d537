"""Queries in Latin letters for the people and places of an index, from lists of names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from wordfreq import top_n_list

from analyzers.entities.name_finder import find_names
from analyzers.latin.tokens import plain
from analyzers.names.phonetic_key import name_words
from analyzers.text.fold import fold
from analyzers.token import Kind
from analyzers.unification.archive import Archive, DocumentNames
from analyzers.unification.values import unify
from derive.latin.pairs import Romanisation
from derive.latin.places import LANGUAGES, cities, countries
from derive.name_sources import google_names, romanizer_rows

Queries = list[tuple[str, str]]  # Latin query, value it asks for


def named(texts: Iterable[str]) -> Counter[tuple[Kind, str]]:
    """Return how many texts name each person and place, by the values of an index."""
    documents = []
    for text in texts:
        of_kind: dict[Kind, set[str]] = {"people": set(), "places": set()}
        for mention in find_names(text):
            of_kind[mention.kind].add(mention.value)
        documents.append(DocumentNames(*(tuple(sorted(names)) for names in of_kind.values())))
    archive = Archive(documents)
    unified: Counter[tuple[Kind, str]] = Counter()
    for (kind, name), values in unify(archive).items():
        for value in values:
            unified[kind, value] += len(archive.documents[kind, name])
    return unified


def people(names: Iterable[str]) -> Queries:
    """Return the Latin names of people of the index, as arabic-name-romanizer has them."""
    values = {name_words(name): name for name in names}
    rows = romanizer_rows("SELECT DISTINCT latin, arabic_key FROM full_names ORDER BY latin, arabic_key")
    found = ((latin, values.get(name_words(arabic), "")) for latin, arabic in rows)
    return [(latin, value) for latin, value in found if " " in value]


def places(names: Iterable[str]) -> Queries:
    """Return the English and French names of places of the index, of a city the first one."""
    values = set(names)
    main_names: dict[str, str] = {}
    for latin, value in cities():
        main_names.setdefault(value, latin)
    queries = {latin: value for value, latin in main_names.items()} | dict(countries())
    return [(latin, value) for latin, value in queries.items() if value in values]


def single_words(folder: Path, counts: Mapping[tuple[Kind, str], int]) -> Queries:
    """Return the pairs of google/transliteration whose Arabic word occurs in names of the index."""
    having = {word for _, name in counts for word in name_words(name)}
    pairs = ((latin, fold(arabic)) for latin, arabic in google_names(folder))
    return [(latin, word) for latin, word in pairs if len(latin) > 2 and word in having]


def ordinary_words(first: int, last: int, pairs: Mapping[Romanisation, int]) -> Iterator[str]:
    """Yield the words of both languages in a range of ranks that are in no list of names."""
    names = {pair.latin for pair in pairs} | {word for name, _ in (*cities(), *countries()) for word in name.split()}
    for language in LANGUAGES:
        for word in top_n_list(language, last)[first:]:
            if re.fullmatch("[a-z]+", plain(word)) and plain(word) not in names:
                yield word
