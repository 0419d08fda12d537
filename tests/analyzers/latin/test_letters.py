import pytest

from analyzers.latin.letters import LetterTable, WordTrie, letter_costs

ROWS = ["a\tا\t0.50", "a\tع\t1.50", "ab\tاب\t0.10", "b\tب\t0.20"]
WORDS = ["لافروف", "لافا", "لبنان", "الافق"]


@pytest.mark.parametrize(
    ("latin", "expected"),
    [("a", [("ا", 0.5), ("ع", 1.5)]), ("ab", [("اب", 0.1)]), ("b", [("ب", 0.2)]), ("c", []), ("", [])],
)
def test_rows_are_parsed_when_asked_for(latin: str, expected: list[tuple[str, float]]) -> None:
    assert LetterTable(ROWS)[latin] == expected


def test_a_table_lists_its_letters() -> None:
    assert list(LetterTable(ROWS)) == ["a", "ab", "b"]
    assert len(LetterTable(ROWS)) == 3


def test_only_words_of_likely_first_letters_are_loaded() -> None:
    loaded: list[str] = []

    def load(prefix: str) -> list[str]:
        loaded.append(prefix)
        return [word for word in WORDS if word.startswith(prefix)]

    trie = WordTrie(load)
    found = trie.transliterations("lavrov", letter_costs(), limit=2.0)
    assert [word for word, _ in found] == ["لافروف"]
    assert "ل" in loaded
    assert not set("بتسمنوي") & set(loaded)
    before = len(loaded)
    trie.transliterations("lavrov", letter_costs(), limit=2.0)
    assert len(loaded) == before


def test_a_low_limit_gives_fewer_words() -> None:
    trie = WordTrie.of(WORDS)
    assert trie.transliterations("lavrov", letter_costs(), limit=0.0) == []


def test_completions_begin_as_the_letters_do() -> None:
    assert set(WordTrie.of(WORDS).completions("lav", letter_costs(), 1.0)) == {"لافروف", "لافا"}
