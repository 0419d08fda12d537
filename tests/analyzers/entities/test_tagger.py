"""The tagger of names."""

import numpy as np

from analyzers.entities.sentences import split_sentences
from analyzers.entities.tagger import FORBIDDEN, TaggedSpan, iob_constraints, read_spans, tagger
from analyzers.names.gazetteer import gazetteer


def tags(text: str) -> list[tuple[str, str]]:
    sentences = split_sentences(text)
    names = tagger().tag(sentences, [gazetteer().find([word.key for word in words]) for words in sentences])
    return [
        (span.label, text[words[span.start].start : words[span.end - 1].end])
        for words, spans in zip(sentences, names, strict=True)
        for span in spans
    ]


def test_labels_are_read_as_spans() -> None:
    labels = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]
    assert read_spans(labels) == [TaggedSpan("PER", 0, 2), TaggedSpan("LOC", 3, 4), TaggedSpan("LOC", 4, 5)]


def test_inside_follows_only_its_own_label() -> None:
    between, start = iob_constraints(["B-LOC", "I-LOC", "B-PER", "O"])
    assert start.tolist() == [0, FORBIDDEN, 0, 0]
    assert np.argwhere(between == FORBIDDEN).tolist() == [[2, 1], [3, 1]]


def test_context_distinguishes_people_from_places() -> None:
    assert ("PER", "جاك شيراك") in tags("التقى الرئيس الفرنسي جاك شيراك نظيره المصري في القاهرة")
    assert ("LOC", "القاهرة") in tags("التقى الرئيس الفرنسي جاك شيراك نظيره المصري في القاهرة")


def test_texts_without_names() -> None:
    assert tagger().tag([], []) == []
    assert tags("12 34 !") == []


def test_sentences_are_independent() -> None:
    one, other = "قال جاك شيراك في باريس.", "أعلن البنك رفع الفائدة."
    assert tags(f"{one}\n{other}") == tags(one) + tags(other)
