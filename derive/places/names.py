"""The name of a place, and what the lists of names share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from analyzers.entities.cue_words import SURE_PLACE_HEADS
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

HERE = Path(__file__).parent.parent
ARABIC = re.compile(r"[\u0621-\u064a\u064b-\u0652 ]+")
ARAB_COUNTRIES = re.compile("AE|BH|DJ|DZ|EG|EH|IQ|JO|KM|KW|LB|LY|MA|MR|OM|PS|QA|SA|SD|SO|SY|TN|YE")
STEM_DISCOUNT = 5  # tenths of Zipf by which a stem must be more frequent than the word to make it common
MIN_SIMILARITY = 0.6  # of 1, between two spellings of one name (ratio of SequenceMatcher)

REGION_FACTOR = 3  # of inhabitants
UNLISTED_DIVISOR = 3  # of inhabitants, for an Arab town that is not in the table written by hand


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name: `kind` is country, region or city; a `weak` name needs its context.

    `listed` says that a table written by hand has the place, `is_region` that this is the region of an Arab country.
    """

    name: str
    value: str
    kind: str
    country: str
    population: int
    weak: bool
    listed: bool = False
    is_region: bool = False

    def weight(self) -> int:
        """Return what the readings of a name are ordered by: texts name a region as often as a far larger city."""
        is_small = not self.listed and ARAB_COUNTRIES.fullmatch(self.country)
        return self.population * (REGION_FACTOR if self.is_region else 1) // (UNLISTED_DIVISOR if is_small else 1)

    def fields(self, value: str) -> str:
        """Return the fields of this reading in the data file, with the value that tells it from others."""
        trust = "weak" if self.weak else "sure"
        return "\t".join((value, self.kind, self.country, str(self.population), trust))


def key(name: str) -> str:
    """Return the key of a name for lookup: folded, one blank between words."""
    return " ".join(fold(name).split())


def plain(name: str) -> str:
    """Remove harakat, which some names of iso-codes have."""
    return re.sub("[\u064b-\u0652]", "", name)


def headless(name: str) -> str:
    """Remove «province of» and the like from the beginning of a name."""
    head, _, rest = " ".join(name.split()).partition(" ")
    return rest if rest and fold(head) in SURE_PLACE_HEADS else f"{head} {rest}".strip()


def is_like(name: str, other: str, least: float = MIN_SIMILARITY) -> bool:
    """Say whether two names may be spellings of one name."""
    return SequenceMatcher(None, key(name), key(other)).ratio() >= least


def frequency(name: str) -> int:
    """Return ten times the Zipf value of the rarest word of a folded name."""
    return min(map(lexicon().frequency, name.split()), default=0)


def commonness(name: str) -> int:
    """Return the frequency of a folded name, where a common stem makes a word common too: جيشي is a form of «army»."""
    return min((max(lexicon().frequency(word), _of_stem(word)) for word in name.split()), default=0)


def _of_stem(word: str) -> int:
    return lexicon().frequency(stem(word)) - STEM_DISCOUNT if stem(word) != word else 0


def table(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of a table written by hand."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")
