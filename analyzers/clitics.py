"""A word with the clitics that are written on to it."""

from functools import lru_cache

from analyzers.affixes import CLITIC_COMBINATIONS


@lru_cache(maxsize=4096)
def with_proclitics(word: str) -> tuple[str, ...]:
    """Return the folded Arabic word behind each conjunction and preposition: موسكو -> وموسكو, بموسكو, لموسكو …

    A word of another script takes none. ل before the article loses its alef: الولايات -> للولايات.
    """
    if not "ء" <= word[:1] <= "ي":
        return ()
    return tuple(_join(clitic, word) for clitic in CLITIC_COMBINATIONS)


def _join(clitic: str, word: str) -> str:
    if clitic.endswith("ل") and word.startswith("ال"):
        return f"{clitic}{word[1:]}"
    return clitic + word
