"""Documents written, replaced, deleted and read."""

from indexer.engine.base import Engine
from indexer.query.fields import FacetTerm
from indexer.query.request import Filters
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.indexer.engine.contract import RECORDS, fill, record


def test_ids_and_records_come_in_the_order_of_keys(engine: Engine) -> None:
    keys = [record.document.key for record in reversed(RECORDS)]
    assert engine.ids([*keys, 1]) == engine.ids(keys) == [record.document.id for record in reversed(RECORDS)]
    assert engine.records([1, *keys]) == list(reversed(RECORDS))
    assert (engine.records([]), engine.ids([])) == ([], [])


def test_record_is_returned_as_written(engine: Engine) -> None:
    assert engine.get("both") == RECORDS[1]
    assert engine.get("nothing") is None


def test_records_are_read_in_the_order_in_which_they_were_written(own_engine: Engine) -> None:
    more = [record(f"more{number}", "خبر", "نص") for number in range(600)]
    fill(own_engine, more)
    assert list(own_engine.written()) == [*RECORDS, *more]


def test_canonical_and_raw_values_are_kept_apart(own_engine: Engine) -> None:
    engine = own_engine
    again = record("again", "لافروف", "قال.", people="سيرجي لافروف")
    engine.write([make_entry(again, UnifiedValues({("people", "سيرجي لافروف"): ("سيرغي لافروف",)}))])
    engine.commit()
    assert engine.vocabulary("people") == {"سيرغي لافروف": 4, "فلاديمير بوتين": 1}
    assert engine.vocabulary("raw_people") == {"سيرغي لافروف": 3, "سيرجي لافروف": 1, "فلاديمير بوتين": 1}
    assert engine.count(FacetTerm("people", "سيرجي لافروف"), Filters()) == 0
    page = engine.search(FacetTerm("people", "سيرجي لافروف", raw=True), Filters(), "newest", 10)
    assert engine.records(page.keys) == [again]
