"""Names that documents agree on, after a build and after updates: both give the same mentions and counts."""

from pathlib import Path
from random import Random

import pytest

from analyzers.mentions import find_mentions
from analyzers.token import Mention
from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.values.entities import Entity
from tests.progress import Silent

SAYD = "زياد الصيد"
WHOLE = [f"قال الوزير زياد الصيد إنه {word}." for word in ("باق", "راض", "سيعود", "سيسافر")]
MISSED = "يرى أن زياد الصيد رحل."
CUT = "يرى أن وزياد الصيد رحلا. وقال الصيد إنه سيعود."
OTHER = "قال الوزير نادر الجبالي إن السفير كمال الوسلاتي وصل."
DROP = f"drop\tpeople\t{SAYD}\n"
MERGE = f"merge\tpeople\tوزير التجارة\t{SAYD}\n"
FILES = {
    **{f"whole{number}.txt": text for number, text in enumerate(WHOLE)},
    "missed.txt": MISSED,
    "cut.txt": CUT,
    "other.txt": OTHER,
    "corrections.tsv": DROP,
}


def write(folder: Path, files: dict[str, str]) -> None:
    """Make these the files of a folder."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text if name.endswith(".tsv") else f"خبر {name}\n\n{text}\n", encoding="utf-8")


def contents(index: Path) -> tuple[dict[str, tuple[Mention, ...]], list[Entity]]:
    """Return the mentions of each document, and the people of an index."""
    searcher = Searcher(index)
    records = {hit.id: searcher.document(hit.id) for hit in searcher.search(Request("")).hits}
    return {id_: record.mentions for id_, record in records.items() if record}, searcher.entities(["people"])


def with_value(index: Path, value: str) -> set[str]:
    """Return the names of the documents that a person's value finds."""
    hits = Searcher(index).search(Request("", Filters({"people": (value,)}))).hits
    return {Path(hit.id).stem for hit in hits}


def test_the_missed_name() -> None:
    assert not list(find_mentions(MISSED, None))  # otherwise the tests below test nothing


def test_a_name_of_many_documents_is_found_in_all(tmp_path: Path) -> None:
    write(tmp_path / "in", {name: text for name, text in FILES.items() if name != "corrections.tsv"})
    build([tmp_path / "in"], tmp_path / "index", Silent())
    assert with_value(tmp_path / "index", SAYD) == {"whole0", "whole1", "whole2", "whole3", "missed", "cut"}
    mentions, people = contents(tmp_path / "index")
    assert [(m.surface, m.evidence) for m in mentions["in/missed.txt"]] == [(SAYD, "index")]
    assert [entity.documents for entity in people if entity.value == SAYD] == [6]


def without(*names: str) -> dict[str, str]:
    return {name: text for name, text in FILES.items() if name not in ("corrections.tsv", *names)}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (without("whole0.txt", "whole1.txt", "whole2.txt"), without(), True),  # becomes known
        (without(), without("whole0.txt", "whole1.txt"), False),  # ceases to be known
        (without(), FILES, False),  # is dropped
        (FILES, without(), True),
        (without(), {**without(), "corrections.tsv": MERGE}, True),  # has another value
        ({**without(), "corrections.tsv": MERGE}, {**without(), "corrections.tsv": MERGE, "more.txt": MISSED}, True),
        (without("missed.txt"), without(), True),  # a new document has a known name
    ],
)
def test_an_update_gives_the_mentions_of_a_build(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], found: bool
) -> None:
    write(tmp_path / "in", before)
    build([tmp_path / "in"], tmp_path / "index", Silent())
    write(tmp_path / "in", after)
    update([], tmp_path / "index", Silent())
    build([tmp_path / "in"], tmp_path / "whole", Silent())
    assert contents(tmp_path / "index") == contents(tmp_path / "whole")
    value = "وزير التجارة" if MERGE in after.values() else SAYD
    assert ("missed" in with_value(tmp_path / "index", value)) == found


@pytest.mark.parametrize("seed", range(3))
def test_any_updates_give_the_mentions_of_a_build(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    always = {"other.txt": OTHER, "missed.txt": MISSED, "cut.txt": CUT}
    write(tmp_path / "in", always)
    build([tmp_path / "in"], tmp_path / "index", Silent())
    for number in range(4):
        chances = {name: 0.25 if name == "corrections.tsv" else 0.75 for name in FILES}
        names = [name for name in sorted(FILES.keys() - always) if random.random() < chances[name]]
        write(tmp_path / "in", always | {name: FILES[name] for name in names})
        update([], tmp_path / "index", Silent())
        build([tmp_path / "in"], tmp_path / f"whole{number}", Silent())
        assert contents(tmp_path / "index") == contents(tmp_path / f"whole{number}")
