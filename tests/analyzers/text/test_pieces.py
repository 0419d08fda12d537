from hypothesis import given
from hypothesis import strategies as st

from analyzers.text.pieces import PieceCache, piece_starts, split_pieces


@given(st.text(st.sampled_from("اب،. \n\t\u00a0"), max_size=30))
def test_pieces_and_their_starts_make_up_the_text(text: str) -> None:
    pieces = split_pieces(text)
    for piece, start in zip(pieces, piece_starts(pieces), strict=True):
        assert text[start : start + len(piece)] == piece
        assert text[start + len(piece) : start + len(piece) + 1] in ("", " ", "\n")


def counting(most: int) -> tuple[PieceCache[int], list[str]]:
    """Return a cache of the lengths of pieces, and the list of those that it computes."""
    computed: list[str] = []

    def length(piece: str) -> int:
        computed.append(piece)
        return len(piece)

    return PieceCache(length, most), computed


def test_a_piece_is_computed_once() -> None:
    lengths, computed = counting(10)
    assert [lengths[piece] for piece in ("كتاب", "قلم", "كتاب")] == [4, 3, 4]
    assert computed == ["كتاب", "قلم"]


def test_the_pieces_that_were_met_last_stay() -> None:
    lengths, computed = counting(4)
    assert [lengths[piece] for piece in ("ا", "ب", "ت", "ا", "ث", "ا", "ب")] == [1] * 7
    assert computed == ["ا", "ب", "ت", "ث", "ب"]
    assert len(lengths) <= 2


def test_a_very_long_piece_is_not_kept() -> None:
    lengths = PieceCache(len, 10)
    assert lengths["ب" * 100] == 100
    assert not lengths
