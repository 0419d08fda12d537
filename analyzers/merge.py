"""One value for one name over the whole index: spellings joined, the commonest full form chosen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analyzers.fold import fold
from analyzers.namelist import namelist
from analyzers.token import Kind

Values = Mapping[tuple[Kind, str], int]

# Letters that spell one foreign sound in different countries, by what a change of one into the other costs.
_ALTERNATIONS = {
    frozenset(pair): cost
    for pair, cost in (
        ("جغ", 0.2),  # g: Egypt, and the Levant
        ("غق", 0.3),
        ("جق", 0.3),
        ("غك", 0.4),
        ("كق", 0.4),
        ("يج", 0.4),  # j or y, initial
        ("تط", 0.2),
        ("زس", 0.3),
        ("سص", 0.3),
        ("دض", 0.4),
        ("ذد", 0.4),
        ("ثت", 0.4),
        ("ثس", 0.4),
        ("هح", 0.5),
        ("هخ", 0.5),
        ("خك", 0.5),
        ("او", 0.4),
        ("اي", 0.4),
        ("وي", 0.5),
        ("اه", 0.2),
        ("اع", 0.5),
        ("فو", 0.4),
        ("بف", 0.6),
    )
}
_VOWELS = "اويه"
_VOWEL_COST = 0.3
_MUTE = "جغ"  # behind ن: سونج, سون
_MUTE_COST = 0.2
_LONGEST = 0.14  # cost a letter, of the longer word
_DOMINANT = 5
_NATIVE = 3  # level of a name from which two listed ones are two names


def same_name(one: str, other: str) -> bool:
    """Whether two spellings can be one name: word by word, the worst word decides."""
    words, others = fold(one).split(), fold(other).split()
    if len(words) != len(others):
        return "".join(words) == "".join(others)
    return all(map(_same_word, words, others))


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    names = namelist()
    if names.level(one) >= _NATIVE and names.level(other) >= _NATIVE and not _alternate(one, other):
        return False
    return _distance(one, other) <= max(0.3, _LONGEST * max(len(one), len(other)))


def _alternate(one: str, other: str) -> bool:
    """Whether two words of one length differ in alternating consonants only."""
    return len(one) == len(other) and all(
        a == b or (frozenset((a, b)) in _ALTERNATIONS and not {a, b} & set(_VOWELS))
        for a, b in zip(one, other, strict=True)
    )


def _distance(one: str, other: str) -> float:
    row = [0.0]
    for i in range(len(other)):
        row.append(row[-1] + _drop(other, i))
    for i, letter in enumerate(one):
        before, row = row, [row[0] + _drop(one, i)]
        for j, against in enumerate(other):
            change = before[j] + (0 if letter == against else _ALTERNATIONS.get(frozenset((letter, against)), 1.0))
            row.append(min(change, before[j + 1] + _drop(one, i), row[j] + _drop(other, j)))
    return row[-1]


def _drop(word: str, i: int) -> float:
    if word[i] in _VOWELS and i:
        return _VOWEL_COST
    if i and word[i] == word[i - 1]:
        return 0.2
    return _MUTE_COST if i and word[i] in _MUTE and word[i - 1] == "ن" else 1.0


def key(name: str) -> str:
    """What all spellings of a name share: its firm consonants, in the order of the words."""
    return " ".join(_skeleton(word) for word in fold(name).split())


_CLASSES = str.maketrans("غقكطزصضذثحخ", "جججتسسددتهه")


def _skeleton(word: str) -> str:
    classed = word.translate(_CLASSES)
    firm = "".join(letter for letter in classed[1:] if letter not in "اويهعء")
    first = "" if classed[0] in "اويهعءج" else classed[0]
    firm = (first + firm).replace("نج", "ن")
    return "".join(letter for i, letter in enumerate(firm) if not i or letter != firm[i - 1])


def unify(counts: Values, known: Iterable[str] = ()) -> dict[tuple[Kind, str], str]:
    """Return the value of each found value over the whole index; those called as they are found are left out."""
    unified: dict[tuple[Kind, str], str] = {}
    for kind in ("people", "places"):
        values = {value: n for (k, value), n in counts.items() if k == kind}
        joined = _join(values, frozenset(known) if kind == "places" else frozenset())
        if kind == "people":
            joined = _resolve_parts(joined, values)
        unified.update({(kind, value): head for value, head in joined.items() if value != head})
    return unified


def _join(values: Mapping[str, int], known: frozenset[str]) -> dict[str, str]:
    """Give each value the commonest value of its key that it can be a spelling of: stars, never chains."""
    heads: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, str] = {}
    for value in sorted(values, key=lambda value: (-values[value], -len(value), value)):
        block = heads[key(value)]
        fits = (head for head in block if not {value, head} <= known and same_name(value, head))
        joined[value] = next(fits, value)
        if joined[value] == value:
            block.append(value)
    return joined


def _resolve_parts(joined: dict[str, str], values: Mapping[str, int]) -> dict[str, str]:
    """Give a part of a name (a family name, كيم جونج) the one full name that it is a part of.

    Where several people bear it, it stays itself, unless one of them is named DOMINANT times as often as all others.
    """
    weights: Counter[str] = Counter()
    for value, head in joined.items():
        weights[head] += values[value]
    owners: dict[str, set[str]] = defaultdict(set)
    for head in weights:
        for word in head.split():
            owners[_skeleton(fold(word))].add(head)
    resolved = {}
    for value, head in joined.items():
        words = head.split()
        near = set.intersection(*(owners[_skeleton(fold(word))] for word in words))
        full = [other for other in near if len(other.split()) > len(words) and _is_part(words, other.split())]
        resolved[value] = _dominant(full, weights) or head
    return resolved


def _is_part(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `words` stand in `full` in the same order."""
    rest = iter(full)
    return all(any(same_name(word, other) for other in rest) for word in words)


def _dominant(full: list[str], weights: Counter[str]) -> str | None:
    ordered = sorted(full, key=lambda name: (-weights[name], name))
    others = sum(weights[name] for name in ordered[1:])
    return ordered[0] if ordered and weights[ordered[0]] >= _DOMINANT * others else None
