"""Who does the work of a build."""

import pytest

from indexer.crew import staff
from indexer.crew.forks import Crew
from indexer.crew.staff import Staff, hired
from indexer.crew.workforce import Alone
from indexer.errors import IndexStateError
from tests.indexer.crew import works


def test_without_an_address_nobody_else_is_asked() -> None:
    with hired(3) as found:
        assert found == Staff(3)


@pytest.mark.parametrize(
    ("jobs", "is_much", "expected"), [(1, True, Alone), (2, False, Crew), (None, False, Alone), (1, False, Alone)]
)
def test_processes_of_this_machine(jobs: int | None, is_much: bool, expected: type) -> None:
    assert isinstance(Staff(jobs).gather(works.twice, is_much=is_much), expected)


def test_without_dask_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(staff, "import_module", missing)
    with pytest.raises(IndexStateError, match=r"pip install 'kashshaf\[workers\]'"):
        hired(None, "tcp://127.0.0.1:1").__enter__()
