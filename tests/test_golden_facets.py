import json

import pytest

from indexer.documents.document import Document
from tests.golden_facets import GOLDEN, facets, golden_file, seed_documents


@pytest.mark.parametrize("document", seed_documents(), ids=lambda document: document.id)
def test_facets_of_a_seed_are_the_golden_ones(document: Document) -> None:
    assert facets(document) == json.loads(golden_file(document).read_text(encoding="utf-8"))


def test_there_is_a_document_for_every_golden_file() -> None:
    documents = seed_documents()
    assert len(documents) >= 15
    assert {golden_file(document) for document in documents} == set(GOLDEN.glob("*.json"))
