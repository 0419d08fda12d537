"""Names that the stemmer shortens, in a table and in documents with known names."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.names_and_stems import Cause, NameWord, cause_of, cuts, main, names_in

CAUSES: list[tuple[str, str, Cause]] = [
    ("السعوديه", "سعوديه", "article"),
    ("الولايات", "ولايه", "ending"),  # an ending that has another in its place
    ("الشماليه", "شمالي", "ending"),
    ("الاسكا", "الاسك", "ending"),  # the article belongs to the word
    ("فرحات", "فرح", "ending"),
    ("وليد", "يد", "beginning"),
    ("البريكي", "ريكي", "beginning"),
    ("فريانه", "ريان", "both ends"),
    ("كالمان", "الم", "both ends"),
]


@pytest.mark.parametrize(("word", "stemmed", "cause"), CAUSES)
def test_cause(word: str, stemmed: str, cause: Cause) -> None:
    assert cause_of(word, stemmed) == cause


NAMED = [
    # a text, the words of its names with their finders, words outside names
    ("زار المبعوث السعودية.", {("السعوديه", "places")}, {"زار", "المبعوث"}),
    ("وصل الوفد إلى الولايات المتحدة.", {("الولايات", "places"), ("المتحده", "places")}, {"الوفد", "الي"}),
    # a name has no clitics, and the article regains the alef that it loses after ل
    ("سافر الوزير لموسكو.", {("موسكو", "places")}, {"لموسكو", "الوزير"}),
    ("السفير الروسي للولايات المتحدة.", {("الولايات", "places")}, {"للولايات", "لولايات"}),
    ("قال محمود عباس إن الاجتماع ناجح.", {("محمود", "people"), ("عباس", "people")}, {"الاجتماع", "ناجح"}),
    ("شرب الناس الشاي في الصباح.", set(), {"الناس", "الشاي"}),
    ("", set(), set()),
]


@pytest.mark.parametrize(("text", "expected", "ordinary"), NAMED)
def test_words_of_names(text: str, expected: set[tuple[str, str]], ordinary: set[str]) -> None:
    found = set(names_in(text))
    assert expected <= found
    assert ordinary.isdisjoint({name.word for name in found})


def test_word_counts_once_per_position() -> None:
    assert Counter(names_in("موسكو، ثم موسكو.")) == {NameWord("موسكو", "places"): 2}


def test_lower_level_of_the_name_list_finds_more_words() -> None:
    text = "هذا كبير."
    assert list(names_in(text)) == []
    assert list(names_in(text, level=1)) == [NameWord("كبير", "name list")]


def test_shortened_words_and_their_finders() -> None:
    counts = Counter(
        {NameWord("موسكو", "places"): 5, NameWord("السعوديه", "places"): 2, NameWord("السعوديه", "gazetteer"): 1}
    )
    (cut,) = cuts(counts)
    assert (cut.word, cut.stem, cut.times) == ("السعوديه", "سعوديه", 3)
    assert cut.finders == {"places": 2, "gazetteer": 1}


@pytest.mark.parametrize(("options", "lists_the_article"), [([], False), (["--all"], True)])
def test_command_lists_and_totals(tmp_path: Path, options: list[str], lists_the_article: bool) -> None:
    (tmp_path / "one.txt").write_text("خبر\n\nزار المبعوث السعودية ثم موسكو.", encoding="utf-8")
    result = CliRunner().invoke(main, [str(tmp_path), *options])
    assert result.exit_code == 0
    assert "article: 1 names, 1 times\n" in result.output
    assert "ending: 0 names, 0 times\n" in result.output
    assert result.output.endswith("in all: 2 names, 2 times\n")
    assert ("السعوديه -> سعوديه  (places 1)" in result.output) == lists_the_article


def test_documents_without_names_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("شرب الناس الشاي في الصباح.", encoding="utf-8")
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 2
    assert "There is no name in" in result.output
