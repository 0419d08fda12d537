"""Histories of a folder of sources: rows of documents that are added, changed, moved between files and removed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from tests.indexer.documents.readers.archives.packing import zipped
from tests.indexer.reports import CUT, FINAL, FLOOD, LATER, RAINY, REORDERED, SUNNY

_SENTENCES = (
    "وصل وزير خارجية روسيا سيرغي لافروف إلى مدينة وونسان.",
    "قال وزير الخارجية الروسي سيرجي لافروف إنه سيعود إلى موسكو.",
    "وقال لافروف إن المياه عادت إلى المدينة.",
    "قال الوزير زياد الصيد إنه باق.",
    "يرى أن زياد الصيد رحل.",
    "يرى أن وزياد الصيد رحلا. وقال الصيد إنه سيعود.",
    "قال الوزير نادر الجبالي إن السفير كمال الوسلاتي وصل.",
    "زار الرئيس الروسي فلاديمير بوتين بكين في 20 أكتوبر 2023.",
    "التقى بوتن وزير الخارجية في طرابلس، لبنان.",
    "افتتح المعرض في طرابلس.",
    "عقدت قمة في تونس.",
    "عقدت قمة في القاهرة.",
    "فازت الأرجنتين بكأس العالم.",
    "نص واحد.",
    "نص واحد قصير.",
    "خبر عاجل من بيونغ يانغ.",
    "خبر عاجل من بيونج يانج.",
    "جاء في الكتاب أن الكتب كثيرة.",
)
_BODIES = (FLOOD, CUT, REORDERED, FINAL, LATER, SUNNY, RAINY)
_TITLES = ("خبر", "لافروف في وونسان", "قمة تونس", "سيول في ليبيا", "كأس العالم")
_DAYS = (None, "2023-09-11", "2023-09-12", "2025-07-11")
_CORRECTIONS = (
    "merge\tpeople\tوزير التجارة\tزياد الصيد",
    "merge\tpeople\tسيرغي لافروف\tسيرجي لافروف",
    "apart\tpeople\tنادر الجبالي\tكمال الوسلاتي",
    "drop\tpeople\tفلاديمير بوتين",
    "drop\tplaces\tموسكو",
    "merge\tplaces\tتونس\tالقاهرة",
)
_FILES = ("a.jsonl", "b.jsonl", "c/d.jsonl", "c/e.zip")
_IDS = tuple(f"id{number}" for number in range(9))
_ALWAYS: dict[str, str | None] = {"_id": "always", "title": "خبر", "text": "نص واحد. زار سيرغي لافروف تونس."}


class Row(NamedTuple):
    """A document: its file, title, text and day."""

    file: str
    title: str
    text: str
    day: str | None


Rows = Mapping[str, tuple[Row, ...]]  # by id, which several files may bring


class Step(NamedTuple):
    """What changes before an update: the documents with these ids, and the rows of corrections, if they are given."""

    rows: Rows
    corrections: frozenset[str] | None


_TEXTS = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map(" ".join) | st.sampled_from(_BODIES)
_ROWS = st.builds(Row, st.sampled_from(_FILES), st.sampled_from(_TITLES), _TEXTS, st.sampled_from(_DAYS))
_WITH_ONE_ID = st.just(()) | st.tuples(_ROWS) | st.tuples(_ROWS) | st.tuples(_ROWS, _ROWS)
_CHANGES = st.dictionaries(st.sampled_from(_IDS), _WITH_ONE_ID, max_size=4)
_STEPS = st.builds(Step, _CHANGES, st.none() | st.none() | st.frozensets(st.sampled_from(_CORRECTIONS), max_size=3))


def histories(min_steps: int = 1, max_steps: int = 4) -> st.SearchStrategy[list[Step]]:
    """Return the strategy of histories. The first step fills the folder for a build; an update follows each other."""
    first = st.builds(Step, st.fixed_dictionaries(dict.fromkeys(_IDS, _WITH_ONE_ID)), st.just(frozenset()))
    return st.builds(lambda one, more: [one, *more], first, st.lists(_STEPS, min_size=min_steps, max_size=max_steps))


class Folder:
    """A folder of sources that lives through a history."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows: dict[str, tuple[Row, ...]] = {}

    def change(self, step: Step) -> None:
        """Write the files that a step changes, and remove those that have no documents any more."""
        self._rows |= step.rows
        self._write("always.jsonl", [_ALWAYS])
        for file in _FILES:
            rows = [(id_, row) for id_, each in sorted(self._rows.items()) for row in each if row.file == file]
            self._write(file, [{"_id": i, "title": r.title, "text": r.text, "date": r.day} for i, r in rows])
        if step.corrections is not None:
            (self.path / "corrections.tsv").write_text("\n".join(sorted(step.corrections)), encoding="utf-8")

    def _write(self, name: str, rows: list[dict[str, str | None]]) -> None:
        path = self.path / name
        path.unlink(missing_ok=True)
        if rows:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            path.write_bytes(zipped({"d/rows.jsonl": text.encode()}) if path.suffix == ".zip" else text.encode())
