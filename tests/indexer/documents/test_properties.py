"""Which values of a document are those of facets, and which columns can be facets."""

import pytest

from indexer.documents.document import Document
from indexer.documents.metadata import Metadata
from indexer.documents.properties import (
    MAX_FACET_COLUMNS,
    MAX_PROPERTY_VALUE,
    column_names,
    facet_columns,
    properties_of,
)
from indexer.errors import QueryError
from indexer.query.limits import MAX_VALUE_LENGTH


def of(source: str, metadata: Metadata, member: str = "", columns: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    return properties_of(Document("1", "عنوان", "", None, source, metadata=metadata, member=member), columns)


@pytest.mark.parametrize(
    ("file", "member", "metadata", "source"),
    [
        ("seeds/2023/a.txt", "", Metadata(), "seeds/2023"),
        ("seeds/a.txt", "", Metadata(), "seeds"),
        ("a.txt", "", Metadata(), "a.txt"),
        ("seeds/a.zip", "2023/a.txt", Metadata(), "seeds/a.zip/2023"),
        ("seeds/a.zip", "a.txt", Metadata(), "seeds/a.zip"),
        ("seeds/a.zip", "/a.txt", Metadata(), "seeds/a.zip"),
        ("seeds/a.txt", "", Metadata(url="https://www.example.org/1"), "example.org"),
        ("seeds/a.txt", "", Metadata(url="https://example.org/1", site="صحيفة المثال"), "صحيفة المثال"),
        ("seeds/a.txt", "", Metadata(url="javascript:1"), "seeds"),
    ],
)
def test_the_source_is_the_site_the_host_or_the_folder(file: str, member: str, metadata: Metadata, source: str) -> None:
    assert of(file, metadata, member) == {"source": (source,), "section": (), "author": ()}


def test_only_chosen_columns_are_properties_with_each_value_once() -> None:
    stated = Metadata(columns=(("نوع", "خبر"), ("نوع", "رأي"), ("نوع", "خبر"), ("رقم", "7")))
    found = of("a.txt", stated, columns=("نوع", "غائب"))
    assert (found["نوع"], found["غائب"], "رقم" in found) == (("خبر", "رأي"), (), False)


def test_a_long_value_is_a_text_and_no_facet_has_it() -> None:
    stated = Metadata(section="س" * MAX_PROPERTY_VALUE, author="س" * (MAX_PROPERTY_VALUE + 1))
    found = of("a.txt", stated)
    assert (found["section"], found["author"]) == ((stated.section,), ())
    assert MAX_PROPERTY_VALUE <= MAX_VALUE_LENGTH  # so that it can be asked for


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        (["type"], [("type", "type")]),
        (["type=النوع", "desk"], [("type", "النوع"), ("desk", "desk")]),
        (["type", "type=النوع"], [("type", "النوع")]),
        (["type="], [("type", "type")]),
        ([" type = a=b "], [("type", "a=b")]),
        ([], []),
    ],
)
def test_a_column_is_a_name_with_or_without_a_label(written: list[str], columns: list[tuple[str, str]]) -> None:
    assert list(facet_columns(written)) == columns
    assert facet_columns(map(str, facet_columns(written))) == facet_columns(written)


@pytest.mark.parametrize(
    "written", ["", "=نوع", " ", "\x1b", "ن" * 101, "type=" + "ن" * 101, "people", "published", "source", "section=قسم"]
)
def test_what_is_no_column_is_refused(written: str) -> None:
    with pytest.raises(QueryError):
        facet_columns([written])


def test_the_columns_are_bounded() -> None:
    names = [f"c{number}" for number in range(MAX_FACET_COLUMNS)]
    assert list(column_names(names)) == names
    with pytest.raises(QueryError):
        facet_columns([*names, "more"])
