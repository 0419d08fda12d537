"""The tagger of names."""

from analyzers.entities.sentences import split_sentences
from analyzers.entities.tagger import tagger
from analyzers.names.gazetteer import gazetteer


def tags(text: str) -> list[tuple[str, str]]:
    sentences = split_sentences(text)
    keys = [[word.key for word in words] for words in sentences]
    names = tagger().tag(keys, list(map(gazetteer().find, keys)))
    return [
        (span.label, text[words[span.start].start : words[span.end - 1].end])
        for words, spans in zip(sentences, names, strict=True)
        for span in spans
    ]


def test_context_distinguishes_people_from_places() -> None:
    assert ("PER", "جاك شيراك") in tags("التقى الرئيس الفرنسي جاك شيراك نظيره المصري في القاهرة")
    assert ("LOC", "القاهرة") in tags("التقى الرئيس الفرنسي جاك شيراك نظيره المصري في القاهرة")


def test_texts_without_names() -> None:
    assert tagger().tag([], []) == []
    assert tags("12 34 !") == []


def test_sentences_are_independent() -> None:
    one, other = "قال جاك شيراك في باريس.", "أعلن البنك رفع الفائدة."
    assert tags(f"{one}\n{other}") == tags(one) + tags(other)
