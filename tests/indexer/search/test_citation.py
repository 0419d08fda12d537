"""References are read back as they were by a parser of BibTeX, whatever signs a title has."""

import pytest
from bibtexparser.entrypoint import parse_string

from indexer.search.citation import bibtex, citation_file, citation_key
from indexer.search.export import RowJson
from tests.indexer.search.test_export_formats import row


@pytest.mark.parametrize(
    ("stated", "fields"),
    [
        ({"title": "قمّة القاهرة"}, {"title": "{قمّة القاهرة}"}),
        ({"title": "أرباح 5% & {خسائر}"}, {"title": r"{أرباح 5\% \& \{خسائر\}}"}),
        ({"title": "سطر\nآخر"}, {"title": "{سطر آخر}"}),
        ({"author": "ليلى حداد؛ John Doe"}, {"author": "{ليلى حداد} and {John Doe}"}),
        ({"published": "2023-10"}, {"date": "2023-10", "year": "2023"}),
        ({"url": "https://example.org/a_b?c={d}&e=%20"}, {"url": "https://example.org/a_b?c=%7Bd%7D&e=%20"}),
        ({"site": "مجلة"}, {"organization": "مجلة"}),
    ],
)
def test_entries(stated: dict[str, str], fields: dict[str, str]) -> None:
    library = parse_string(bibtex(row(**stated)))
    assert library.failed_blocks == []
    [entry] = library.entries
    assert entry.entry_type == "online"
    assert {name: entry.fields_dict[name].value for name in fields} == fields


def test_what_is_not_known_is_left_out() -> None:
    unknown: RowJson = row(title="", author="", site="", published=None, url="")
    assert bibtex(unknown).count("=") == 0


@pytest.mark.parametrize(
    ("id_", "key", "file"),
    [
        ("ant-001", "ant-001", "ant-001"),
        ("news/a.txt", "news/a.txt", "news-a.txt"),
        ("../../etc/passwd", "kashshaf-", "kashshaf-"),
        ("أخبار/1.txt", "kashshaf-", "kashshaf-"),
        ("a{b},c", "kashshaf-", "kashshaf-"),
    ],
)
def test_keys_and_names_of_files(id_: str, key: str, file: str) -> None:
    assert citation_key(id_).startswith(key)
    assert citation_file(id_).startswith(file)
    assert set('/\\"{}, ').isdisjoint(citation_file(id_))


def test_two_ids_have_two_keys() -> None:
    assert citation_key("أخبار/1.txt") != citation_key("أخبار/2.txt")
