"""What a text says about the countries it speaks of: it tells a town from a word, and two places of one name apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from analyzers.entities.word_classes import NISBA_ENDINGS, nisba_stem
from analyzers.names.gazetteer import Place, gazetteer
from analyzers.text.affixes import ARTICLE
from analyzers.text.clitics import clitic_splits
from analyzers.text.pieces import PieceCache

# Also nationalities; «American» and the others of the United States are not formed from its Arabic name.
_OTHER_NISBAS = {"امريكي": "US", "اميركي": "US", "بريطاني": "GB", "كويتي": "KW", "اماراتي": "AE", "عماني": "OM"}
_CACHED_WORDS = 1 << 16  # some 12 MB
_MAX_RATIO = 5  # of inhabitants, between two places of which the text's countries alone choose one


class PlaceContext(NamedTuple):
    """The countries of a text: `named` counts their names and nationalities, `inside` the places in them."""

    named: Mapping[str, int]
    inside: Mapping[str, int]

    def weight(self, country: str) -> int:
        """Return how often the text speaks of a country."""
        return self.named.get(country, 0) + self.inside.get(country, 0)

    def is_empty(self) -> bool:
        """Say whether the text speaks of no country."""
        return not self.named and not self.inside

    def choose(self, readings: Sequence[Place]) -> Place:
        """Return the place of a name that the text means.

        It is the likeliest one, unless the text speaks more of another country; for a far smaller place, only of that.
        """
        first, *others = readings
        for place in sorted(others, key=lambda place: -self.weight(place.country)):
            is_near = place.population * _MAX_RATIO >= first.population
            if self.weight(place.country) > self.weight(first.country) and (is_near or not self.weight(first.country)):
                return place
        return first


def place_context(keys_by_sentence: Iterable[Sequence[str]], certain: Iterable[Place]) -> PlaceContext:
    """Return the countries that a text speaks of, by its folded words and the places that it certainly names."""
    named: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for place in certain:
        (named if place.kind == "country" else inside)[place.country] += 1
    named.update(filter(None, map(_nationalities().__getitem__, chain.from_iterable(keys_by_sentence))))
    return PlaceContext(named, inside)


@cache
def _nationalities() -> PieceCache[str | None]:
    return PieceCache(country_of_nationality, _CACHED_WORDS)


def country_of_nationality(word: str) -> str | None:
    """Return the code of the country that a folded word says someone is from: للتونسية -> TN; None for other words."""
    if not word.endswith(NISBA_ENDINGS):  # four words of five
        return None
    for host, _ in clitic_splits(word):
        bare = host.removeprefix(ARTICLE)
        for ending in NISBA_ENDINGS:
            country = _country_stems().get(bare.removesuffix(ending)) if bare.endswith(ending) else None
            if country:
                return country
    return None


@cache
def _country_stems() -> Mapping[str, str]:
    """Map the stems that become nationalities with «ي» to the codes of the countries."""
    places = ((name, place) for name, place in gazetteer().places.items() if place.kind == "country")
    stems = {nisba_stem(name.removeprefix(ARTICLE)): place.country for name, place in places if " " not in name}
    return stems | {nisba.removesuffix("ي"): country for nisba, country in _OTHER_NISBAS.items()}
