"""Derive analyzers/data/dialects.tsv from derive/dialects.tsv: everyday words of the dialects, folded.

Run `python -m derive.dialects`. The table has one row a word, with its regions and its source; edit it by hand.
"""

from collections.abc import Iterator
from pathlib import Path

from analyzers.text.fold import fold
from derive.data_files import write_data

TABLE = Path(__file__).with_suffix(".tsv")
SOURCE = "derive/dialects.tsv, written by hand for this project. Licence: GPL 3 or later."


def lines() -> Iterator[str]:
    """Yield a line for each word: the word, its standard words, its kind, and `ambiguous` if it has another sense."""
    for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        word, standard, _regions, kind, other_sense, _source = row.split("\t")
        yield "\t".join((fold(word), standard, kind, "ambiguous" if other_sense else ""))


if __name__ == "__main__":
    write_data("dialects.tsv", lines(), SOURCE, "dialects")
