"""Queries in Latin letters for the people and places of an index, made by script from lists of names."""

import csv
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from wordfreq import top_n_list

from analyzers.entities.find import find_names
from analyzers.latin.tokens import plain
from analyzers.names.clusters import cluster_names
from analyzers.names.phonetic_key import name_words
from analyzers.text.fold import fold
from analyzers.token import Kind
from derive.latin.pairs import Romanisation
from derive.latin.places import LANGUAGES, cities, countries

Queries = list[tuple[str, str]]  # Latin query, value it asks for


def named(texts: Iterable[str]) -> Counter[tuple[Kind, str]]:
    """Return the people and places of an index of the texts, with the documents of each."""
    found: Counter[tuple[Kind, str]] = Counter()
    for text in texts:
        found.update({(mention.kind, mention.value) for mention in find_names(text)})
    heads = cluster_names(found)
    unified: Counter[tuple[Kind, str]] = Counter()
    for (kind, name), n in found.items():
        unified[kind, heads[kind, name]] += n
    return unified


def people(names: Iterable[str]) -> Queries:
    """Return the Latin names of people of the index, as the list has them."""
    values = {name_words(name): name for name in names}
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        rows = base.execute("SELECT DISTINCT latin, arabic_key FROM full_names ORDER BY latin, arabic_key").fetchall()
    found = ((latin, values.get(name_words(arabic), "")) for latin, arabic in rows)
    return [(latin, value) for latin, value in found if " " in value]


def places(names: Iterable[str]) -> Queries:
    """Return the English and French names of places of the index; of a city's names only the first."""
    values = set(names)
    main_names: dict[str, str] = {}
    for latin, value in cities():
        main_names.setdefault(value, latin)
    queries = {latin: value for value, latin in main_names.items()} | dict(countries())
    return [(latin, value) for latin, value in queries.items() if value in values]


def single_words(folder: Path, counts: Mapping[tuple[Kind, str], int]) -> Queries:
    """Return the pairs of the list whose Arabic word is one of names of the index."""
    having = {word for _, name in counts for word in name_words(name)}
    with (folder / "names" / "google_ar2en.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(latin, fold(arabic)) for latin, arabic, *_ in rows if len(latin) > 2 and fold(arabic) in having]


def ordinary_words(first: int, last: int, pairs: Mapping[Romanisation, int]) -> Iterator[str]:
    """Yield the words of a range of frequency of both languages that no list has as a name."""
    names = {pair.latin for pair in pairs} | {word for name, _ in (*cities(), *countries()) for word in name.split()}
    for language in LANGUAGES:
        for word in top_n_list(language, last)[first:]:
            if re.fullmatch("[a-z]+", plain(word)) and plain(word) not in names:
                yield word
