"""Syntax trees printed as one line each, for comparison in tests."""

from indexer.query.dates import write_span
from indexer.query.fields import DateRange, FacetTerm, FieldTerm, PropertyTerm, SourceTerm, TitleTerms
from indexer.query.leaves import Exact, Fuzzy, MatchAll, Near, Phrase, Prefix, Word
from indexer.query.tree import DisMax, Group, Node, Not


def shape(node: Node) -> str:
    """Print a tree as one line: words bare, phrases quoted, other nodes as name(parts)."""
    match node:
        case DisMax(part, others):
            return f"dismax({_shapes((part, *others))})"
        case Not(part):
            return f"not({shape(part)})"
        case Group(nodes):
            return f"{type(node).__name__.lower()}({_shapes(nodes)})"
        case FieldTerm():
            return _field(node)
        case _:
            return _words(node)


def _shapes(nodes: tuple[Node, ...]) -> str:
    return " ".join(map(shape, nodes))


def _words(node: Node) -> str:
    match node:
        case Word():
            return node.exact
        case Phrase(words):
            return f'"{_shapes(words)}"'
        case Near(words, distance):
            return f"near{distance}({_shapes(words)})"
        case Exact(forms):
            return f"exact({' '.join(forms)})"
        case Prefix(letters):
            return f"prefix({letters})"
        case Fuzzy(word):
            return f"fuzzy({word.exact})"
        case MatchAll():
            return "everything"
        case _:
            raise TypeError(node)


def _field(node: FieldTerm) -> str:
    match node:
        case FacetTerm():
            return f"{node.kind}:{node.value}"
        case TitleTerms(words):
            return f"title({_shapes(words)})"
        case SourceTerm(name, is_prefix):
            return f"source({name}{'...' if is_prefix else ''})"
        case PropertyTerm(name, value, may_be_part):
            return f"{name}:{value}{'?' if may_be_part else ''}"
        case DateRange(name, since, until):
            return f"{name}({write_span(since, until)})"
        case _:
            raise TypeError(node)
