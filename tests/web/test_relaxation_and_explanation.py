"""What a page says when nothing is found, and why a document is found."""

import pytest
from flask.testing import FlaskClient

from tests.indexer.searching import index_texts
from tests.web.markup import links, main_text, select, texts
from web.app import create_app

TEXTS = {
    "visit": "وصل وزير الخارجية الروسي لافروف إلى وونسان.",
    "moscow": "عاد الوزير إلى موسكو <b>.",
}


@pytest.fixture(scope="module")
def over_texts(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create_app(index_texts(TEXTS, tmp_path_factory.mktemp("help"))).test_client()


def test_a_relaxed_search_says_what_it_gave_up_and_shows_hits(over_texts: FlaskClient) -> None:
    page = over_texts.get('/search?q="لافروف وزير"').text
    assert "لم نجد وثيقة" in main_text(page)
    assert "كلمات العبارة متقاربة" in main_text(page)
    assert "كلمات العبارة متفرقة" not in main_text(page)
    assert links(page)["عنوان"].startswith("/documents/texts/visit.txt?q=")
    assert "~10" in links(page)["وثيقة واحدة"]


def test_a_relaxed_search_can_have_only_partial_hits(over_texts: FlaskClient) -> None:
    page = over_texts.get("/search?q=لافروف AND موسكو").text
    assert "لا وثيقة فيها كلّ كلمات «لافروف موسكو»" in main_text(page)
    assert {"من دون «لافروف»", "من دون «موسكو»"} <= links(page).keys()
    assert texts(page, ".lacks") == ["ليس فيها: لافروف", "ليس فيها: موسكو"]


def test_each_part_has_a_count_and_links_to_its_search(over_texts: FlaskClient) -> None:
    page = over_texts.get('/search?q="لافروف وزير"').text
    assert "كلّ كلمة على حدة" in main_text(page)
    assert {"لافروف", "وزير"} <= links(page).keys()
    assert "كلّ كلمة على حدة" not in main_text(over_texts.get("/search?q=قققشش").text)  # the only part is the query


def test_a_document_says_why_it_was_found(over_texts: FlaskClient) -> None:
    results = over_texts.get("/search?q=لافروف وونسان").text
    link = links(results)["لماذا ظهرت هذه النتيجة؟"]
    assert link.endswith("#reasons")
    [reasons] = texts(over_texts.get(link).text, "#reasons")
    assert "الكلمات نفسها لا ما يقاربها" in reasons
    assert "لافروف ×1" in reasons
    for address in ("/documents/texts/visit.txt", "/documents/texts/visit.txt?q=موسكو"):
        assert select(over_texts.get(address).text, "#reasons") == []


def test_explanation_and_relaxation_as_json(over_texts: FlaskClient) -> None:
    (reason,) = over_texts.get("/api/v1/documents/texts/visit.txt/explain?q=لافروف").json["reasons"]  # type: ignore[index]
    assert reason["words"] == {"لافروف": 1}
    assert {form["how"] for form in reason["forms"]} == {"text", "as_typed", "own_words"}
    assert over_texts.get("/api/v1/documents/none/explain?q=لافروف").status_code == 404
    rescue = over_texts.get('/api/v1/search?q="لافروف وزير"').json["rescue"]  # type: ignore[index]
    assert (rescue["gave_up"], rescue["total"]) == (["near"], 1)
