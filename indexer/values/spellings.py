"""The spellings of names that an index holds, and a query that asks for all of them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import are_same_name
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key, may_have_spellings
from analyzers.text.clitics import is_arabic
from indexer.documents.document import Record
from indexer.query.tree import Node, Word

FILE = "spellings.json"
VOCABULARY_FILE = "vocabulary.json"
MOST = 40  # spellings of one word that a query asks for

SpellingPair = tuple[str, str]  # a name as it is found, and as it is called

# Folded word -> the other folded words that spell the same name word in this index.
Spellings = Mapping[str, frozenset[str]]

# The same as a look-up, the likeliest first.
Spell = Callable[[str], tuple[str, ...]]


def surface_pairs(record: Record) -> Iterator[SpellingPair]:
    """Yield the names that a document spells otherwise than its own values: بيونج يانج, for بيونغ يانغ."""
    for mention in record.mentions:
        words = name_words(mention.surface)
        if mention.kind != "dates" and words != name_words(mention.value) and _may_spell(words, mention.value):
            yield " ".join(words), mention.value


def _may_spell(words: tuple[str, ...], value: str) -> bool:
    return len(words) == len(name_words(value)) and are_same_name(" ".join(words), value)


def save(pairs: Iterable[SpellingPair], generation: Path) -> None:
    """Write down how names are spelled in documents."""
    (generation / FILE).write_text(json.dumps(sorted(pairs), ensure_ascii=False, indent=0), encoding="utf-8")


def load(generation: Path) -> set[SpellingPair]:
    """Return what `save` wrote."""
    return {(surface, value) for surface, value in json.loads((generation / FILE).read_text(encoding="utf-8"))}


def save_vocabulary(words: Mapping[str, int], generation: Path) -> None:
    """Write the words of an index that may be names; `words` gives each with its number of documents."""
    blocks = group_by_key({word: n for word, n in words.items() if is_arabic(word) and may_have_spellings(word)})
    (generation / VOCABULARY_FILE).write_text(json.dumps(blocks, ensure_ascii=False, indent=0), encoding="utf-8")


def load_vocabulary(generation: Path) -> SpellingIndex:
    """Read what `save_vocabulary` wrote."""
    return SpellingIndex(json.loads((generation / VOCABULARY_FILE).read_text(encoding="utf-8")))


def spellings_of(pairs: Iterable[SpellingPair]) -> Spellings:
    """Read off which words spell one another: those in one place of a name and of its other spelling."""
    groups: dict[str, set[str]] = defaultdict(set)
    for found, value in pairs:
        words, others = name_words(found), name_words(value)
        if len(words) == len(others):
            for word, head in zip(words, others, strict=True):
                if not (is_ordinary(word) or is_ordinary(head)):
                    groups[head] |= {word, head}
    spelled: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for word in group:
            spelled[word] |= group - {word}
    return {word: frozenset(others) for word, others in spelled.items() if others}


def speller(known: Spellings, vocabulary: SpellingIndex) -> Spell:
    """Return a look-up of the spellings that names of the index show, and of those that sound alike."""

    @lru_cache(maxsize=4096)
    def spell(word: str) -> tuple[str, ...]:
        by_sound = dict.fromkeys(find_spellings(word, vocabulary))
        return tuple(by_sound | dict.fromkeys(sorted(known.get(word, ()))))[:MOST]

    return spell


def with_spellings(node: Node, spell: Spell) -> Node:
    """Return a query that also finds the other spellings of its names; phrases and what is under a Not stay."""
    if isinstance(node, Word):
        return replace(node, spellings=(*node.spellings, *spell(node.exact)))
    return node.map_children(lambda child: with_spellings(child, spell))
