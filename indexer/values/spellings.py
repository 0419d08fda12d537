"""Other spellings of the words of names: collected from an index, stored in it, and added to queries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analyzers.names.company import find_company
from analyzers.names.ordinary_words import is_ordinary
from analyzers.names.phonetic_key import name_words
from analyzers.names.same_name import are_same_name
from analyzers.names.variants import SpellingIndex, find_spellings, group_by_key, may_be_spelling, may_have_spellings
from analyzers.text.clitics import is_arabic
from indexer.documents.document import Record
from indexer.engine.base import Engine, raw_field
from indexer.engine.tables import Table, Tables
from indexer.query.leaves import Word
from indexer.query.tree import Node
from indexer.stored_files import expect, read_json, write_json
from indexer.values.canonical import NAME_KINDS
from indexer.values.unified import UnifiedValues

SPELLINGS_FILE = "spellings.json"
# The tables of a vocabulary: words by phonetic key, company of a word, words that spell one another.
_GROUPS, _COMPANY, _IN_NAMES = "spelling_groups", "spelling_company", "spelling_words"
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
    write_json(generation / SPELLINGS_FILE, sorted(pairs))


def load(generation: Path) -> set[SpellingPair]:
    """Read what `save` wrote; raises IndexStateError."""
    return read_json(generation / SPELLINGS_FILE, _parse)


def _parse(content: Any) -> set[SpellingPair]:
    return {(surface, value) for surface, value in (expect(list, pair) for pair in expect(list, content))}


def possible_names(words: Iterable[str]) -> list[str]:
    """Return those of the words of an index that may be names: of these, other spellings are looked up."""
    return [word for word in words if is_arabic(word) and may_have_spellings(word)]


def save_vocabulary(
    engine: Engine,
    canonical: UnifiedValues,
    pairs: Iterable[SpellingPair],
    find_possible_names: Callable[[Iterable[str]], Iterable[str]] = possible_names,
) -> None:
    """Store what the look-up of spellings reads.

    These are the words of the index that may be names, their company in its names, and the words that spell one
    another in the names of `pairs` and those joined in the index, except different names that a correction merges.
    """
    counts = engine.vocabulary("words")
    words = {word: counts[word] for word in find_possible_names(counts)}
    names: Counter[str] = Counter()
    for kind in NAME_KINDS:
        names.update(engine.vocabulary(raw_field(kind)))
    company = {word: others for word, others in find_company(names).items() if may_have_spellings(word)}
    joined = ((spelling, value) for _, spelling, value in canonical.variants() if are_same_name(spelling, value))
    groups = group_by_key(words).items()
    in_names = word_spellings((*pairs, *joined)).items()
    beside = ((word, _company_row(others)) for word, others in company.items() if others)
    engine.tables.write(_GROUPS, ((key, " ".join(of_key)) for key, of_key in groups))
    engine.tables.write(_COMPANY, beside)
    engine.tables.write(_IN_NAMES, ((word, " ".join(sorted(others))) for word, others in in_names))


def _company_row(company: Mapping[str, int]) -> str:
    return " ".join(f"{word} {documents}" for word, documents in company.items())


def _parse_company(row: str) -> dict[str, int]:
    cells = row.split(" ")
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of an index that may be names; `in_names` are those that spell one another in its names."""

    index: SpellingIndex
    in_names: Table[Collection[str]]


def load_vocabulary(tables: Tables) -> Vocabulary:
    """Open what `save_vocabulary` wrote, which is read when words are looked up; raises IndexStateError."""
    groups, in_names = (tables.open(name, str.split) for name in (_GROUPS, _IN_NAMES))
    return Vocabulary(SpellingIndex(groups.find, tables.open(_COMPANY, _parse_company).find), in_names)


def spelling_lookup(vocabulary: Vocabulary) -> SpellingLookup:
    """Return the look-up of words that spell one another in names of the index, and of likely spellings."""

    @lru_cache(_CACHED_WORDS)
    def look_up(word: str) -> tuple[str, ...]:
        if not is_arabic(word) or is_ordinary(word):
            return ()
        likely = dict.fromkeys(find_spellings(word, vocabulary.index))
        return tuple(likely | dict.fromkeys(vocabulary.in_names.find([word]).get(word, ())))[:MAX_SPELLINGS]

    return look_up


def word_spellings(pairs: Iterable[SpellingPair]) -> WordSpellings:
    """Return the words that spell one another: those in the same position of two spellings of a name.

    The names must have another word in common, and the letters must not speak against it: unified values also hold
    names that differ, as «سليانة» and «السلاطنية».
    """
    spellings: dict[str, set[str]] = defaultdict(set)
    for spelling, value in pairs:
        words, value_words = name_words(spelling), name_words(value)
        if len(words) == len(value_words) and not set(words).isdisjoint(value_words):
            for word, head in zip(words, value_words, strict=True):
                if word != head and not (is_ordinary(word) or is_ordinary(head)) and may_be_spelling(word, head):
                    spellings[word].add(head)
                    spellings[head].add(word)
    return {word: frozenset(others) for word, others in spellings.items()}


def with_spellings(node: Node, spellings_of: SpellingLookup) -> Node:
    """Return a query whose words also match their other spellings; phrases and negations stay as they are."""
    if isinstance(node, Word):
        return replace(node, spellings=(*node.spellings, *spellings_of(node.exact)))
    return node.map_children(lambda child: with_spellings(child, spellings_of))
