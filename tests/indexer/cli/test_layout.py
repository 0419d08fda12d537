"""Answers, documents and entities as they are printed for people."""

from datetime import date

import pytest

from indexer.cli.layout import lay_out_document, lay_out_entity, lay_out_page, lay_out_similar, lay_out_values
from indexer.documents.document import Document
from indexer.documents.partial_date import PartialDate, PublishedDate
from indexer.engine.base import Facets, FacetValue
from indexer.query.highlight import Snippet
from indexer.query.request import Filters, Request
from indexer.search.answer import Answer, Hit
from indexer.search.document_page import DocumentPage
from indexer.search.facet_list import FacetList, FacetListing
from indexer.values.entities import Entity

FILTERED = Filters({"people": ("سيرغي لافروف",)})


@pytest.mark.parametrize(
    ("request_", "text"),
    [
        (Request("قطر"), "لم نجد وثيقة فيها «\u2068قطر\u2069» · No document found for “\u2068قطر\u2069”"),
        (
            Request("قطر", FILTERED),
            "لا وثيقة تجمع «\u2068قطر\u2069» والمرشّحات المختارة كلّها. "
            "No document has “\u2068قطر\u2069” and all the active filters.",
        ),
        (Request("", FILTERED), "لا وثيقة تجمع المرشّحات المختارة كلّها. No document has all the active filters."),
        (Request(""), "لم نجد وثيقة · No document found"),
    ],
)
def test_nothing_found(request_: Request, text: str) -> None:
    assert lay_out_page(Answer(request_, 0, 1.0, (), Facets({}, (), 0))) == text


@pytest.mark.parametrize(
    ("total", "text"),
    [
        (1, "وثيقة واحدة · 1 document  (3 ms)"),
        (2, "وثيقتان · 2 documents  (3 ms)"),
        (3, "3 وثائق · 3 documents  (3 ms)"),
        (11, "11 وثيقة · 11 documents  (3 ms)"),
        (100, "100 وثيقة · 100 documents  (3 ms)"),
    ],
)
def test_the_number_of_documents(total: int, text: str) -> None:
    page = lay_out_page(Answer(Request("قطر", limit=0), total, 3.2, (), Facets({}, (), 0)))
    assert page.splitlines()[0] == text


def test_a_page_past_the_end() -> None:
    page = lay_out_page(Answer(Request("قطر", offset=20), 3, 3.2, (), Facets({}, (), 0)))
    assert "The results end before this: lower --offset." in page


def test_no_similar_documents() -> None:
    assert (
        lay_out_similar("a.txt", ()) == "لا وثيقة تشبه \u2068a.txt\u2069. No document is similar to \u2068a.txt\u2069."
    )


@pytest.mark.parametrize(
    ("title", "snippet", "lines"),
    [
        ("عنوان", "نص", ["1. \u2068عنوان\u2069", "   2023-10-19 · \u2068a.txt\u2069", "   \u2068نص\u2069"]),
        ("عنوان", "", ["1. \u2068عنوان\u2069", "   2023-10-19 · \u2068a.txt\u2069"]),
        ("عنوان", " \u200f\n", ["1. \u2068عنوان\u2069", "   2023-10-19 · \u2068a.txt\u2069"]),
        ("\u200f", "", ["1. وثيقة بلا عنوان · Untitled document", "   2023-10-19 · \u2068a.txt\u2069"]),
    ],
)
def test_what_is_empty_takes_no_line(title: str, snippet: str, lines: list[str]) -> None:
    hit = Hit("a.txt", title, (), 1.0, date(2023, 10, 19), "a.txt", Snippet(snippet, ()))
    assert lay_out_similar("b.txt", [hit]).splitlines() == lines


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (date(2022, 12, 1), "2022-12-01"),
        (PartialDate(2022, 12), "2022-12"),
        (PartialDate(2022), "2022"),
        (None, "بلا تاريخ · Undated"),
    ],
)
def test_a_document_in_a_pipe_is_plain(published: PublishedDate | None, day: str) -> None:
    document = Document("a", "كأس العالم", "في قطر\n\n\x1b[31mوفي\u202e غيرها", published, "a.txt")
    laid_out = lay_out_document([DocumentPage(document, document.text, (), ((0, 3), (14, 17)))])
    assert "".join(laid_out) == f"كأس العالم\n{day} · \u2068a.txt\u2069\n\nفي قطر\n\n[31mوفي غيرها"


def test_an_entity_with_many_spellings() -> None:
    spellings = tuple((f"صيغة {number}", 1) for number in range(10))
    _, line = lay_out_entity(Entity("people", "اسم", 12, spellings))
    assert line.count("صيغة") == 8
    assert line.endswith(" · تهجئتان أخريان · 2 more spellings: --json")


def test_values_have_names_in_both_letters_and_thousands_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    values = (FacetValue("ليبيا", 2534, selected=False), FacetValue("مصر", 12, selected=False))
    found = FacetList(Request(""), FacetListing("places"), 2, values, {})
    assert [*lay_out_values(found)] == [
        "  2,534  \u2068Libya\u2069 (\u2068ليبيا\u2069)",
        "     12  \u2068Egypt\u2069 (\u2068مصر\u2069)",
    ]
