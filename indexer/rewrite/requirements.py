"""Decide which words of a query a document must have.

Every word counts, but function words do not. A long question names its topic several times over, so that a share of its
words is enough, weighted by how rare they are. Names are always required.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from analyzers.expansion.dialects import says_nothing
from analyzers.names.name_lists import OFTEN_A_NAME, name_list
from analyzers.names.ordinary_words import is_ordinary
from analyzers.text.function_words import may_be_name
from indexer.query.leaves import Phrase, Word, main_word
from indexer.query.tree import AllOf, DisMax, Node, Not, Or

# A share of the weight is enough from four words on that carry something. `python -m benchmarks.judged`, topics: set
# recall .46 and precision .66; with all words of such questions .34 and .71, from three words on .51 and .58. In
# longer questions a share of .6 costs nDCG@10 of ant_headlines .002.
_LONG_QUESTION = 4
_SHARE_OF_FOUR, _SHARE = 0.6, 0.7
_MAX_WEIGHT = 4  # of one word: the engine repeats its clause as often

_MAX_SPELLINGS = 5  # of a name beside a word that may be a name
_GENEALOGY = frozenset({"بن", "ابن", "بنت", "ابو", "ام", "ال"})  # words between and before names
_KILOMETRE = "كم"

Rarity = Callable[[Node], float]  # node -> its inverse document frequency in the index


def require_words(node: Node, rarity: Rarity) -> Node:
    """Return a query in which each group of words says how much each of them counts, and how much is enough."""
    node = node.map_children(lambda child: require_words(child, rarity))
    if not isinstance(node, AllOf):
        return node
    node = replace(node, nodes=tuple(_beside_name(node.nodes, n) for n in range(len(node.nodes))))
    counting = [_counts(child) or _is_unit(node.nodes, n) for n, child in enumerate(node.nodes)]
    if not any(counting):
        return node
    words = [n for n, child in enumerate(node.nodes) if counting[n] and main_word(child)]
    if len(words) < _LONG_QUESTION:
        return replace(node, weights=tuple(map(int, counting)))
    by_rarity = dict(zip(words, _weights([rarity(node.nodes[n]) for n in words]), strict=True))
    total = sum(by_rarity.values())
    share = _SHARE_OF_FOUR if len(words) == _LONG_QUESTION else _SHARE
    spare = total - ceil(share * total)
    # What was written with an operator is required, and so is a name: a question about Sousse is about no other place.
    required = {n for n, child in enumerate(node.nodes) if n not in by_rarity or _is_name(child)}
    weights = [spare + 1 if n in required else by_rarity[n] for n in range(len(node.nodes))]
    weights = [weight * counts for weight, counts in zip(weights, counting, strict=True)]
    return replace(node, weights=tuple(weights), minimum=sum(weights) - spare)


def match_any_word(node: Node, *, hints: bool = False) -> Node:
    """Return a query for which one word of each group is enough, or its synonym without company.

    With `hints`, a hint or a function word is enough.
    """
    match node:
        case AllOf():
            nodes = tuple(match_any_word(child, hints=hints) for child in node.nodes)
            group = replace(node, nodes=nodes, weights=() if hints else node.weights)
            several = sum(weight > 0 for _, weight in group.words()) > 1
            return replace(group, minimum=1) if several else group
        case DisMax():
            others = tuple(match_any_word(other, hints=hints) for other in node.alternatives)
            return replace(node, node=match_any_word(node.node, hints=hints), alternatives=others)
        case Word() if node.beside or (hints and node.hints):
            related = (*node.related, *node.beside, *(node.hints if hints else ()))
            return replace(node, related=related, beside=(), company=(), hints=() if hints else node.hints)
        case _:
            return node.map_children(lambda child: match_any_word(child, hints=hints))


def without_function_words(node: Node) -> Node:
    """Return what a query highlights: its words without those that are never required."""
    match node:
        case AllOf(nodes, weights) if weights:
            pairs = zip(nodes, weights, strict=True)
            return AllOf(tuple(without_function_words(child) for child, weight in pairs if weight or child.restricts))
        case DisMax():
            others = tuple(map(without_function_words, node.alternatives))
            return replace(node, node=without_function_words(node.node), alternatives=others)
        case _:
            return node.map_children(without_function_words)


def _beside_name(nodes: Sequence[Node], n: int) -> Node:
    """Return a function word that may be a name as a phrase with the name beside it, any other node unchanged.

    In the index علي is also على, which nearly every document has.
    """
    word = main_word(nodes[n])
    if word is None or not may_be_name(word.exact):
        return nodes[n]
    before = main_word(nodes[n - 1]) if n else None
    after = main_word(nodes[n + 1]) if n + 1 < len(nodes) else None
    if before and (before.exact in _GENEALOGY or _is_often_name(before)):
        return _with_alternatives(nodes[n], [Phrase((spelling, word)) for spelling in _spelled(before)])
    if after and _is_often_name(after):
        return _with_alternatives(nodes[n], [Phrase((word, spelling)) for spelling in _spelled(after)])
    return nodes[n]


def _spelled(word: Word) -> list[Word]:
    return [word, *(Word(form, form) for form in word.spellings[:_MAX_SPELLINGS])]


def _with_alternatives(node: Node, phrases: Sequence[Phrase]) -> Node:
    """Return the phrases with the alternatives of the node that they replace."""
    phrase = Or.of(phrases)
    return replace(node, node=phrase) if isinstance(node, DisMax) else phrase


def _is_often_name(word: Word) -> bool:
    return name_list().level(word.exact) >= OFTEN_A_NAME


def _counts(node: Node) -> bool:
    """Say whether a node counts: function words, fields and excluded nodes do not."""
    word = main_word(node)
    if word is None:
        return not (node.restricts or isinstance(node, Not))
    return not says_nothing(word.exact)


def _is_unit(nodes: Sequence[Node], n: int) -> bool:
    """Say whether a node is «كم» after a number, which is a kilometre and no question: 10 كم."""
    word, before = main_word(nodes[n]), main_word(nodes[n - 1]) if n else None
    return word is not None and before is not None and word.exact == _KILOMETRE and before.exact[0].isdigit()


def _is_name(node: Node) -> bool:
    word = main_word(node)
    return word is not None and not is_ordinary(word.exact)


def _weights(rarities: Sequence[float]) -> list[int]:
    """Return whole weights from 1 to _MAX_WEIGHT in proportion to rarities."""
    rarest = max(rarities)
    return [max(1, round(_MAX_WEIGHT * rarity / rarest)) for rarity in rarities]
