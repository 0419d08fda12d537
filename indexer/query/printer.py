"""A syntax tree as a query: `parse` reads it back to the same tree."""

from collections.abc import Iterable

from analyzers.text.analyzer import analyze
from analyzers.text.words import WORD
from indexer.query.dates import write_span
from indexer.query.tree import (
    And,
    AnyOf,
    DateRange,
    DisMax,
    Exact,
    FacetTerm,
    Field,
    Fuzzy,
    Leaf,
    MatchAll,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    SourceTerm,
    TitleTerms,
    Widened,
    Word,
)

_LOOSE, _EITHER, _BOTH, _SINGLE = range(4)  # how tightly a node holds its parts together


def written(node: Node) -> str:
    """Return the query of a tree; what an index adds to one (other spellings, names, related words) is left out."""
    match node:
        case DisMax(asked) | Widened(asked):
            return written(asked)
        case Not(part):
            return f"NOT {written(part)}" if isinstance(part, Not) else f"-{_inside(part, _SINGLE)}"
        case And(nodes):
            return " AND ".join(_inside(part, _SINGLE) for part in nodes)
        case Or(nodes):
            return " OR ".join(_inside(part, _BOTH) for part in nodes)
        case AnyOf(nodes):
            return " ".join(_inside(part, _EITHER) for part in nodes)
        case _:
            return _leaf(node)


def as_typed(printed: str, query: str) -> str:
    """Return a printed query with its words in the letters that `query` has them in: الوزارة for الوزاره."""
    letters = {token.exact: query[token.start : token.end] for token in analyze(query)}
    return WORD.sub(lambda word: letters.get(word.group(), word.group()), printed)


def _leaf(node: Leaf) -> str:
    match node:
        case MatchAll():
            return ""
        case Word(exact):
            return exact
        case Prefix(start):
            return f"{start}*"
        case Fuzzy(word):
            return f"{word.exact}~"
        case Exact((form,), ()):
            return f"={form}"
        case Exact(forms, marked):
            return f'="{" ".join(mark or form for mark, form in zip(marked or forms, forms, strict=True))}"'
        case Phrase(parts):
            return _quoted(parts)
        case Near(parts, most):
            return f"{_quoted(parts)}~{most}"
        case _:
            return _field(node)


def _field(node: Field) -> str:
    match node:
        case FacetTerm(kind, value):
            return f'{kind}:"{value}"'
        case TitleTerms(parts):
            return f"title:{_quoted(parts)}"
        case DateRange(field, since, until):
            return f"{field}:{write_span(since, until)}"
        case SourceTerm(name, begins):
            return f'source:"{name}"{"*" if begins else ""}'


def _quoted(words: Iterable[Word]) -> str:
    return f'"{" ".join(word.marked or word.exact for word in words)}"'


def _inside(node: Node, least: int) -> str:
    """Return the query of a part, in parentheses if it holds together less tightly than `least`."""
    return written(node) if _tightness(node) >= least else f"({written(node)})"


def _tightness(node: Node) -> int:
    match node:
        case AnyOf():
            return _LOOSE
        case Or():
            return _EITHER
        case And():
            return _BOTH
        case DisMax(asked) | Widened(asked):
            return _tightness(asked)
        case _:
            return _SINGLE
