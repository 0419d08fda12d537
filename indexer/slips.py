"""A query that finds what a mistyped word was meant to be, when no document has the word as it is typed."""

from dataclasses import replace

from analyzers.slips import one_off, parted
from indexer.engine import Engine
from indexer.query import Both, Either, Loose, Node, Word, parse

_MOST = 5  # words that one may have been meant as


def with_slips(node: Node, engine: Engine) -> Node:
    """Return a query whose unknown words stand for known ones near them; phrases and what is under a Not stay."""
    match node:
        case Word(spellings=()) if _is_unknown(node, engine):
            near = _near(node.exact, engine)
            return replace(node, spellings=near) if near else _parted(node, engine)
        case Both(nodes) | Either(nodes) | Loose(nodes):
            return type(node)(tuple(with_slips(part, engine) for part in nodes))
        case _:
            return node


def _is_unknown(word: Word, engine: Engine) -> bool:
    return not engine.count(word.exact) and not engine.count_term(word.term)


def _near(word: str, engine: Engine) -> tuple[str, ...]:
    """Return the known words one slip away, the commonest first."""
    counts = {other: engine.count(other) for other in one_off(word)}
    return tuple(sorted((other for other, n in counts.items() if n), key=lambda other: (-counts[other], other))[:_MOST])


def _parted(word: Word, engine: Engine) -> Node:
    """Return two words for one without a blank if both are known, the rarer as common as can be; else the word."""
    known = {parts: min(map(engine.count, parts)) for parts in parted(word.exact)}
    best = max(known, key=lambda parts: (known[parts], parts), default=None)
    two = parse(" ".join(best)) if best and known[best] else word
    return Both(two.nodes) if isinstance(two, Loose) else word
