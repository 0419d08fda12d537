"""Names that documents agree on: which names they are, and where texts have them."""

import pytest

from analyzers.unification.agreed_names import AgreedNames, agreed_names
from analyzers.unification.archive import Archive, DocumentNames


def agreed(documents: int, name: str, announced: int = 0, values: tuple[str, ...] | None = None) -> bool:
    """Say whether an archive agrees on a name that some documents have, some of which announce it."""
    announcing = [DocumentNames((name,), (), (name,))] * announced
    archive = Archive([*announcing, *[DocumentNames((name,), ())] * (documents - announced)])
    shown = (name,) if values is None else values
    return agreed_names(archive, {("people", name): shown}).names == {name}


@pytest.mark.parametrize(
    ("name", "documents", "announced", "expected"),
    [
        ("زياد الجبالي", 3, 0, True),  # a given name and a family name
        ("زياد الجبالي", 2, 2, False),  # too few documents
        ("زياد الصيد", 4, 0, False),  # the family name is also a word
        ("زياد الصيد", 20, 1, True),
        ("كوفي عنان", 3, 3, True),
        ("حسن الجوار", 9, 0, False),  # a phrase
        ("رولان غاروس", 9, 0, False),  # a tournament
        ("فرانس برس", 9, 2, False),  # an agency
        ("محمد علي", 9, 9, False),  # begins many names
        ("محمد بن علي", 9, 9, True),
        ("خميس مشيط", 9, 3, False),  # a town
        ("هلال مساكن", 9, 4, False),  # the club of a town
        ("الجبالي", 9, 9, False),
        ("بن جعفر", 9, 9, False),
    ],
)
def test_names_agreed_on(name: str, documents: int, announced: int, expected: bool) -> None:
    assert agreed(documents, name, announced) == expected


def test_names_without_one_value_are_left_out() -> None:
    assert not agreed(9, "زياد الجبالي", 9, ())
    assert not agreed(9, "زياد الجبالي نادر الوسلاتي", 9, ("زياد الجبالي", "نادر الوسلاتي"))


NAMES = AgreedNames(("زياد الجبالي", "زياد الجبالي المنصوري", "الحبيب الوسلاتي", "بان كي مون", "كي مون"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("وصل زياد الجبالي امس", [(1, 3, 0, "زياد الجبالي")]),
        ("وصل زياد الجبالي المنصوري امس", [(1, 4, 0, "زياد الجبالي المنصوري")]),
        ("وزياد الجبالي", [(0, 2, 1, "زياد الجبالي")]),
        ("وللحبيب الوسلاتي", [(0, 2, 2, "الحبيب الوسلاتي")]),
        ("قال بان كي مون", [(1, 4, 0, "بان كي مون")]),
        ("قال كي مون", [(1, 3, 0, "كي مون")]),
        ("زياد والجبالي", []),
        ("زياد", []),
        ("", []),
    ],
)
def test_names_in_texts(words: str, found: list[tuple[int, int, int, str]]) -> None:
    assert list(NAMES.find(words.split())) == found
