"""Parts of long texts: whole, in order, of bounded length, cut at the best border near."""

import pytest

from analyzers.text.parts import PART_LENGTH, split_parts

LONG = 10 * PART_LENGTH


@pytest.mark.parametrize(
    "text",
    [
        "",
        "س" * PART_LENGTH,
        "س" * (PART_LENGTH + 1),
        "س" * LONG,
        "\n" * LONG,
        "َ" * LONG,
        "كلمة " * (LONG // 5),
        "جملة قصيرة. " * (LONG // 12),
        "سطر قصير\n" * (LONG // 9),
    ],
    ids=lambda text: f"{text[:6]!r} {len(text)}",
)
def test_parts_are_the_text_in_order_and_none_is_longer_than_the_bound(text: str) -> None:
    parts = split_parts(text)
    assert "".join(text[start:end] for start, end in parts) == text
    assert max(end - start for start, end in parts) <= PART_LENGTH
    assert (len(parts) == 1) == (len(text) <= PART_LENGTH)
    assert len(parts) <= len(text) // (PART_LENGTH // 2) + 1


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("سطر. من كلمات\n", "\n"),  # a line rather than a sentence
        ("جملة من كلمات. ", ". "),  # a sentence rather than a word
        ("سؤال من كلمات؟ ", "؟ "),
        ("كلمة بعد كلمة ", " "),
    ],
)
def test_a_part_ends_at_the_best_border(sentence: str, end: str) -> None:
    text = sentence * (LONG // len(sentence))
    assert all(text[:stop].endswith(end) for _, stop in split_parts(text)[:-1])


def test_a_cut_in_the_middle_of_a_word_leaves_marks_at_their_letter() -> None:
    for lead in range(6):  # wherever the even place lies
        text = "ا" * lead + "بُّ" * LONG
        assert all(text[start] in "اب" for start, _ in split_parts(text))
