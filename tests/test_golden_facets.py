import json

import pytest

from indexer.documents.document import Document
from tests.golden_facets import GOLDEN, facets, golden_file, seed_documents


@pytest.mark.parametrize("document", seed_documents(), ids=lambda document: document.id)
def test_a_seed_has_its_golden_facets(document: Document) -> None:
    assert facets(document) == json.loads(golden_file(document).read_text(encoding="utf-8"))


def test_each_golden_file_has_a_document() -> None:
    documents = seed_documents()
    assert len(documents) >= 15
    assert {golden_file(document) for document in documents} == set(GOLDEN.glob("*.json"))
