"""The help of the query language: every example parses, and the command shows the same ones."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.search import main
from indexer.messages.catalogue import LANGUAGES, translate
from indexer.query.fields import DateRange
from indexer.query.help import SECTIONS, Example
from indexer.query.leaves import Phrase, Word
from indexer.query.lexer import FIELDS
from indexer.query.parser import parse
from indexer.query.request import Request
from indexer.query.tree import AllOf, Or
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.progress import Silent

EXAMPLES = [example for section in SECTIONS for example in section.examples]
QUERIES = [example.query(language) for language in LANGUAGES for example in EXAMPLES]
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    index = tmp_path_factory.mktemp("index")
    build([ROOT / "seeds"], index, Silent())
    return Searcher(index)


def translations(example: Example) -> list[str]:
    return [translate(language, example.meaning) for language in LANGUAGES]


@pytest.mark.parametrize("query", QUERIES)
def test_an_example_parses_and_uses_its_operator(query: str) -> None:
    node = parse(query)
    assert parse(str(node)) == node
    plain = isinstance(node, Word) or (isinstance(node, AllOf) and all(isinstance(n, Word) for n in node.nodes))
    assert plain == (
        query in [EXAMPLES[0].query(language) for language in LANGUAGES]
    )  # only the first example has no operator
    if any(f"{name}:" in query for name in FIELDS):
        assert not isinstance(node, Phrase)  # an unknown field name would parse as a phrase


@pytest.mark.parametrize("query", QUERIES)
def test_an_example_finds_something_in_seeds(seeds: Searcher, query: str) -> None:
    assert seeds.total(Request(query))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.arabic)
def test_english_examples_have_english_fields_and_operators(example: Example) -> None:
    english = example.query("en")
    assert not any(f"{name}:" in english for name in FIELDS if not name.isascii())
    assert " أو " not in english


def test_the_first_example_also_has_documents_with_some_of_the_words(seeds: Searcher) -> None:
    assert seeds.search(Request(EXAMPLES[0].query("ar"))).partial.total


def test_the_command_shows_every_example() -> None:
    shown = " ".join(CliRunner().invoke(main, ["--help"]).stdout.split())
    for example in EXAMPLES:
        assert " ".join((example.query("ar"), *(f"{meaning}." for meaning in translations(example)))) in shown


def test_the_examples_have_dates_and_or() -> None:
    types = {type(parse(example.query("ar"))) for example in EXAMPLES}
    assert {DateRange, Or} <= types
