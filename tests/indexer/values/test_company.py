"""Who is named together with whom."""

from pathlib import Path

import pytest

from indexer.search.searcher import Searcher
from tests.indexer.searching import Row, index_rows

NAMES = ("فلاديمير بوتين", "سيرغي لافروف", "كيم جونغ أون", "إيمانويل ماكرون", "أنجيلا ميركل")
PUTIN, LAVROV, KIM, MACRON, MERKEL = NAMES
DOCUMENTS = ((PUTIN, LAVROV), (PUTIN, LAVROV, KIM), (PUTIN, MACRON, MERKEL), (PUTIN, KIM, LAVROV), (PUTIN, MACRON))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("company")
    rows = (
        Row(f"{number}.txt", "2023-01-01", f"خبر {number}", "التقى الرئيس " + "، والتقى الرئيس ".join(names) + ".")
        for number, names in enumerate(DOCUMENTS)
    )
    index_rows(tuple(rows), folder)
    return Searcher(folder / "index")


@pytest.mark.parametrize(
    ("person", "other", "documents"),
    [(PUTIN, PUTIN, 5), (LAVROV, KIM, 2), (KIM, LAVROV, 2), (MACRON, MERKEL, 1), (LAVROV, MACRON, 0)],
)
def test_documents_that_name_two_people(searcher: Searcher, person: str, other: str, documents: int) -> None:
    assert searcher.company(NAMES).together[person, other] == documents


@pytest.mark.parametrize("people", [NAMES, (PUTIN, MACRON, LAVROV, MERKEL, KIM), (PUTIN, KIM, MERKEL, LAVROV, MACRON)])
def test_people_of_one_company_are_next_to_each_other(searcher: Searcher, people: tuple[str, ...]) -> None:
    first, *others = searcher.company(people).people
    assert first == PUTIN
    assert {frozenset(others[:2]), frozenset(others[2:])} == {frozenset((LAVROV, KIM)), frozenset((MACRON, MERKEL))}


def test_nobody_has_no_company(searcher: Searcher) -> None:
    assert searcher.company(()).people == ()
