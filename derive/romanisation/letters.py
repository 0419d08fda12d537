"""The rule for words that are not listed: each letter is written as listed words with the same neighbours write it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from analyzers.latin.letters import END, START
from analyzers.latin.romanisation import NEIGHBOURS, contexts
from derive.latin.alignment import align, first_costs
from derive.romanisation.standard import pattern

MIN_WORDS = 3  # with the same neighbours of a letter, for a row: fewer are chance
UNLISTED_COST = 5.0


def letter_rows(listed: Mapping[str, str]) -> list[str]:
    """Return rows of a letter in its neighbours and its Latin letters, where fewer neighbours do not tell the same."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin in listed.items():
        is_arab = pattern(arabic).fullmatch(latin) is not None
        for at, written in _letters(arabic, latin):
            for context in contexts(arabic, at, is_arab=is_arab):
                counts[context][written] += 1
    rows: dict[str, str] = {}
    for context in sorted(counts, key=lambda context: (len(context), context)):
        written, n = max(counts[context].items(), key=lambda pair: (pair[1], pair[0]))
        if n >= MIN_WORDS or context.endswith("|"):
            rows[context] = written
    return [f"{context}\t{written}" for context, written in sorted(rows.items()) if _is_needed(context, written, rows)]


def _is_needed(context: str, written: str, rows: Mapping[str, str]) -> bool:
    """Say whether the context that is tried next does not tell the same."""
    other = next((rows[below] for below in _below(context) if below in rows), None)
    return other != written


def _below(context: str) -> Iterator[str]:
    """Yield the contexts that are tried after one, the most letters first."""
    origin, before, letter, after = context.split("|")
    sizes = len(before), len(after)
    for more, fewer in NEIGHBOURS:
        if more <= sizes[0] and fewer <= sizes[1] and (more, fewer) != sizes:
            yield f"{origin}|{before[len(before) - more :]}|{letter}|{after[:fewer]}"


@cache
def cost(arabic: str, latin: str) -> float:
    """Return how badly the letters of a spelling write a folded word, per letter: 1 if each is a usual one."""
    return align(latin, arabic, _COSTS, UNLISTED_COST)[0] / max(len(latin), len(arabic))


def _letters(arabic: str, latin: str) -> Iterator[tuple[int, str]]:
    """Yield each letter of a word by its place, with the Latin letters that write it and the short vowel after it."""
    _, aligned = align(latin, arabic, _COSTS, UNLISTED_COST)
    written, at = [""] * len(arabic), -1
    for chunk, letters in aligned:
        text = chunk.strip(START + END)
        stripped = letters.strip(START + END)
        if stripped:
            at += 1
            written[at] += text
            at += len(stripped) - 1
        elif text:
            written[max(at, 0)] += text
    yield from enumerate(written)


# Two letters that are one sound, but are also written one by one: on in -oun.
_COSTS = {pair: cost for pair, cost in first_costs().items() if pair[1] != "ون"}
