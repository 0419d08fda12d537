"""Syntax trees as lines that tests can tell apart."""

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


def shape(node: Node) -> str:
    """A tree as a line: words bare, phrases quoted, the rest as name(parts)."""
    match node:
        case DisMax(part, others):
            return f"dismax({' '.join(map(shape, (part, *others)))})"
        case Widened(part, wider):
            return f"widened({shape(part)} {shape(wider)})"
        case Not(part):
            return f"not({shape(part)})"
        case And(nodes) | Or(nodes) | AnyOf(nodes):
            return f"{type(node).__name__.lower()}({' '.join(map(shape, nodes))})"
        case _:
            return leaf(node)


def leaf(node: Leaf) -> str:
    match node:
        case Word():
            return node.exact
        case Phrase(parts):
            return '"' + " ".join(word.exact for word in parts) + '"'
        case Near(parts, most):
            return f"near{most}({' '.join(map(shape, parts))})"
        case Exact(forms):
            return f"exact({' '.join(forms)})"
        case Prefix(start):
            return f"prefix({start})"
        case Fuzzy(word):
            return f"fuzzy({word.exact})"
        case MatchAll():
            return "everything"
        case _:
            return field(node)


def field(node: Field) -> str:
    match node:
        case FacetTerm():
            return f"{node.kind}:{node.value}"
        case TitleTerms(parts):
            return f"title({' '.join(map(shape, parts))})"
        case SourceTerm(name, begins):
            return f"source({name}{'...' if begins else ''})"
        case DateRange(name, since, until):
            return f"{name}({write_span(since, until)})"
