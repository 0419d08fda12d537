"""The names of documents as a generation keeps them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from analyzers.token import Evidence, Mention
from analyzers.unification.archive import DocumentNames
from indexer.documents.document import Document, Record
from indexer.documents.sources import SourceFile
from indexer.errors import IndexStateError
from indexer.values import document_names
from indexer.values.corrections import Corrections
from indexer.values.document_names import NameTable, SourceNames, archive_of, source_names

TEXT = "خبر\nقال كمال لطفي إن الوزير سالم حداد وصل مع رامي عمران إلى عدن."


def _record(*names: str) -> Record:
    people = (Mention("people", name, name, TEXT.index(name), TEXT.index(name) + len(name), "model") for name in names)
    place = Mention("places", "عدن", "عدن", TEXT.index("عدن"), TEXT.index("عدن") + 3, "list")
    title, body = TEXT.split("\n")
    return Record(Document("1", title, body, None, "a.txt"), (*people, place))


@pytest.mark.parametrize(
    ("name", "is_announced"), [("كمال لطفي", True), ("سالم حداد", True), ("رامي عمران", False), ("خبر", False)]
)
def test_a_title_or_a_verb_of_saying_announces_a_person(name: str, *, is_announced: bool) -> None:
    names = source_names(_record(name)).names
    assert names == DocumentNames((name,), ("عدن",), (name,) if is_announced else ())


@pytest.mark.parametrize(
    ("text", "place", "evidence", "is_headed"),
    [
        ("وصل إلى مطار أورلي", "أورلي", "model", True),
        ("توتر بحي أورلي", "أورلي", "rule", True),
        ("سكان جبل سيدي سعد", "جبل سيدي سعد", "model", True),
        ("قال في بوليتيكا", "بوليتيكا", "model", False),
        ("وصل إلى مدينة عدن", "عدن", "list", False),  # listed places need no evidence
    ],
)
def test_a_noun_of_place_announces_an_unlisted_place(
    text: str, place: str, evidence: Evidence, *, is_headed: bool
) -> None:
    start = text.index(place)
    mention = Mention("places", place, place, start, start + len(place), evidence)
    names = source_names(Record(Document("1", "", text, None, "a.txt"), (mention,))).names
    assert names.headed == ((place,) if is_headed else ())


NO_NAMES = DocumentNames((), (), (), ())
TABLE = [
    source_names(_record("كمال لطفي", "رامي عمران")),
    SourceNames("c.txt", NO_NAMES),
    SourceNames(
        "b.txt", DocumentNames(("رامي عمران",), ("تونس",), (), ("تونس",)), (NO_NAMES, DocumentNames(("x",), ()))
    ),
    SourceNames("b.txt", DocumentNames(("كمال لطفي",), ())),
]


def table(rows: Iterable[SourceNames]) -> NameTable:
    names = NameTable()
    names.extend(rows)
    return names


def test_saved_names_are_loaded(tmp_path: Path) -> None:
    table(TABLE).save(tmp_path)
    loaded = NameTable.load(tmp_path)
    assert list(loaded) == TABLE
    assert loaded.count() == document_names.count(tmp_path) == {"a.txt": 1, "b.txt": 2, "c.txt": 1}
    loaded.add(TABLE[0])
    assert list(loaded) == [*TABLE, TABLE[0]]


@pytest.mark.parametrize(
    ("deleted", "expected"), [(set(), TABLE), ({"a.txt"}, TABLE[1:]), ({"b.txt", "d.txt"}, TABLE[:2])]
)
def test_names_of_deleted_sources_are_left_out(deleted: set[str], expected: list[SourceNames]) -> None:
    assert list(table(TABLE).without(deleted)) == expected


@pytest.mark.parametrize("size", range(5))
def test_a_table_is_cut(size: int) -> None:
    names = table(TABLE)
    names.cut(size)
    assert list(names) == TABLE[:size]
    names.add(TABLE[2])
    assert list(names) == [*TABLE[:size], TABLE[2]]


def test_the_order_of_sources_leaves_documents_of_one_as_they_are() -> None:
    assert list(table(TABLE).by_source()) == [TABLE[0], TABLE[2], TABLE[3], TABLE[1]]


@pytest.mark.parametrize("harm", ["", "short"])
def test_damaged_names_are_an_error(tmp_path: Path, harm: str) -> None:
    table(TABLE).save(tmp_path)
    (tmp_path / "names.bin").write_text(harm, encoding="ascii")
    with pytest.raises(IndexStateError):
        NameTable.load(tmp_path)


def _list_of_names(*last: str) -> SourceNames:
    """Return the names of a document that has so many that those of its last part are not compared."""
    parts = [DocumentNames(tuple(f"اسم{n:05} عمران" for n in range(start, start + 10)), ()) for start in (0, 10)]
    return SourceNames("a.txt", parts[0], (*parts[1:], DocumentNames(last, ())))


@pytest.fixture
def _few_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the bound, since comparing 10,000 names takes a minute."""
    monkeypatch.setattr(document_names, "MAX_COMPARED_NAMES", 20)


@pytest.mark.usefixtures("_few_compared")
def test_names_of_a_list_beyond_the_first_ones_stand_alone() -> None:
    archive = archive_of([_list_of_names("سيرجي لافروف", "اسم00001 عمران"), _news("سيرغي لافروف")])
    assert archive.alone == {("people", "سيرجي لافروف")}
    assert Corrections([]).unify(archive).facet_values("people", "سيرجي لافروف") == ("سيرجي لافروف",)


@pytest.mark.usefixtures("_few_compared")
def test_a_name_that_stands_alone_follows_corrections_and_other_documents(tmp_path: Path) -> None:
    file = tmp_path / "corrections.tsv"
    file.write_text("merge\tpeople\tسيرغي لافروف\tسيرجي لافروف\n", encoding="utf-8")
    corrections = Corrections([SourceFile(file, "corrections.tsv", 0, "")])
    alone = archive_of([_list_of_names("سيرجي لافروف"), _news("سيرغي لافروف")])
    assert corrections.unify(alone).facet_values("people", "سيرجي لافروف") == ("سيرغي لافروف",)
    shared = archive_of([_list_of_names("سيرجي لافروف"), _news("سيرجي لافروف"), *[_news("سيرغي لافروف")] * 3])
    assert not shared.alone
    assert Corrections([]).unify(shared).facet_values("people", "سيرجي لافروف") == ("سيرغي لافروف",)


def _news(name: str) -> SourceNames:
    return SourceNames("b.txt", DocumentNames((name,), ()))
