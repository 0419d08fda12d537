"""What a query means over one index: its names in all spellings and alphabets, and the keyboard it was typed on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from threading import Lock

from analyzers.expansion.keyboard import intended_arabic, intended_latin
from analyzers.expansion.roots import Roots
from analyzers.latin.lists import latin_lists
from analyzers.latin.lookup import LatinNames
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from indexer.engine.base import Engine
from indexer.engine.weights import Weights, idf
from indexer.query.parser import parse
from indexer.query.request import Strictness
from indexer.query.terms import words_in
from indexer.query.tree import AnyOf, FacetTerm, Node, Or, Phrase, Word
from indexer.rewrite.meaning import Meaning
from indexer.rewrite.query_expansion import with_related
from indexer.rewrite.strictness import as_spelled, widened
from indexer.rewrite.typos import mend
from indexer.values.canonical import CanonicalValues
from indexer.values.lookup import NameLookup
from indexer.values.spellings import SpellingLookup, with_spellings

_MOST_FORMS = 10  # Arabic words that one Latin word is looked for as
_MOST_NAMES = 3  # people and places that a Latin name is looked for as
_NEARLY = 0.97  # of the confidence of the first: a name as likely
_SURE = 0.8  # confidence of a name that may be meant by keys of the other layout
_SIGNS = frozenset('"“”„«»()|=*')  # of the query language: whoever types them has the right keyboard
_FIELD = frozenset(":~")  # of the query language too, where only one word was typed on the wrong keyboard


class Rewriter:
    """Reads queries over one index."""

    def __init__(
        self, engine: Engine, canonical: CanonicalValues, names: NameLookup, spell: SpellingLookup, weights: Weights
    ) -> None:
        """Take an open index, what its values are called, the look-up of spellings, and what related words count."""
        self._engine, self._canonical, self._spell, self._weights = engine, canonical, spell, weights
        self._names = names
        self._lock = Lock()

    def read(self, text: str, strictness: Strictness = "usual", *, all_spellings: bool = True) -> Meaning:
        """Return what a query means; raises QueryError."""
        return self.rewrite(parse(text), text, strictness, all_spellings=all_spellings)

    def rewrite(self, typed: Node, text: str, strictness: Strictness, *, all_spellings: bool) -> Meaning:
        """Return what a query means that is printed as `text`.

        At the strictness `exact`, or without `all_spellings`, words are searched for as they are typed.
        """
        if strictness == "exact":
            asked = typed.map_leaves(self._as_called)
            return Meaning(as_spelled(asked.map_leaves(self._in_full)), asked=asked)
        meaning = self._usual(text, typed) if all_spellings else Meaning(typed, asked=typed)
        return replace(meaning, node=widened(meaning.node, self._of_one_root)) if strictness == "wide" else meaning

    def _usual(self, text: str, typed: Node) -> Meaning:
        other = "" if _SIGNS & set(text) else self._meant(text)
        asked = (parse(other) if other else typed).map_leaves(self._as_called)
        named = self._with_latin(asked.map_leaves(self._in_full))
        mended, corrected = mend(with_spellings(named, self._spell), self._engine)
        return Meaning(with_related(mended, self._rarity, self._weights), other, asked, corrected)

    def _of_one_root(self, term: str) -> Sequence[str]:
        with self._lock:
            return self._roots.same_root(term)

    @cached_property
    def _roots(self) -> Roots:
        return Roots(self._engine.vocabulary("terms"))

    def _rarity(self, term: str) -> float:
        return idf(self._engine.documents, self._engine.frequency("terms", term))

    def _meant(self, text: str) -> str:
        """Return what was meant by words typed on another keyboard layout, empty if none was."""
        if any("a" <= letter <= "z" for letter in text.lower()):
            return intended_arabic(text, self._is_word) or self._meant_in_part(text)
        if any(not self._is_word(word) for word in text.split()):
            return intended_latin(text, self._is_word) or ""
        return ""

    def _meant_in_part(self, text: str) -> str:
        """Return the text with the words read that alone were typed on a Latin layout, empty if none was."""
        typed = text.split()
        read = [(not _FIELD & set(word) and intended_arabic(word, self._is_word)) or word for word in typed]
        return " ".join(read) if read != typed and any(map(_is_typed_in_arabic, typed)) else ""

    def _is_word(self, word: str) -> bool:
        folded = fold(word)
        if folded in lexicon().zipf or self._engine.frequency("words", folded):
            return True
        return word.isascii() and (folded in latin_lists().ordinary or self._is_sure(word))

    def _is_sure(self, word: str) -> bool:
        found = self._latin.names(word, 1)
        return bool(found) and found[0].confidence >= _SURE

    def _as_called(self, node: Node) -> Node:
        """Let a value of a facet that was joined to another find that one."""
        if not isinstance(node, FacetTerm):
            return node
        return FacetTerm(node.kind, self._canonical.resolve(node.kind, node.value))

    def _in_full(self, node: Node) -> Node:
        """Let a part of a name, which is no value of its facet, stand for the values that have it."""
        match node:
            case FacetTerm("people" | "places" as kind, value) if value not in self._names.counts[kind]:
                names = tuple(FacetTerm(kind, name) for name in self._names.with_part(kind, value, self._spell))
                return Or(names) if len(names) > 1 else names[0] if names else node
            case _:
                return node

    def _with_latin(self, node: Node) -> Node:
        """Let Latin words side by side find the people and places they name."""
        match node:
            case AnyOf(nodes):
                runs = groupby(nodes, key=_is_latin)
                return AnyOf.of([part for latin, run in runs for part in self._run(list(run), latin)])
            case Word() | Phrase() if _is_latin(node):
                return self._run([node], latin=True)[0]
            case _:
                return node.map_children(self._with_latin)

    def _run(self, nodes: list[Node], latin: bool) -> list[Node]:
        if not latin:
            return [self._with_latin(node) for node in nodes]
        named = self._named(" ".join(_words(nodes)))
        parts = [self._in_arabic(node) for node in nodes]
        return [Or((AnyOf.of(parts), *named))] if named else parts

    def _named(self, text: str) -> list[Node]:
        """Return the people and places that a Latin text names, each as it is spelled too: by that hits are ranked."""
        found = self._latin.names(text, _MOST_NAMES)
        likely = [match.name for match in found if match.confidence >= _NEARLY * found[0].confidence]
        whole = [name for name in likely if len(name.split()) == len(text.split())]
        counts = self._names.counts
        named = [FacetTerm(kind, name) for name in whole or likely for kind in counts if name in counts[kind]]
        return [*named, *(Phrase(words_in(fold(name.value))) for name in named)]

    def _in_arabic(self, node: Node) -> Node:
        """Let a Latin word find the words of names that it may stand for."""
        if not isinstance(node, Word):
            return node
        forms = self._latin.words(node.exact)[:_MOST_FORMS]
        single = replace(node, spellings=tuple(form for form in forms if " " not in form))
        several = [Phrase(words_in(form)) for form in forms if " " in form]
        return Or((single, *several)) if several else single

    @property
    def _latin(self) -> LatinNames:
        with self._lock:  # made once, by whoever asks first: it takes seconds for 100,000 names
            return self._latin_names

    @cached_property
    def _latin_names(self) -> LatinNames:
        return LatinNames(sum(self._names.counts.values(), Counter[str]()))


def _is_typed_in_arabic(word: str) -> bool:
    return not word[:1].isascii()


def _is_latin(node: Node) -> bool:
    """Whether a word, or all words written together, are in Latin letters."""
    return isinstance(node, Word | Phrase) and all(word[:1].isascii() and word.isalpha() for word in _words([node]))


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Word):
            yield node.exact
        elif isinstance(node, Phrase):
            yield from (word.exact for word in node.words)
