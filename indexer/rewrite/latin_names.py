"""Rewrite names in Latin letters to the people, places and Arabic words of an index."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby, islice
from threading import Lock

from analyzers.latin.lookup import LatinNames, NameMatch, WordMatch
from analyzers.names.phonetic_key import name_words
from analyzers.text.fold import fold
from analyzers.text.function_words import LATIN_ARTICLES
from analyzers.text.stem import stem
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.query.fields import FacetTerm
from indexer.query.leaves import Phrase, Word
from indexer.query.terms import words_in
from indexer.query.tree import AllOf, DisMax, Node, Or
from indexer.rewrite.latin_phrases import LatinPhrases
from indexer.rewrite.shown_names import ShownNames
from indexer.values.name_lookup import MAX_NAMES, NameLookup
from indexer.values.name_rows import Value

_MOST_WORDS = 100_000  # of the texts that begin with the same letters, the most frequent: bounds memory
_ARTICLES = frozenset(("al", "el"))
_ARTICLE_APART = re.compile(rf"\b({'|'.join(sorted(_ARTICLES))}) ", re.IGNORECASE)
_VOWELS = frozenset("aeiouyAEIOUY")
MAX_LATIN_WORDS = 10  # Arabic words searched for in place of one Latin word: more recall, slower queries
MAX_LATIN_NAMES = 3  # people and places searched for in place of one Latin name: more recall, less precision
_MAX_NAME_MARGIN = 0.7  # of the rank of another name over the best: higher adds wrong names
# Of the rank of a name over the likeliest word of the texts: of another name, and of one that has the word.
_MAX_MARGIN_TO_WORD, _MAX_MARGIN_TO_ITS_WORD = 0.3, 1.5
_MIN_OTHER_DOCUMENTS = 3  # of a name that does not have the word
_MIN_CONFIDENCE_OF_SEVERAL = 0.6  # of a name of several words: with less, other words resemble its words by chance
_MAX_TIE = 0.3  # of the rank of a word over the best: documents with either are equally good
_HINT_WEIGHT = 0.2  # of a word that a Latin word may mean, relative to the Latin word
# Of a word that counts as a name, if it is not frequent: with less, it may be typed on the wrong keyboard layout.
_MIN_NAME_CONFIDENCE, _MAX_FREQUENT_RANK = 0.8, -1.0


class LatinRewriter:
    """Rewrites queries over one index. The first use builds its lookup, which takes seconds for 100,000 names."""

    def __init__(self, engine: Engine, names: NameLookup) -> None:
        self._engine, self._names = engine, names
        self._lock = Lock()

    def load(self) -> None:
        """Load what the first query in Latin letters waits for otherwise."""
        self._lookup.load()
        _ = self._phrases, self._shown

    def is_name(self, word: str) -> bool:
        """Say whether a Latin word is almost certainly a name of the index.

        A name has a vowel. Most words on the wrong keyboard layout have none, and need no lookup.
        """
        if _VOWELS.isdisjoint(word):
            return False
        found = self._lookup.names(word, 1)
        return any(match.confidence >= _MIN_NAME_CONFIDENCE or match.rank <= _MAX_FREQUENT_RANK for match in found)

    def complete(self, words: Sequence[str], prefix: str) -> Iterator[tuple[Value, int]]:
        """Yield the people and places that begin as Latin letters do, with their documents, the likeliest first."""
        if prefix.isascii() and all(map(str.isascii, words)):
            shown = dict(self._shown.completed(words, prefix))
            yield from shown.items()
            for name in self._lookup.completed(words, prefix):
                for kind, counts in self._names.counts.items():
                    if name in counts and (kind, name) not in shown:
                        yield (kind, name), counts[name]

    def values(self, kind: Kind, text: str) -> tuple[str, ...]:
        """Return the people or places that a text in Latin letters names, the likeliest first; nothing for other text.

        Of people, these are MAX_NAMES at most with the same words in their names, as for Arabic letters. The last word
        is a prefix if a `*` follows it.
        """
        words = words_in(text)
        if not words or not all(map(_is_latin, words)):
            return ()
        counts = self._names.counts[kind]
        is_prefix, is_part = text.endswith("*"), kind == "people" and len(words) == 1
        whole = [] if is_prefix or is_part else self._shown.find(text)
        found_shown = whole or ([] if is_prefix else self._shown.having(text))
        if shown := tuple(name for of, name in found_shown if of == kind):
            return shown[:MAX_NAMES]
        if is_prefix:
            *others, last = (word.exact for word in words)
            return tuple(islice((name for name in self._lookup.completed(others, last) if name in counts), MAX_NAMES))
        with_article = _ARTICLE_APART.sub(r"\1-", text)
        found = [match for match in self._lookup.names(with_article, len(counts)) if match.name in counts]
        if kind == "places":
            return tuple(match.name for match in found if match.rank <= found[0].rank + _MAX_NAME_MARGIN)[:MAX_NAMES]
        return tuple(match.name for match in found if match.confidence == found[0].confidence)[:MAX_NAMES]

    def add_names(self, node: Node) -> Node:
        """Let Latin words next to each other also find the people and places that they name."""
        match node:
            case AllOf(nodes):
                runs = groupby(nodes, key=_is_latin)
                return AllOf.of([part for latin, run in runs for part in self._run(list(run), latin)])
            case Word() | Phrase() if _is_latin(node):
                return self._run([node], latin=True)[0]
            case _:
                return node.map_children(self.add_names)

    def _run(self, nodes: list[Node], latin: bool) -> list[Node]:
        if not latin:
            return [self.add_names(node) for node in nodes]
        nodes = list(_with_joined_articles(nodes))
        names = self._names_of(" ".join(map(_written, nodes)))
        text = " ".join(_words(node for node in nodes if not _is_latin_article(node)))
        in_name = any(self._lookup.words(word) for word in _words(nodes)) if len(nodes) > 1 else False
        phrases = [] if names else self._phrases.find(text)
        whole = {word for name in names for word in name_words(name)} if len(nodes) > 1 else set()
        whole |= {word.exact for phrase in phrases for word in phrase.words}
        parts = [node if text and _is_latin_article(node) else self._in_arabic(node, whole, in_name) for node in nodes]
        others = self._name_nodes(names) or phrases
        return [Or((AllOf.of(parts), *others))] if others else parts

    def _names_of(self, text: str) -> list[str]:
        """Return the people and places that a text names, the likeliest first; those of its very Latin name alone."""
        if shown := self._shown.find(text):
            return list(dict.fromkeys(name for _, name in shown))[:MAX_LATIN_NAMES]
        min_confidence = _MIN_CONFIDENCE_OF_SEVERAL if " " in text else 0.0
        matches = [match for match in self._lookup.names(text, MAX_LATIN_NAMES) if match.confidence >= min_confidence]
        max_rank = _MAX_NAME_MARGIN + min((match.rank for match in matches), default=0.0)
        found = self._found_words(text)
        best = {word for match in found if match.rank <= found[0].rank + _MAX_TIE for word in match.form.split()}

        def is_likely(match: NameMatch) -> bool:
            # A word of the texts may fit far better than the best name, and one document may have a name by accident.
            if found and best.isdisjoint(name_words(match.name)) and self._documents(match.name) < _MIN_OTHER_DOCUMENTS:
                return False
            margin = _MAX_MARGIN_TO_WORD if best.isdisjoint(name_words(match.name)) else _MAX_MARGIN_TO_ITS_WORD
            return match.rank <= max_rank and not (found and match.rank > found[0].rank + margin)

        likely = [match.name for match in matches if is_likely(match)]
        return [name for name in likely if len(name.split()) == len(text.split())] or likely

    def _documents(self, name: str) -> int:
        return sum(counts.get(name, 0) for counts in self._names.counts.values())

    def _found_words(self, word: str, in_name: bool = False) -> list[WordMatch]:
        """Return what a Latin word may be, without the words that values alone have: هيبرون for الخليل."""
        found = self._lookup.words(word, in_name=in_name)
        self._engine.look_up("words", (match.form for match in found))
        return [match for match in found if " " in match.form or self._engine.frequency("words", match.form)]

    def _name_nodes(self, names: Sequence[str]) -> list[Node]:
        """Return the values of people and places, and the phrase of each, which ranks the hits."""
        counts = self._names.counts
        terms = [FacetTerm(kind, name) for name in names for kind in counts if name in counts[kind]]
        return [*terms, *(Phrase(words_in(fold(term.value))) for term in terms)]

    def _in_arabic(self, node: Node, whole: Collection[str] = (), in_name: bool = False) -> Node:
        """Let a Latin word, or words that a hyphen joins, also find the Arabic words that they may transliterate.

        Of them, those of the name that the `whole` text is are preferred. Unlikely words only order documents.
        """
        if isinstance(node, Phrase):
            return self._phrase_in_arabic(node)
        if not isinstance(node, Word):
            return node
        found = self._found_words(node.exact, in_name)[:MAX_LATIN_WORDS]
        in_whole = [match for match in found if match.form in whole]
        likely = in_whole or [match for match in found if match.likely]
        best = [m.form for m in likely if m.rank <= likely[0].rank + _MAX_TIE and " " not in m.form]
        second = [] if in_whole else [m.form for m in likely if m.form not in best and " " not in m.form]
        hints = tuple((stem(m.form), _HINT_WEIGHT) for m in found if m not in likely and " " not in m.form)
        word = replace(node, spellings=tuple(best), hints=hints)
        others: list[Node] = [replace(node, spellings=(form,)) for form in second]
        others += [Phrase(words_in(match.form)) for match in likely if " " in match.form]
        return DisMax(word, tuple(others)) if others else word

    def _phrase_in_arabic(self, phrase: Phrase) -> Node:
        """Let words that a hyphen joins be one name with its article (al-Qaida), or several words (Coca-Cola)."""
        found = [match for match in self._lookup.words("-".join(_words([phrase]))) if match.likely]
        forms: list[Node] = [Phrase(words_in(match.form)) for match in found[:MAX_LATIN_WORDS]]
        words = [self._in_arabic(word) for word in phrase.words]
        together = [AllOf.of(words)] if len(words) > 1 and words != list(phrase.words) and not forms else []
        return Or((phrase, *forms, *together)) if forms or together else phrase

    @cached_property
    def _phrases(self) -> LatinPhrases:
        return LatinPhrases(self._engine, self._lookup)

    @cached_property
    def _shown(self) -> ShownNames:
        return ShownNames(self._names.counts)

    @property
    def _lookup(self) -> LatinNames:
        with self._lock:
            return self._built_lookup

    @cached_property
    def _built_lookup(self) -> LatinNames:
        counts = Counter[str]()
        for of_kind in self._names.counts.values():
            counts.update(of_kind)
        return LatinNames(counts, word_counts=partial(self._engine.vocabulary, "words", limit=_MOST_WORDS))


def _with_joined_articles(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the nodes; an article and the word after it are one, as with a hyphen: Al Arabiya."""
    rest = iter(nodes)
    for node in rest:
        following = next(rest, None) if isinstance(node, Word) and node.exact in _ARTICLES else None
        if isinstance(node, Word) and isinstance(following, Word):
            yield Phrase((node, following))
        else:
            yield from (part for part in (node, following) if part is not None)


def _written(node: Node) -> str:
    """Return a Latin word, or words that a hyphen joins, as one writes them: al-qaida."""
    return "-".join(_words([node]))


def _is_latin_article(node: Node) -> bool:
    return isinstance(node, Word) and node.exact in LATIN_ARTICLES


def _is_latin(node: Node) -> bool:
    """Say whether a node is a word in Latin letters, or a phrase of such words."""
    return isinstance(node, Word | Phrase) and all(word[:1].isascii() and word.isalpha() for word in _words([node]))


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Word):
            yield node.exact
        elif isinstance(node, Phrase):
            yield from (word.exact for word in node.words)
