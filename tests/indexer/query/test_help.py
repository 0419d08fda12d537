"""The help of the query language: every example can be tried, and all places that show them agree."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.search import main
from indexer.messages.catalogue import LANGUAGES, translate
from indexer.query.help import SECTIONS, Example
from indexer.query.lexer import FIELDS
from indexer.query.parser import parse
from indexer.query.tree import AnyOf, DateRange, Or, Phrase, Word

EXAMPLES = [example for section in SECTIONS for example in section.examples]
README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")


def translations(example: Example) -> list[str]:
    return [translate(language, example.meaning) for language in LANGUAGES]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_an_example_is_read_as_what_it_shows(example: Example) -> None:
    node = parse(example.query)
    assert parse(str(node)) == node
    plain = isinstance(node, Word) or (isinstance(node, AnyOf) and all(isinstance(n, Word) for n in node.nodes))
    assert plain == (example is EXAMPLES[0])  # every sign is one: the first example alone is of words
    if any(f"{name}:" in example.query for name in FIELDS):
        assert not isinstance(node, Phrase)  # what no field is made of


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_the_readme_has_the_same_rows(example: Example) -> None:
    row = " | ".join(cell.replace("|", r"\|") for cell in (f"`{example.query}`", *translations(example)))
    assert f"| {row} |" in README


def test_the_command_tells_all_of_it() -> None:
    told = [line.strip() for line in CliRunner().invoke(main, ["--help"]).stdout.splitlines()]
    for example in EXAMPLES:
        at = told.index(example.query)
        assert told[at : at + 3] == [example.query, *(f"{meaning}." for meaning in translations(example))]


@pytest.mark.parametrize("name", FIELDS)
def test_every_name_of_a_field_is_told(name: str) -> None:
    bare = name.replace("\u064f", "").replace("ا", "أ", 1)  # with a haraka or without hamza it is the same name
    assert f"`{name}:`" in README or f"`{bare}:`" in README


def test_what_the_help_says_of_dates_and_of_either() -> None:
    read = {type(parse(example.query)) for example in EXAMPLES}
    assert {DateRange, Or} <= read
