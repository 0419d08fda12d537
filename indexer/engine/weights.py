"""Weights of the ranking, and the bonuses that put documents first.

`python -m benchmarks.weights COLLECTION...` measures other values; benchmarks/README.md has the table.
"""

import math
from dataclasses import dataclass

# Bonuses are added to BM25 scores, which stay below 30 for the rarest word of a large collection. The first three order
# documents that match otherwise alike; as strict tiers of 100 they cost .01 of nDCG@10 on names and slips in
# `python -m benchmarks.judged`. The others order documents in tiers, so that only their order of magnitude counts.
TOGETHER = 5.0  # of documents that have the words of a short query next to each other, in its order, or near as asked
IN_TITLE = 5.0  # of documents that have all of them in the title
AS_TYPED = 5.0  # of documents that have all of them as they are spelled: الشاهد, a man's name, is not شاهد
OWN_WORDS = 400.0  # of documents that have the words themselves, and not only equivalents of one of them
NAMED = 100.0  # of documents that name the person or place of a query in Latin letters
ASKED = 1000.0  # of documents that match the query itself and not only a word of the same root


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors of BM25 scores; the stem of a word in the text has 1. A factor of 0 leaves the part out of the query."""

    title: float = 0.6  # the stem in the title, where a document says what it is about
    grams: float = 0.3  # n-grams of a word, which exact forms, plurals and spellings share; they match nothing alone
    common_gram: float = 0.1  # share of documents; skipping n-grams in more of them saves a fifth of the time at p99
    rare_grams: int = 3  # n-grams of one word that count, the rarest
    other_form: float = 0.35  # with a clitic or in another spelling: these are rarer than the word and would win
    other_name: float = 0.3  # of a phrase: رئيس الوزراء for رئيس الحكومة
    related: float = 0.7  # plurals, synonyms, verbal nouns and other tenses
    few_words: int = 3  # a query this short gets bonuses for its words together; in a sentence some words do not matter


def idf(documents: int, frequency: int) -> float:
    """Return the inverse document frequency of BM25 (Robertson, Zaragoza 2009), as Tantivy computes it."""
    return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
