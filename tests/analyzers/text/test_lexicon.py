import pytest

from analyzers.data_files import SortedTable
from analyzers.text.lexicon import MarkedWords, WordFrequencies, lexicon

ROWS = {"ا": "70", "اب": "45\t=", "ابن": "46", "مكتبه": "44\tة", "يوم": "58"}


@pytest.fixture
def words() -> WordFrequencies:
    return WordFrequencies(SortedTable("".join(f"{word}\t{row}\n" for word, row in ROWS.items()).encode()))


@pytest.mark.parametrize(
    ("word", "frequency"),
    [
        ("ا", 70),  # the first row
        ("اب", 45),  # the beginning of the next row
        ("ابن", 46),
        ("يوم", 58),  # the last row
        ("ء", 0),  # before the first row
        ("يومه", 0),  # after the last row
        ("بن", 0),  # the end of a word
        ("45", 0),
        ("", 0),
        ("\ud800", 0),
    ],
)
def test_frequency_of_a_word(words: WordFrequencies, word: str, frequency: int) -> None:
    assert words.get(word, 0) == frequency
    assert (word in words) == (frequency > 0)


def test_unlisted_word_has_no_item(words: WordFrequencies) -> None:
    assert words["ابن"] == 46
    with pytest.raises(KeyError):
        words["بن"]


def test_marks_belong_to_their_own_row(words: WordFrequencies) -> None:
    assert [word for word in words if word in MarkedWords(words, "=")] == ["اب"]
    assert [word for word in words if word in MarkedWords(words, "ة")] == ["مكتبه"]
    assert "بن" not in MarkedWords(words, "=")


def test_every_word_of_the_lexicon_is_found() -> None:
    zipf = lexicon().zipf
    rows = list(zipf.items())
    assert len(rows) > 400_000
    assert all(zipf.get(word, 0) == frequency for word, frequency in rows[::97])


def test_frequencies_are_the_same_after_many_look_ups() -> None:
    zipf = WordFrequencies(SortedTable.load("lexicon.tsv"))
    rows = dict(list(zipf.items())[::97])
    for number in range(70_000):
        assert not zipf.get(f"no word {number}", 0)
    assert {word: zipf.get(word, 0) for word in rows} == rows
    assert "ابن" in zipf
