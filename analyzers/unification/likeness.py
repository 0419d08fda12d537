"""Join clusters whose names are alike: spellings of one name, unless the documents speak against it."""

from collections import defaultdict
from collections.abc import Collection
from itertools import takewhile

from rapidfuzz.distance import Levenshtein, Prefix

from analyzers.names.phonetic_key import name_keys, name_words
from analyzers.names.same_name import excess_cost, pair_words
from analyzers.text.affixes import ARTICLE
from analyzers.unification.clusters import Clusters, Namesakes

# A name is compared with this many heads of each of its keys, those of most documents. It bounds the time for common
# keys.
_MAX_HEADS_PER_KEY = 20
_MAX_DISTANCE = 3  # letters in which two names differ; aligning more takes time, and joins no more
# Log odds for a unit of the cost of letters: of alike words, and of words that differ more than most spellings do. The
# rarity of the name must outweigh the latter: ميشال بلاتيني, ميشيل بلاتيني.
_PER_COST, _PER_EXCESS = 0.5, 2.0
_LEAST_COST, _MOST_COST = -4.0, 1.0
_CONSONANT = 1.5  # what a further consonant costs that looks like a vowel: رضا الجوادي is not رضا الجدي
# What a pair must outweigh: by the rarity of a name of several words, and by company.
_ANY_PAIR, _ANY_WORD = 1.0, {"people": 1.5, "places": 0.25}
_FURTHER_WORD = 1.0  # the same for each further word that differs: لمياء الزريبي, مية الجريبي
_BOTH_COMMON, _COMMON = 0.75, 5  # the same for two names of this many documents
# What the letters of a place's only word may cost if its consonants differ: بولاريس is not باريس.
_MOST_PLACE_COST = -2.7
_VOWELS = str.maketrans("", "", "اويه")
_MOST_EVIDENCE = 1.0  # colleagues keep the same company
_BOTH_IN_TEXT = 2.0  # all documents of a name have the other too: a text spells one name in one way
_CLITICS = tuple("وفبلك")
_SON_WITH_ARTICLE = " بال"  # بن ال in the Maghreb


def join_spellings(clusters: Clusters, own_heads: Collection[str] = ()) -> None:
    """Join each name with the likeliest of the more frequent ones that it can be a spelling of.

    `own_heads` are names that are known, and join no other.
    """
    namesakes = Namesakes(clusters.documents)
    heads_by_key: dict[str, list[str]] = defaultdict(list)
    known = {clusters.head(name) for name in own_heads if name in clusters}
    for name in sorted(clusters.heads(), key=lambda head: (head not in known, clusters.order(head))):
        keys = _keys(name)
        if name not in known:
            candidates = {clusters.head(head) for key in keys for head in heads_by_key[key]}
            scored = [(score, head) for head in candidates if (score := _score(clusters, head, name, namesakes)) > 0]
            for _, head in sorted(scored, key=lambda pair: (-pair[0], clusters.order(pair[1]))):
                if clusters.may_join(head, name):
                    clusters.join(head, name)
                    break
        if clusters.head(name) == name:
            for key in keys:
                if len(heads_by_key[key]) < _MAX_HEADS_PER_KEY:
                    heads_by_key[key].append(name)


def _score(clusters: Clusters, head: str, name: str, namesakes: Namesakes) -> float:
    """Return the log odds that two names are one; 0 or less if they are not."""
    letters, other = "".join(name_words(head)), "".join(name_words(name))
    if Levenshtein.distance(letters, other, score_cutoff=_MAX_DISTANCE) > _MAX_DISTANCE:
        return 0.0
    pairs = pair_words(head, name)
    most = _MOST_COST if len(pairs) > 1 else 0.0
    if clusters.kind == "places" and len(pairs) == 1 and not _have_same_consonants(*pairs[0]):
        most = _MOST_PLACE_COST
    costs = list(takewhile(lambda cost: cost <= most, (_cost(*pair) for pair in pairs if pair[0] != pair[1])))
    if len(costs) < sum(one != other for one, other in pairs) or not costs:
        return 0.0
    score = namesakes.log_odds(head) - _ANY_PAIR if len(pairs) > 1 else -_ANY_WORD[clusters.kind]
    score -= _FURTHER_WORD * sum(cost > _LEAST_COST for cost in costs[1:])
    score -= sum(_PER_COST * max(cost, _LEAST_COST) if cost < 0 else _PER_EXCESS * cost for cost in costs) / len(costs)
    if min(len(clusters.documents[head]), len(clusters.documents[name])) >= _COMMON:
        score -= _BOTH_COMMON
    evidence = min(_MOST_EVIDENCE, clusters.evidence(head, name))
    return score + evidence - _BOTH_IN_TEXT * clusters.overlap(head, name)


def _have_same_consonants(one: str, other: str) -> bool:
    return one[:1] == other[:1] and one.translate(_VOWELS) == other.translate(_VOWELS)


def _cost(one: str, other: str) -> float:
    """Return what the letters of two words cost: the least for an article, nothing for a clitic that texts may cut."""
    short, long = sorted((one, other), key=len)
    if long == ARTICLE + short:
        return _LEAST_COST
    if long[1:] == short and long[0] in _CLITICS:
        return 0.0
    return excess_cost(one, other) + _CONSONANT * _adds_consonant(short, long)


def _adds_consonant(short: str, long: str) -> bool:
    """Say whether the longer word has a «و» or «ي» more, with the following «ا» or without, where it is a consonant."""
    start = Prefix.similarity(short, long)
    rests = (long[start + 1 :], long[start + 2 :])
    return long[start : start + 2] in ("وا", "يا") and short[start:] in rests


def _keys(name: str) -> frozenset[str]:
    """Return the keys of a name, also without a letter that may be a clitic: لسعد, سعد; سمير بالطيب, سمير الطيب."""
    keys = name_keys(name)
    if name[:1] in _CLITICS and " " in name:
        keys |= name_keys(name[1:])
    if _SON_WITH_ARTICLE in name:
        keys |= name_keys(name.replace(_SON_WITH_ARTICLE, " " + ARTICLE))
    return keys
