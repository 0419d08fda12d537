"""Documents that every engine is tested with. A new engine is one more case of `make_engine`."""

from collections.abc import Callable
from datetime import date

from analyzers.token import Mention
from indexer.documents.document import Document, Record
from indexer.engine.base import Engine
from indexer.query.parser import parse
from indexer.query.request import Filters, Sort
from indexer.query.tree import Node
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues

EVERYTHING = Filters()
MakeEngine = Callable[..., Engine]  # an engine without documents, with the options given


def record(id_: str, title: str, body: str, day: date | None = None, **values: str) -> Record:
    """Return a record that mentions the comma-separated values of `people`, `places` and `dates`."""
    mentions = [
        Mention(kind, title[:1], value, 0, 1, "rule")
        for kind in ("people", "places", "dates")
        for value in values.get(kind, "").split(",")
        if value
    ]
    return Record(Document(id_, title, body, day, f"{id_}.txt"), tuple(mentions))


RECORDS = [
    record("wonsan", "لافروف في وونسان", "وصل أمس.", date(2025, 7, 12), people="سيرغي لافروف", places="وونسان"),
    record(
        "both", "جولة", "زار لافروف موسكو ووونسان.", date(2025, 7, 13), people="سيرغي لافروف", places="موسكو,وونسان"
    ),
    record("moscow", "لافروف يعود إلى موسكو", "عاد لافروف.", date(2023, 10, 20), people="سيرغي لافروف", places="موسكو"),
    record("putin", "بوتين يزور بكين", "فلاديمير بوتين في بكين.", None, people="فلاديمير بوتين", places="بكين"),
    record(
        "cup", "كأس العالم", "فازت الأرجنتين بكأس العالم.", date(2022, 12, 18), places="الأرجنتين", dates="2022-12-18"
    ),
    record("africa", "كأس أفريقيا", "كرة القدم في العالم.", date(2024, 2, 11), places="ساحل العاج"),
]


def fill(engine: Engine, records: list[Record]) -> Engine:
    """Write records to an engine and commit them."""
    engine.write(make_entry(record, UnifiedValues()) for record in records)
    engine.commit()
    return engine


def ids(engine: Engine, query: str, filters: Filters | None = None, sort: Sort = "relevance") -> list[str]:
    return ids_of(engine, parse(query), filters or Filters(), sort)


def ids_of(engine: Engine, query: Node, filters: Filters = EVERYTHING, sort: Sort = "relevance") -> list[str]:
    page = engine.search(query, filters, sort, 20)
    assert page.total == len(page.keys) == engine.count(query, filters)
    return engine.ids(page.keys)
