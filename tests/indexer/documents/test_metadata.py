"""What a source states is bounded and printable, whatever it holds; only addresses of the web are links."""

import pytest

from indexer.documents.metadata import MAX_COLUMN_NAME, MAX_COLUMNS, MAX_STATED, MAX_URL, Metadata


@pytest.mark.parametrize(
    ("url", "link", "host"),
    [
        ("https://www.example.org/a?b=1", "https://www.example.org/a?b=1", "example.org"),
        ("HTTP://News.Example.org:8080/", "HTTP://News.Example.org:8080/", "news.example.org"),
        ("https://مثال.مصر/خبر", "https://مثال.مصر/خبر", "مثال.مصر"),
        ("javascript:alert(1)", "", ""),
        ("java\nscript:alert(1)", "", ""),
        ("data:text/html,<script>", "", ""),
        ("file:///etc/passwd", "", ""),
        ("urn:isbn:9780306406157", "", ""),
        ("//example.org/a", "", ""),
        ("https://", "", ""),
        ("http://[::1", "", ""),
        ("", "", ""),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url: str, link: str, host: str) -> None:
    metadata = Metadata(url=url)
    assert (metadata.link, metadata.host) == (link, host)


def test_each_value_is_one_printable_line() -> None:
    stated = Metadata(
        author=" زياد\n\x1b[31m  الصيد\u202e ", columns=((" نوع\x00\n", "خبر\tعاجل"), ("", "س"), ("ص", " "))
    )
    assert stated == Metadata(author="زياد [31m الصيد", columns=(("نوع", "خبر عاجل"),))


def test_what_is_long_is_cut_and_a_long_address_left_out() -> None:
    columns = tuple((f"{number} {'ن' * 10**6}", "ق" * 10**6) for number in range(2))
    stated = Metadata("https://example.org/" + "a" * MAX_URL, "ك" * 10**6, columns=columns)
    assert (stated.url, len(stated.author), stated.author[-1]) == ("", MAX_STATED, "…")
    assert [(len(name), len(value)) for name, value in stated.columns] == [(MAX_COLUMN_NAME, MAX_STATED)] * 2


def test_a_document_has_a_bounded_number_of_columns() -> None:
    assert len(Metadata(columns=tuple((str(number), "س") for number in range(10_000))).columns) == MAX_COLUMNS


def test_metadata_are_the_same_after_json() -> None:
    stated = Metadata("https://example.org/", "كاتب", "صحيفة", "سياسة", "ar", (("نوع", "خبر"), ("نوع", "رأي")))
    assert Metadata.from_json(stated.to_json()) == stated
