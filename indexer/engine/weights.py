"""What counts for how much when hits are ranked: one table, a reason a row.

`python -m benchmarks.weights COLLECTION...` tries other values of each and derives them again.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors of BM25 scores, beside 1 for the stem of a word in the text, if nothing else is said."""

    title: float = 0.6  # the stem in the title too: what a title says, a document is about
    grams: float = 0.3  # parts of words, shared by exact forms, plurals and spellings; they find nothing alone
    common_gram: float = 0.1  # share of documents; a part of a word in more of them costs time and says little
    rare_grams: int = 3  # parts of one word, the rarest: the others cost time and tell nothing new
    other_form: float = 0.35  # behind a clitic, in another spelling: rarer than the word, and would count for more
    other_name: float = 0.3  # of several words, which count together: رئيس الوزراء for رئيس الحكومة
    plural: float = 0.7  # the same thing
    synonym: float = 0.7  # the same thing, mostly
    verbal_noun: float = 0.5  # the same event
    tense: float = 0.5  # the same event, at another time
    # Not factors but sums, more than any of word scores: BM25 stays under 30 for the rarest word of a large collection.
    all_words: float = 100.0  # documents with all of `few_words` or fewer come first, as who types them expects
    few_words: int = 3  # in a whole sentence some words say nothing
    asked: float = 1000.0  # what was asked for comes before what only shares a root with it
    named: float = 100.0  # documents that name whom a query in Latin letters means come first


def idf(documents: int, having: int) -> float:
    """Return the inverse document frequency of BM25 (Robertson, Zaragoza 2009), as Tantivy has it."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))
