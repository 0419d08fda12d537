"""Queries for the words of a query: the forms that match them, and what only orders documents."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, NamedTuple

from analyzers.text.analyzer import ngrams
from analyzers.text.clitics import attached_forms, joined_forms
from analyzers.text.stem import stem
from indexer.engine.base import MatchForm
from indexer.engine.queries.clauses import Clauses, Q, Vocabulary
from indexer.engine.weights import Weights, idf
from indexer.query.leaves import Word

_CACHED_WORDS = 20_000  # readers repeat words
_CACHED_GRAMS = 1000  # words whose n-grams are kept between the look-up for a query and the query


class Form(NamedTuple):
    """A term of a field that matches a word, with its weight."""

    how: MatchForm
    field: str
    form: str
    weight: float


class Part(NamedTuple, Generic[Q]):
    """An n-gram of a word, and the query for words that share it."""

    gram: str
    query: Q


class RareGram(NamedTuple):
    """An n-gram that few documents have, and the words that share it."""

    documents: int
    words: Sequence[str]
    gram: str


class WordQueries(Generic[Q]):
    """Builds the queries for words."""

    def __init__(self, clauses: Clauses[Q], vocabulary: Vocabulary, weights: Weights) -> None:
        """Take what makes clauses, the words of an index, and the weights of the forms of a word."""
        self._make, self._vocabulary, self._weights = clauses, vocabulary, weights
        self._frequency = vocabulary.frequency
        self.attached = lru_cache(_CACHED_WORDS)(self._attached)
        # Building a query takes half the time with the queries of words cached.
        self.of_forms = lru_cache(_CACHED_WORDS)(self._of_forms)
        self.of_ngrams = lru_cache(_CACHED_WORDS)(lambda exact: tuple(part.query for part in self.ngrams(exact)))
        self._rare_grams = lru_cache(_CACHED_GRAMS)(self._find_rare_grams)

    def look_up(self, words: Sequence[Word]) -> None:
        """Look up at once what the queries for words look up one by one, where that is faster."""
        look_up = self._vocabulary.look_up
        look_up("title_term", (word.term for word in words))
        weighted = (pair for word in words for pair in (*word.related, *word.beside, *word.hints))
        look_up("text_term", chain((term for term, _ in weighted), (term for word in words for term in word.company)))
        spelled = (spelling for word in words for spelling in (word.exact, *word.spellings))
        forms = (form for spelling in spelled for form in (spelling, *joined_forms(spelling)))
        self._vocabulary.look_up_grams(gram for word in words for gram in self._grams(word.exact))
        sharing = (other for word in words for each in self._rare_grams(word.exact) for other in each.words)
        look_up("text_exact", chain(forms, sharing))

    def _attached(self, word: str) -> tuple[str, ...]:
        """Return a word with each conjunction and preposition: the forms that occur."""
        self._vocabulary.look_up("text_exact", joined_forms(word))
        return tuple(attached_forms(word, self._occurs))

    def _of_forms(self, word: Word) -> tuple[Q, ...]:
        """Return the queries for the forms that match a word, and for the terms that match it beside others."""
        beside, company = (self._indexed(terms) for terms in ((term for term, _ in word.beside), word.company))
        forms = tuple(map(self.of_form, self.forms(word)))
        if not beside or not company:
            return forms
        return (*forms, self._make.listed(self._make.near("text_term", beside, company, word.reach)))

    def _indexed(self, terms: Iterable[str]) -> list[str]:
        terms = list(terms)
        self._vocabulary.look_up("text_term", terms)
        return [term for term in terms if self._frequency("text_term", term)]

    def forms(self, word: Word) -> list[Form]:
        """Return the forms that match a word: its stem, and its other forms that the index has. Their scores are added.

        Forms of weight 0 are left out, because a clause with a boost of 0 would still match.
        """
        optional = [
            Form("title", "title_term", word.term, self._weights.title),
            *(Form("form", "text_exact", form, self._weights.other_form) for form in self._other_forms(word)),
            *(Form("related", "text_term", term, weight) for term, weight in word.related),
        ]
        return [Form("text", "text_term", word.term, 1), *self._found(optional)]

    def _found(self, forms: Sequence[Form]) -> list[Form]:
        """Return those that the index has and that count."""
        for field in {form.field for form in forms}:
            self._vocabulary.look_up(field, [form.form for form in forms if form.field == field])
        return [form for form in forms if form.weight and self._frequency(form.field, form.form)]

    def _other_forms(self, word: Word) -> Iterator[str]:
        """Yield the spellings and forms with clitics that the index has, if the stem of the word is not theirs."""
        spelled = (form for spelling in word.spellings for form in (spelling, *self.attached(spelling)))
        return (form for form in (*self.attached(word.exact), *spelled) if stem(form) != word.term)

    def _occurs(self, form: str) -> int:
        """Return the number of documents with a folded word."""
        return self._frequency("text_exact", form)

    def as_typed(self, word: Word) -> Q:
        """Return the query for a word as it is spelled, also after a conjunction or preposition.

        It has a clause for each form of the index; a set of terms takes Tantivy ten times as long.
        """
        forms = filter(self._occurs, (word.exact, *self.attached(word.exact)))
        return self._make.any_of(self._make.term("text_exact", form) for form in forms)

    def hints(self, word: Word) -> list[Form]:
        """Return the forms of a word that order documents: its hints, and the terms that match only beside others."""
        return self._found([Form("related", "text_term", *hint) for hint in (*word.beside, *word.hints)])

    def ngrams(self, exact: str) -> list[Part[Q]]:
        """Return the rarest n-grams of a word; skip those that too many documents have."""
        rare = self._rare_grams(exact)
        self._vocabulary.look_up("text_exact", (word for each in rare for word in each.words))
        return [Part(each.gram, self._sharing(each.documents, each.words)) for each in rare]

    def _grams(self, exact: str) -> list[str]:
        return sorted(set(ngrams(exact))) if self._weights.grams else []

    def _find_rare_grams(self, exact: str) -> list[RareGram]:
        grams, most = self._grams(exact), self._weights.common_gram * self._vocabulary.documents
        found = zip(self._vocabulary.sharing(grams), grams, strict=True)
        rare = (RareGram(*shared, gram) for shared, gram in found)
        return sorted(each for each in rare if 0 < each.documents <= most)[: self._weights.rare_grams]

    def _sharing(self, documents: int, words: Sequence[str]) -> Q:
        """Return the query for words with one n-gram, each of which weighs as if all of them were the same word."""
        weight = self._weights.grams * idf(self._vocabulary.documents, documents)
        forms = ((word, weight / idf(self._vocabulary.documents, self._occurs(word))) for word in words)
        return self._make.best_of([self.of_form(Form("parts", "text_exact", word, own)) for word, own in forms])

    def of_form(self, form: Form) -> Q:
        """Return the query for one form of a word."""
        query = self._make.term(form.field, form.form)
        return query if form.weight == 1 else self._make.boosted(query, form.weight)
