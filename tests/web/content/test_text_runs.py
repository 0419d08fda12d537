import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.token import Mention
from indexer.query.highlight import Mark
from web.content.text_runs import cut, paragraphs

TEXT = "التقى لافروف كيم"


def mention(start: int, end: int, text: str = TEXT) -> Mention:
    return Mention("people", text[start:end], text[start:end], start, end, "list")


def shown(marks: list[Mark], mentions: list[Mention], begin: int = 0, end: int | None = None) -> str:
    """Return the pieces with [highlights] and <links>."""
    drawn = []
    for piece in cut(TEXT, marks, mentions, begin, end):
        text = f"[{piece.text}]" if piece.mark is not None else piece.text
        drawn.append(f"<{text}>" if piece.mention else text)
    return "".join(drawn)


@pytest.mark.parametrize(
    ("marks", "mentions", "expected"),
    [
        ([], [], "التقى لافروف كيم"),
        ([(6, 12)], [], "التقى [لافروف] كيم"),
        ([(6, 12), (13, 16)], [], "التقى [لافروف] [كيم]"),
        ([(6, 10), (8, 12)], [], "التقى [لافروف] كيم"),  # overlapping marks
        ([(6, 6)], [], "التقى لافروف كيم"),  # an empty mark
        ([(13, 99)], [], "التقى لافروف [كيم]"),  # a mark past the end
        ([], [(6, 12)], "التقى <لافروف> كيم"),
        ([(6, 12)], [(6, 12)], "التقى <[لافروف]> كيم"),
        ([(7, 12)], [(6, 16)], "التقى <ل><[افروف]>< كيم>"),  # a mark inside a mention
        ([(0, 12)], [(6, 16)], "[التقى ]<[لافروف]>< كيم>"),  # across the start of a mention
        ([], [(6, 12), (6, 16), (13, 16)], "التقى <لافروف كيم>"),  # the longest mention is kept
    ],
)
def test_cuts(marks: list[Mark], mentions: list[Mark], expected: str) -> None:
    assert shown(marks, [mention(*span) for span in mentions]) == expected


def test_cuts_part_of_a_text() -> None:
    assert shown([(6, 12)], [mention(13, 16)], 6, 15) == "[لافروف] <كي>"


spans = st.tuples(st.integers(0, 40), st.integers(0, 40))


@given(st.text(max_size=40), st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_no_letter_is_lost_or_moved(text: str, marks: list[Mark], mentions: list[Mark]) -> None:
    pieces = cut(text, marks, [mention(*span, text=text) for span in mentions])
    assert "".join(piece.text for piece in pieces) == text
    lit = "".join(("1" if piece.mark is not None else "0") * len(piece.text) for piece in pieces)
    assert lit == "".join(str(int(any(a <= i < b for a, b in marks))) for i in range(len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واحد", ["واحد"]),
        ("واحد\nاثنان", ["واحد", "اثنان"]),
        ("\n\nواحد\n \n\nاثنان\n", ["واحد", "اثنان"]),
        ("", []),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    lines = paragraphs(cut(text, []))
    assert ["".join(piece.text for run in line for piece in run.pieces) for line in lines] == expected


def test_a_mention_is_one_run_despite_highlights_in_it() -> None:
    [line] = paragraphs(cut(TEXT, [(6, 12)], [mention(6, 16)]))
    assert [(len(run.pieces), run.mention is not None) for run in line] == [(1, False), (2, True)]
