"""The names of documents as a generation keeps them."""

from pathlib import Path

import pytest

from analyzers.token import Evidence, Mention
from analyzers.unification.archive import DocumentNames
from indexer.documents.document import Document, Record
from indexer.documents.sources import SourceFile
from indexer.values import document_names
from indexer.values.corrections import Corrections
from indexer.values.document_names import SourceNames, archive_of, source_names

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


def test_saved_names_are_loaded(tmp_path: Path) -> None:
    rows = [source_names(_record("كمال لطفي", "رامي عمران")), SourceNames("b.txt", DocumentNames((), (), ()))]
    document_names.save(rows, tmp_path)
    assert document_names.load(tmp_path) == rows
    assert document_names.kept(rows, {"a.txt"}) == rows[1:]


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
