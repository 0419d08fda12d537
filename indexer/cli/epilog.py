"""The text below the options of a command: the query language and examples, or the formats that are read."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from indexer.documents.readers.families import FAMILIES
from indexer.messages.catalogue import gettext_noop, localized, terminal_languages, translate
from indexer.query.help import LIMIT_VALUES, LIMITS, SECTIONS, Section

_WIDTH = 72  # of 80 columns, less the deepest indent
_VERBATIM = "\b\n"  # click keeps the lines of such a paragraph

_QUERY_LANGUAGE = gettext_noop("Query language")
_FORMATS = gettext_noop("What can be read")
_LIMITS = gettext_noop("Limits of a query")
_COMMANDS = gettext_noop("Examples")
_COMMAND_EXAMPLES = (
    ('search-cli "لافروف وونسان"', gettext_noop("both words; documents with only one of them follow")),
    (
        """search-cli '"وزير الخارجية" -أوكرانيا' --sort newest""",
        gettext_noop("a phrase without a word, the newest first"),
    ),
    (
        'search-cli "" --within "آسيا" --from 2023-09-01 --to 2023-09-30',
        gettext_noop("documents of one month that mention Asia or a place in it"),
    ),
    ('search-cli "كأس العالم" --open 2', gettext_noop("read the whole second hit")),
    ('search-cli "كأس العالم" --csv > hits.csv', gettext_noop("save all documents found as a table")),
    ("search-cli --batch queries.jsonl --run out.trec", gettext_noop("answer a file of queries as a TREC run")),
)
_COMPLETION = gettext_noop("Completion with Tab, set up once")
_COMPLETION_SCRIPTS = (
    """bash  eval "$(_SEARCH_CLI_COMPLETE=bash_source search-cli)"    in ~/.bashrc""",
    """zsh   eval "$(_SEARCH_CLI_COMPLETE=zsh_source search-cli)"     in ~/.zshrc""",
    """fish  _SEARCH_CLI_COMPLETE=fish_source search-cli | source     in config.fish""",
)
_ENVIRONMENT = gettext_noop("PAGER names the pager; NO_COLOR=1 turns colours off.")
_EXIT_CODES = gettext_noop("Exit codes: 0 found, 1 nothing found or only some of the words, 2 error.")


def epilog() -> str:
    """Return the epilog as click takes it."""
    return "\n\n".join(f"{_VERBATIM}{paragraph}" for paragraph in _paragraphs())


def formats_epilog() -> str:
    """Return the epilog of `index-cli build`: the formats that are read."""
    rows = ((" ".join(family.extensions), family.what) for family in FAMILIES)
    return f"{_VERBATIM}{_lines(_FORMATS, _examples(rows))}"


def _paragraphs() -> Iterator[str]:
    yield _lines(_QUERY_LANGUAGE)
    for section in SECTIONS:
        yield _lines(section.title, _examples(_queries(section)), indent=2)
    yield _lines(_LIMITS, _in_each_language(LIMITS, **LIMIT_VALUES), indent=2)
    yield _lines(_COMMANDS, _examples(_COMMAND_EXAMPLES))
    yield _lines(_COMPLETION, _COMPLETION_SCRIPTS)
    yield "\n".join(_in_each_language(_ENVIRONMENT))
    yield "\n".join(_in_each_language(_EXIT_CODES))


def _queries(section: Section) -> Iterator[tuple[str, str]]:
    language = terminal_languages()[0]
    return ((example.query(language), example.meaning) for example in section.examples)


def _lines(title: str, lines: Iterable[str] = (), *, indent: int = 0) -> str:
    """Return a title in the languages of the terminal with lines below it, indented."""
    return "\n".join(f"{' ' * indent}{line}" for line in (f"{localized(title)}:", *(f"  {line}" for line in lines)))


def _examples(examples: Iterable[tuple[str, str]]) -> Iterator[str]:
    for example, meaning in examples:
        yield example
        for language in terminal_languages():
            yield from (f"    {line}" for line in wrap(f"{translate(language, meaning)}.", _WIDTH - 4))


def _in_each_language(message: str, **values: object) -> Iterator[str]:
    for language in terminal_languages():
        yield from wrap(translate(language, message, **values), _WIDTH)
