from datetime import date

import pytest

from analyzers.token import Mention
from indexer.documents.document import (
    Document,
    Record,
    from_json,
    key_of,
    mentions_from_json,
    mentions_to_json,
    to_json,
)
from indexer.documents.metadata import Metadata
from indexer.documents.partial_date import PartialDate

DAY = date(2023, 10, 20)
METADATA = Metadata("https://example.org/1", "هدى", "الخبر", "سياسة", "ar", (("عدد", "12"), ("عدد", "13")))
PLACE = Mention("places", "الرباط", "الرباط", 3, 9, "list")


@pytest.mark.parametrize(
    "record",
    [
        Record(Document("a", "في الرباط", "متن", DAY, "a.txt"), (PLACE,)),
        Record(Document("a", "عنوان", "متن", PartialDate(2023, 10), "a.txt"), ()),
        Record(Document("a", "عنوان", "متن", PartialDate(2023), "a.txt"), ()),
        Record(Document("a", "«عنوان»", "", None, "أخبار/a.txt"), ()),
        Record(Document("a", "عنوان", "متن", None, "a.pdf", pages=(0, 7), member="سنة/a.pdf", metadata=METADATA), ()),
    ],
)
def test_json_round_trip(record: Record) -> None:
    document = record.document
    assert from_json(document.id, to_json(document)) == document
    assert mentions_from_json(mentions_to_json(record.mentions), document.text) == record.mentions


def test_key_of_has_63_bits() -> None:
    keys = [key_of(str(number)) for number in range(1000)]
    assert len(set(keys)) == 1000
    assert all(0 <= key < 1 << 63 for key in keys)
