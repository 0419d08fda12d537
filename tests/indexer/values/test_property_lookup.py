"""Values of properties by what a person types."""

import pytest

from indexer.documents.document import Document, Record
from indexer.documents.metadata import Metadata
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.values.canonical import make_entry
from indexer.values.property_lookup import PropertyLookup
from indexer.values.unified import UnifiedValues

AUTHORS = ("أحمد العربي", "أحمد العربي", "احمد العربى", "إيمان سعيد", "Sara Haddad", "سعيد")


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> PropertyLookup:
    engine = TantivyEngine(tmp_path_factory.mktemp("lookup"))
    for number, author in enumerate(AUTHORS):
        document = Document(str(number), "عنوان", "", None, "a.txt", metadata=Metadata(author=author))
        engine.write([make_entry(Record(document, ()), UnifiedValues())])
    engine.commit()
    return PropertyLookup(engine)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("أحمد العربي", {"أحمد العربي"}),  # the value itself and no other
        ("أحمد  العربى", {"أحمد العربي", "احمد العربى"}),
        ("ايمان سعيد", {"إيمان سعيد"}),
        ("sara haddad", {"Sara Haddad"}),
        ("سعيد", {"سعيد"}),
        ("احمد", set()),
        ("", set()),
        ("*", set()),
    ],
)
def test_a_whole_value_is_found_by_its_folded_letters(lookup: PropertyLookup, text: str, values: set[str]) -> None:
    assert set(lookup.named("author", text, may_be_part=False)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("احمد", ["أحمد العربي", "احمد العربى"]),
        ("haddad", ["Sara Haddad"]),
        ("اي*", ["إيمان سعيد"]),
        ("عرب", []),
        ("*", []),
    ],
)
def test_a_part_of_a_value_finds_the_most_frequent(lookup: PropertyLookup, text: str, values: list[str]) -> None:
    assert list(lookup.named("author", text, may_be_part=True)) == values


def test_an_unknown_property_has_no_values(lookup: PropertyLookup) -> None:
    assert lookup.names == ("source", "section", "author")
    assert lookup.starting_with("غائب", "ا") == ()
