"""After any history an updated index answers as one built of the same files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.text.parts import PART_LENGTH
from indexer.store.build import build, update
from tests.indexer.reports import FINAL, FLOOD, LATER
from tests.indexer.store.answers import different_answers
from tests.indexer.store.histories import Folder, Row, Step, histories
from tests.progress import Silent

_SHARE = 4  # questions of each kind: all of them take minutes


def different_after(history: list[Step], seed: int, share: int) -> list[str]:
    """Return the questions that an index answers differently after a history and after a build."""
    with TemporaryDirectory() as home:
        folder, updated, built = Folder(Path(home, "in")), Path(home, "updated"), Path(home, "built")
        folder.change(history[0])
        build([folder.path], updated, Silent())
        for step in history[1:]:
            folder.change(step)
            update([], updated, Silent(), allow_removal=True)
        build([folder.path], built, Silent())
        return different_answers(updated, built, seed, share)


@settings(max_examples=4)
@given(histories(), st.integers(0, 1000))
def test_an_updated_index_answers_as_a_built_one(history: list[Step], seed: int) -> None:
    assert different_after(history, seed, _SHARE) == []


def test_an_update_keeps_a_long_document_as_it_is() -> None:
    body = " ".join([FLOOD, *["زار سيرغي لافروف طرابلس، لبنان."] * (PART_LENGTH // 28), LATER, FINAL])
    long, short = Row("a.jsonl", "خبر", body, None), Row("b.jsonl", "خبر", FLOOD, "2023-09-11")
    correction = frozenset({"merge\tpeople\tوزير الخارجية\tسيرغي لافروف"})
    history = [
        Step({"long": (long,), "short": (short,)}, frozenset()),
        Step({"short": (), "other": (short._replace(text=LATER),)}, None),
        Step({}, correction),
    ]
    assert different_after(history, 1, _SHARE) == []
