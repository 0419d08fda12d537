"""A syntax tree as a query: `parse` reads it back to the same tree."""

from collections.abc import Iterable

from indexer.query_tree import (
    Both,
    Called,
    Either,
    Everything,
    Exact,
    FromSource,
    InTitle,
    Leaf,
    Loose,
    Named,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Word,
)

_LOOSE, _EITHER, _BOTH, _SINGLE = range(4)  # how tightly a node holds its parts together


def written(node: Node) -> str:
    """Return the query of a tree; what an index adds to one (other spellings, names, related words) is left out."""
    match node:
        case Called(called):
            return written(called)
        case Not(part):
            return f"NOT {written(part)}" if isinstance(part, Not) else f"-{_inside(part, _SINGLE)}"
        case Both(nodes):
            return " AND ".join(_inside(part, _SINGLE) for part in nodes)
        case Either(nodes):
            return " OR ".join(_inside(part, _BOTH) for part in nodes)
        case Loose(nodes):
            return " ".join(_inside(part, _EITHER) for part in nodes)
        case _:
            return _leaf(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Everything():
            return ""
        case Word(exact):
            return exact
        case Prefix(start):
            return f"{start}*"
        case Exact(forms):
            return f"={forms[0]}" if len(forms) == 1 else f'="{" ".join(forms)}"'
        case Phrase(parts):
            return _quoted(parts)
        case Near(parts, most):
            return f"{_quoted(parts)}~{most}"
        case Named(kind, value):
            return f'{kind}:"{value}"'
        case InTitle(parts):
            return f"title:{_quoted(parts)}"
        case FromSource(name, begins):
            return f'source:"{name}"{"*" if begins else ""}'


def _quoted(words: Iterable[Word]) -> str:
    return f'"{" ".join(word.exact for word in words)}"'


def _inside(node: Node, least: int) -> str:
    """Return the query of a part, in parentheses if it holds together less tightly than `least`."""
    return written(node) if _tightness(node) >= least else f"({written(node)})"


def _tightness(node: Node) -> int:
    match node:
        case Loose():
            return _LOOSE
        case Either():
            return _EITHER
        case Both():
            return _BOTH
        case Called(called):
            return _tightness(called)
        case _:
            return _SINGLE
