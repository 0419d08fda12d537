"""Derive analyzers/data/verbs.txt: words that are hardly anything but a verb of the third person.

Run `python -m derive.verbs` after derive.lexicon; it takes some minutes. The analyses of farahidi give the readings of
each frequent word without clitics, its model how often the lemma of each occurs in news.
"""

from collections.abc import Iterator

from farahidi import Analysis, Analyzer
from farahidi.lm import LanguageModel

from analyzers.text.clitics import is_arabic
from analyzers.text.fold import fold
from analyzers.text.lexicon import lexicon
from derive.data_files import word_lines, write_data
from derive.lexicon import spellings

SOURCE = "farahidi 0.4.0 (AlKhalil Morpho Sys 2, GPL 3), wordfreq 3.1.1 (CC BY-SA 4.0). Licence: GPL 3 or later."
FREQUENT = 25  # tenths of Zipf; a word seen three times in 10 million words
MIN_LENGTH = 3  # letters
MIN_SHARE = 0.8  # of the weight of a word's readings
VERB = "فعل"
FUTURES = ("سي", "ست")
THIRD_PERSON = ("هو", "هي", "هم", "هما")  # news hardly has verbs of other persons


def candidates() -> Iterator[str]:
    """Yield the frequent words of the lexicon in Arabic letters."""
    for word, zipf in lexicon().zipf.items():
        if zipf >= FREQUENT and len(word) >= MIN_LENGTH and is_arabic(word) and not word.startswith("ال"):
            yield word


def is_foreign(word: str) -> bool:
    """Say whether a word only looks like a future: سينما would be «will» and a rarer verb."""
    return word.startswith(FUTURES) and lexicon().frequency(word[1:]) < lexicon().frequency(word)


def is_verb(analysis: Analysis) -> bool:
    """Say whether a reading is a verb as news has it; «will» may precede it."""
    return bool(analysis.pos == VERB and analysis.pronoun in THIRD_PERSON)


def verb_share(analyses: list[Analysis], weights: dict[str, float]) -> float:
    """Return the share of verbs, 0 to 1, in the weight of a word's readings without clitics."""
    verbs: dict[str, float] = {}
    others: dict[str, float] = {}
    for analysis in analyses:
        clitics = {fold(proclitic.form) for proclitic in analysis.proclitics}
        if clitics <= {"س"} and not (analysis.pos == VERB and analysis.pronoun not in THIRD_PERSON):
            readings = verbs if is_verb(analysis) else others
            readings[analysis.lemma] = weights.get(analysis.lemma, 0.0)
    total = sum(verbs.values()) + sum(others.values())
    return sum(verbs.values()) / total if total else 0.0


def main() -> None:
    """Write the file."""
    analyzer, weights, spelled = Analyzer(), LanguageModel().map_lemma, spellings()
    words = [
        word
        for word in candidates()
        if not is_foreign(word) and verb_share(analyzer.analyze(spelled[word][0]), weights) >= MIN_SHARE
    ]
    write_data("verbs.txt", word_lines(sorted(words)), SOURCE, "verbs")


if __name__ == "__main__":
    main()
