"""The people and places of an index with their spellings."""

import pytest

from indexer.search.searcher import Searcher
from indexer.store.build import build
from indexer.values.entities import Entity, PlaceContents
from tests.progress import Silent

TEXTS = (
    "وصل وزير الخارجية الروسي سيرغي لافروف إلى موسكو.",
    "قال سيرغي لافروف في موسكو إنه سيعود، وأضاف سيرجي لافروف أنه باق.",
    "وصل وزير الخارجية الروسي سيرجي لافروف إلى بغداد.",
    "قال سيرغي لافروف في بغداد إنه سيعود.",
    "وصل سيرغي لافروف إلى موسكو. وقال الرئيس الأمريكي جو بايدن إنه باق. وقال الرئيس الأمريكي هاري ترومان إنه سيعود.",
    "وصل هاري ترومان إلى موسكو.",
)
ROWS = "drop\tplaces\tبغداد\nmerge\tpeople\tالرئيس\tجو بايدن\nmerge\tpeople\tالرئيس\tهاري ترومان\n"
LAVROV = Entity("people", "سيرغي لافروف", 5, (("سيرغي لافروف", 3), ("سيرجي لافروف", 2)))
PRESIDENT = Entity("people", "الرئيس", 2, (("هاري ترومان", 2), ("جو بايدن", 1)))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("entities")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(f"خبر {number}\n\n{text}\n", encoding="utf-8")
    (folder / "corrections.tsv").write_text(ROWS, encoding="utf-8")
    build([folder], folder / "index", Silent())
    return Searcher(folder / "index")


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("سيرغي لافروف", LAVROV),
        ("الرئيس", PRESIDENT),
        ("سيرجي لافروف", LAVROV),
        ("جو بايدن", PRESIDENT),
        ("لا أحد", None),
        ("", None),
    ],
)
def test_entity_with_its_spellings(searcher: Searcher, value: str, entity: Entity | None) -> None:
    assert searcher.entity("people", value) == entity


@pytest.mark.parametrize(
    ("place", "documents", "parents"),
    [
        ("موسكو", 4, ("روسيا", "أوروبا")),
        ("روسيا", 0, ("أوروبا",)),
        ("أوروبا", 0, ()),
        ("العراق", None, None),  # its only place was dropped
        ("آسيا", None, None),
    ],
)
def test_place_with_its_parents(
    searcher: Searcher, place: str, documents: int | None, parents: tuple[str, ...] | None
) -> None:
    entity = searcher.entity("places", place)
    assert (entity and entity.documents, entity and entity.parents) == (documents, parents)
    assert searcher.entity("people", place) is None


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        ("أوروبا", PlaceContents(4, (("روسيا", 4),))),
        ("روسيا", PlaceContents(4, (("موسكو", 4),))),
        ("موسكو", PlaceContents(4)),
        ("آسيا", PlaceContents()),
        ("سيرغي لافروف", PlaceContents()),
    ],
)
def test_contents_of_a_place(searcher: Searcher, place: str, inside: PlaceContents) -> None:
    assert searcher.inside(place) == inside


def test_a_dropped_spelling_has_no_entity(searcher: Searcher) -> None:
    assert searcher.entity("places", "بغداد") is None
    assert "بغداد" not in [entity.value for entity in searcher.entities(["places"])]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("", [LAVROV, PRESIDENT]),
        ("سِيرجى", [LAVROV]),
        ("رئيس", [PRESIDENT]),
        ("جو با", [PRESIDENT]),
        ("موسكو", []),
        ("تونس", []),
    ],
)
def test_list_entities_by_a_part_of_a_spelling(searcher: Searcher, text: str, entities: list[Entity]) -> None:
    assert searcher.entities(["people"], text) == entities


def test_the_most_frequent_of_all_kinds_comes_first(searcher: Searcher) -> None:
    entities_by_frequency = searcher.entities(["places", "people"])
    assert [entity.value for entity in entities_by_frequency[:2]] == ["سيرغي لافروف", "موسكو"]
    assert [entity.documents for entity in entities_by_frequency] == sorted(
        (e.documents for e in entities_by_frequency), reverse=True
    )


def test_a_date_that_no_document_names(searcher: Searcher) -> None:
    assert searcher.entity("dates", "2023") is None
