"""Other spellings of the words of names: collected from an index, stored in it, and added to queries."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import are_same_name
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key, may_have_spellings
from analyzers.text.clitics import is_arabic
from indexer.documents.document import Record
from indexer.query.leaves import Word
from indexer.query.tree import Node
from indexer.values.canonical import CanonicalValues

_FILE = "spellings.json"
_VOCABULARY_FILE = "vocabulary.json"
MAX_SPELLINGS = 40  # of one word in a query, the likeliest: more make the query slower and add rare spellings
_CACHED_WORDS = 4096  # whose spellings are kept: trades memory for repeated look-ups

SpellingPair = tuple[str, str]  # a name as a document spells it, and its value in that document
WordSpellings = Mapping[str, frozenset[str]]  # folded word -> the other folded words that spell the same name word
SpellingLookup = Callable[[str], tuple[str, ...]]  # the same as a function, the likeliest first


def surface_pairs(record: Record) -> Iterator[SpellingPair]:
    """Yield the names whose spelling in a document differs from their value: بيونج يانج for بيونغ يانغ."""
    for mention in record.mentions:
        words = name_words(mention.surface)
        if mention.kind != "dates" and words != name_words(mention.value) and _is_spelling(words, mention.value):
            yield " ".join(words), mention.value


def _is_spelling(words: tuple[str, ...], value: str) -> bool:
    return len(words) == len(name_words(value)) and are_same_name(" ".join(words), value)


def save(pairs: Iterable[SpellingPair], generation: Path) -> None:
    """Store the spellings of documents in a generation."""
    (generation / _FILE).write_text(json.dumps(sorted(pairs), ensure_ascii=False, indent=0), encoding="utf-8")


def load(generation: Path) -> set[SpellingPair]:
    """Read what `save` wrote."""
    return {(surface, value) for surface, value in json.loads((generation / _FILE).read_text(encoding="utf-8"))}


def save_vocabulary(words: Mapping[str, int], generation: Path) -> None:
    """Store the words of an index that may be names; `words` gives each with its number of documents."""
    names = {word: n for word, n in words.items() if is_arabic(word) and may_have_spellings(word)}
    text = json.dumps(group_by_key(names), ensure_ascii=False, indent=0)
    (generation / _VOCABULARY_FILE).write_text(text, encoding="utf-8")


def load_vocabulary(generation: Path) -> SpellingIndex:
    """Read what `save_vocabulary` wrote."""
    return SpellingIndex(json.loads((generation / _VOCABULARY_FILE).read_text(encoding="utf-8")))


def spelling_lookup(
    pairs: Iterable[SpellingPair], canonical: CanonicalValues, vocabulary: SpellingIndex
) -> SpellingLookup:
    """Return the look-up of words that sound alike, and of words that spell one another in names of the index.

    The names are those of `pairs` and those joined in the index, except different names that a correction merges.
    """

    @cache
    def in_names() -> WordSpellings:
        joined = ((spelling, value) for _, spelling, value in canonical.variants() if are_same_name(spelling, value))
        return word_spellings((*pairs, *joined))

    @lru_cache(_CACHED_WORDS)
    def look_up(word: str) -> tuple[str, ...]:
        if is_ordinary(word):  # the only words of most queries, and neither look-up has any
            return ()
        by_sound = dict.fromkeys(find_spellings(word, vocabulary))
        return tuple(by_sound | dict.fromkeys(sorted(in_names().get(word, ()))))[:MAX_SPELLINGS]

    return look_up


def word_spellings(pairs: Iterable[SpellingPair]) -> WordSpellings:
    """Return the words that spell one another: those in the same position of two spellings of a name."""
    groups: dict[str, set[str]] = defaultdict(set)
    for spelling, value in pairs:
        words, value_words = name_words(spelling), name_words(value)
        if len(words) == len(value_words):
            for word, head in zip(words, value_words, strict=True):
                if not (is_ordinary(word) or is_ordinary(head)):
                    groups[head] |= {word, head}
    spellings: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for word in group:
            spellings[word] |= group - {word}
    return {word: frozenset(others) for word, others in spellings.items() if others}


def with_spellings(node: Node, spellings_of: SpellingLookup) -> Node:
    """Return a query whose words also match their other spellings; phrases and negations stay as they are."""
    if isinstance(node, Word):
        return replace(node, spellings=(*node.spellings, *spellings_of(node.exact)))
    return node.map_children(lambda child: with_spellings(child, spellings_of))
