import numpy as np
import pytest

from analyzers.entities.features import word_features
from analyzers.entities.sentences import split_sentences
from analyzers.entities.tagger import FORBIDDEN, TaggedSpan, iob_constraints, read_spans, tagger
from analyzers.entities.word_classes import is_nationality, likely_split
from analyzers.names.gazetteer import gazetteer

CORES = [
    ("ولروسيا", "روسيا"),
    ("بوتين", "بوتين"),
    ("لبنان", "لبنان"),
    ("وموسكو", "موسكو"),
    ("فرنسا", "فرنسا"),
    ("للولايات", "الولايات"),
    ("واشنطن", "واشنطن"),
    ("وليد", "وليد"),
]
NATIONALITIES = ["الروسي", "روسيه", "الامريكيين", "تونسيتين", "المصري", "الكوري"]
NO_NATIONALITIES = ["روسيا", "علي", "القاهره", "وزاره"]


def tags(text: str) -> list[tuple[str, str]]:
    parts = split_sentences(text)
    found = tagger().tag(parts, [gazetteer().find([word.key for word in part]) for part in parts])
    return [
        (span.label, text[part[span.start].start : part[span.end - 1].end])
        for part, spans in zip(parts, found, strict=True)
        for span in spans
    ]


@pytest.mark.parametrize(("word", "rest"), CORES)
def test_the_core_of_a_word_is_behind_its_clitics(word: str, rest: str) -> None:
    assert likely_split(word).host == rest


@pytest.mark.parametrize("word", NATIONALITIES)
def test_nationalities_are_known_by_their_country(word: str) -> None:
    assert is_nationality(word)


@pytest.mark.parametrize("word", NO_NATIONALITIES)
def test_other_words_are_no_nationalities(word: str) -> None:
    assert not is_nationality(word)


def test_features_have_no_blanks_since_blanks_part_them_in_the_data_file() -> None:
    words = ["ولروسيا", "محمد", "ابوالنجا", "2024", "London", "،", "وزارة"]
    assert not any(" " in feature for word in words for feature in word_features(word))


def test_labels_are_read_as_spans() -> None:
    labels = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]
    assert read_spans(labels) == [TaggedSpan("PER", 0, 2), TaggedSpan("LOC", 3, 4), TaggedSpan("LOC", 4, 5)]


def test_inside_follows_only_its_own_name() -> None:
    between, start = iob_constraints(["B-LOC", "I-LOC", "B-PER", "O"])
    assert start.tolist() == [0, FORBIDDEN, 0, 0]
    assert np.argwhere(between == FORBIDDEN).tolist() == [[2, 1], [3, 1]]


def test_names_are_seen_in_context() -> None:
    assert ("PER", "جاك شيراك") in tags("التقى الرئيس الفرنسي جاك شيراك نظيره المصري في القاهرة")
    assert ("LOC", "القاهرة") in tags("التقى الرئيس الفرنسي جاك شيراك نظيره المصري في القاهرة")


def test_no_sentence_and_empty_cases() -> None:
    assert tagger().tag([], []) == []
    assert tags("12 34 !") == []


def test_sentences_do_not_touch_each_other() -> None:
    one, other = "قال جاك شيراك في باريس.", "أعلن البنك رفع الفائدة."
    assert tags(f"{one}\n{other}") == tags(one) + tags(other)
