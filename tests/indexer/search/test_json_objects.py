"""JSON objects have exactly the keys of their types, in order, and can be serialized."""

import json

import pytest

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import analyze
from indexer.query.request import Request
from indexer.search.entity_json import DocumentAnalysisJson, EntityJson, MentionJson, analysis_json, entities_json
from indexer.search.json_objects import (
    AnswerJson,
    HitJson,
    PartialHitJson,
    PartialJson,
    ReasonJson,
    RescueJson,
    answer_json,
    explanation_json,
    similar_json,
)
from indexer.search.searcher import Searcher
from tests.indexer.searching import FACETS, index_texts

TEXTS = {
    "visit": "وصل وزير الخارجية سيرغي لافروف إلى وونسان في 12 يوليو 2025.",
    "moscow": "عاد سيرغي لافروف إلى موسكو.",
}
LAVROV = {"value": "سيرغي لافروف", "latin": "Sergey Lavrov", "selected": False, "excluded": False}


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return index_texts(TEXTS, tmp_path_factory.mktemp("json"))


def keys(json_type: type) -> list[str]:
    return list(json_type.__annotations__)


def is_json(value: object) -> bool:
    return bool(json.dumps(value))


def test_an_answer(searcher: Searcher) -> None:
    answer = answer_json(searcher.search(Request("لافروف")))
    assert is_json(answer)
    assert list(answer) == keys(AnswerJson)
    assert [list(hit) for hit in answer["hits"]] == [keys(HitJson)] * 2
    assert list(answer["facets"]) == FACETS
    assert answer["facets"]["people"] == [LAVROV | {"count": 2}]
    assert (answer["total"], answer["rescue"]) == (2, None)
    assert answer["partial"] == {"total": 0, "folded": 0, "hits": [], "without": {}}


def test_an_answer_with_partial_hits(searcher: Searcher) -> None:
    answer = answer_json(searcher.search(Request("لافروف وونسان")))
    assert is_json(answer)
    assert list(answer["partial"]) == keys(PartialJson)
    assert (answer["total"], [hit["id"] for hit in answer["hits"]]) == (1, ["texts/visit.txt"])
    assert answer["facets"]["people"] == [LAVROV | {"count": 1}]
    [partial] = answer["partial"]["hits"]
    assert list(partial) == [*keys(HitJson), "lacks"] == keys(PartialHitJson)
    assert (partial["id"], partial["lacks"], answer["partial"]["total"]) == ("texts/moscow.txt", ("وونسان",), 1)


def test_an_answer_of_partial_hits_alone(searcher: Searcher) -> None:
    answer = answer_json(searcher.search(Request("لافروف وزير موسكو")))
    assert (answer["total"], answer["hits"], answer["rescue"]) == (0, [], None)
    assert answer["partial"]["without"] == {"وزير": 1, "موسكو": 1}
    assert [hit["lacks"] for hit in answer["partial"]["hits"]] == [("وزير",), ("موسكو",)]


def test_no_single_word_of_many_is_to_blame(searcher: Searcher) -> None:
    many = " ".join(f"كلمة{n}" for n in range(20))
    assert answer_json(searcher.search(Request(f"لافروف وزير موسكو {many}")))["partial"]["without"] == {}


def test_an_answer_to_a_relaxed_query(searcher: Searcher) -> None:
    rescue = answer_json(searcher.search(Request('"لافروف وزير"')))["rescue"]
    assert rescue is not None
    assert is_json(rescue)
    assert list(rescue) == keys(RescueJson)
    assert (rescue["gave_up"], rescue["total"], len(rescue["hits"])) == (("near",), 1, 1)


def test_similar_documents_and_reasons(searcher: Searcher) -> None:
    hits = searcher.search(Request("لافروف")).hits
    assert list(similar_json("a", hits)["similar"][0]) == keys(HitJson)
    explanation = explanation_json(hits[0].id, searcher.explain(hits[0].id, Request("لافروف")))
    assert is_json(explanation)
    assert [list(reason) for reason in explanation["reasons"]] == [keys(ReasonJson)]


def test_entities(searcher: Searcher) -> None:
    entities = entities_json(searcher.entities(["people"])[:1], 7)
    assert is_json(entities)
    assert entities["total"] == 7
    assert [list(entity) for entity in entities["entities"]] == [keys(EntityJson)]


@pytest.mark.parametrize("id_", [None, "a.txt"])
def test_an_analysis(id_: str | None) -> None:
    text = TEXTS["visit"]
    analysis = analysis_json(text, analyze(text), list(find_mentions(text, None)), id_)
    assert is_json(analysis)
    assert list(analysis) == [*filter(None, [id_ and "id"]), "tokens", "people", "places", "dates", "text"]
    assert set(analysis) <= set(keys(DocumentAnalysisJson))
    [lavrov] = analysis["people"]
    assert list(lavrov) == keys(MentionJson)
