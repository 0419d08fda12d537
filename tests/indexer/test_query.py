from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.query import (
    MAX_DEPTH,
    MAX_LENGTH,
    Both,
    Called,
    Either,
    Everything,
    Loose,
    Named,
    Node,
    Not,
    Phrase,
    Word,
    parse,
    words,
)


def shape(node: Node) -> str:
    """A tree as a line: words bare, phrases quoted, the rest as name(parts)."""
    match node:
        case Word():
            return node.exact
        case Phrase(parts):
            return '"' + " ".join(word.exact for word in parts) + '"'
        case Everything():
            return "everything"
        case Called(part, others):
            return f"called({' '.join(map(shape, (part, *others)))})"
        case Named():
            return f"{node.kind}:{node.value}"
        case Not(part):
            return f"not({shape(part)})"
        case Both(nodes) | Either(nodes) | Loose(nodes):
            return f"{type(node).__name__.lower()}({' '.join(map(shape, nodes))})"


QUERIES = [
    ("لافروف", "لافروف"),
    ("لافروف وونسان", "loose(لافروف وونسان)"),
    ('"وزير الخارجية" موسكو', 'loose("وزير الخارجيه" موسكو)'),
    ("«كأس العالم»", '"كاس العالم"'),
    ("روسيا -أوكرانيا", "loose(روسيا not(اوكرانيا))"),
    ('روسيا -"كأس العالم"', 'loose(روسيا not("كاس العالم"))'),
    ("-أوكرانيا", "not(اوكرانيا)"),
    ("مصر OR المغرب", "either(مصر المغرب)"),
    ("مصر | المغرب", "either(مصر المغرب)"),
    ("مصر AND المغرب", "both(مصر المغرب)"),
    ("مصر AND NOT المغرب", "both(مصر not(المغرب))"),
    ("قمة مصر OR المغرب", "loose(قمه either(مصر المغرب))"),
    ("مصر AND المغرب OR تونس", "either(both(مصر المغرب) تونس)"),
    ("(قمة مصر) OR تونس", "either(loose(قمه مصر) تونس)"),
    ("COVID-19", '"covid 19"'),
    ("20/10/2023", '"20 10 2023"'),
    ("مصر - السودان", "loose(مصر السودان)"),
    ("or and", "loose(or and)"),  # operators are in capitals
    ("", "everything"),
    (" \n", "everything"),
    # what is left open, or closed once too often
    ('"كأس العالم', '"كاس العالم"'),
    ("((مصر", "مصر"),
    (")) مصر (", "مصر"),
    ("OR مصر", "مصر"),
    ("مصر OR", "مصر"),
    ("مصر OR OR المغرب", "either(مصر المغرب)"),
    ('"" مصر', "مصر"),
    ("مصر !!!", "مصر"),
]


@pytest.mark.parametrize(("text", "tree"), QUERIES)
def test_what_a_query_means(text: str, tree: str) -> None:
    assert shape(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("!!!", "no word"),
        ('"', "no word"),
        ("OR", "no word"),
        ("-", "no word"),
        ("ا" * (MAX_LENGTH + 1), "shorten"),
        ("س " * 900, "shorten"),
        ("(س " * (MAX_DEPTH + 1), "deeper"),
        ("NOT " * (MAX_DEPTH + 1) + "س", "deeper"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parse(text)


LEXEMES = st.sampled_from(["مصر", "(", ")", '"', "-", " ", "OR", "AND", "NOT", "|", "«"])


@settings(max_examples=300)
@given(st.text() | st.lists(LEXEMES).map(" ".join))
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    with suppress(QueryError):
        list(words(parse(text)))


def test_words_under_a_not_are_not_looked_for() -> None:
    found = list(words(parse('مصر -تونس ("كأس العالم" OR NOT قطر)')))
    assert [shape(node) for node in found] == ["مصر", '"كاس العالم"']


def test_a_word_unknown_to_the_stemmer_is_looked_for_behind_clitics() -> None:
    word = parse("ماتسيغورا")
    assert isinstance(word, Word)
    assert "لماتسيغورا" in word.behind_clitics
