from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.documents.document import Document, Record
from indexer.engine.tantivy.tables import FileTables
from indexer.similar.duplicates import group_duplicates
from indexer.similar.groups import load_groups, save_groups
from indexer.similar.minhash import SignatureWriter, sign
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.indexer.reports import CUT, FINAL, FLOOD, LATER, RAINY, REORDERED, RESPELLED, SUNNY

EDITED = FLOOD.replace("كاملة", "بأكملها").replace("تماما", "كليا").replace("ليلة الاثنين", "مساء أمس")
SHORT = "ضربت السيول مدينة درنة في شرق ليبيا ليلة الاثنين بعد انهيار سدين."


def group_texts(texts: Mapping[str, str], folder: Path) -> list[tuple[str, ...]]:
    """Group texts; each name may begin with its day of publication in September 2023."""
    folder.mkdir(exist_ok=True)
    writer = SignatureWriter(folder)
    for name, body in texts.items():
        day = date(2023, 9, int(name[:2])) if name[:2].isdigit() else None
        document = Document(name, f"خبر {name}", body, day, "a.txt")
        writer.add(sign([make_entry(Record(document, ()), UnifiedValues())]))
    return group_duplicates(writer.signatures())


@pytest.mark.parametrize("copy", [FLOOD, CUT, REORDERED, RESPELLED, EDITED, f"{FLOOD} انتهى الخبر."])
def test_copy_is_grouped_with_its_original(copy: str, tmp_path: Path) -> None:
    texts = {"11 flood": FLOOD, "12 copy": copy, "13 final": FINAL, "14 later": LATER}
    assert group_texts(texts, tmp_path) == [("11 flood", "12 copy")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FLOOD, LATER),  # the same story, another day
        (FLOOD, FINAL),
        (SUNNY, RAINY),  # the same template
        (FLOOD, SHORT),  # a note whose words the report repeats
        (FLOOD, f"{SHORT} {FINAL} {LATER}"),
        ("خبر قصير", "خبر قصير"),
        ("", ""),
    ],
)
def test_other_texts_are_not_copies(one: str, other: str, tmp_path: Path) -> None:
    assert group_texts({"11 one": one, "12 other": other}, tmp_path) == []


def test_groups_are_ordered_by_date_with_the_undated_last(tmp_path: Path) -> None:
    texts = {"undated": FLOOD, "12 a": FLOOD, "13 b": CUT, "11 c": FLOOD, "14 final": FINAL, "15 final": FINAL}
    assert group_texts(texts, tmp_path) == [("11 c", "12 a", "13 b", "undated"), ("14 final", "15 final")]


def test_a_chain_of_changes_does_not_join_different_texts(tmp_path: Path) -> None:
    words = [f"كلمة{n} {chr(0x0628 + n % 10)}{chr(0x0633 + n % 7)}{n}" for n in range(90)]
    steps = {f"{11 + n} step": " ".join(words[10 * n : 10 * n + 50]) for n in range(5)}
    assert group_texts(steps, tmp_path) == [("11 step", "12 step"), ("13 step", "14 step")]


@given(st.lists(st.lists(st.text(min_size=1), min_size=2, unique=True).map(tuple), max_size=4))
def test_groups_are_loaded_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, groups: list[tuple[str, ...]]
) -> None:
    tables = FileTables(tmp_path_factory.mktemp("groups"))
    save_groups(groups, tables)
    loaded = load_groups(tables)
    assert loaded.any == bool(groups)
    assert {id_: loaded.group(id_) for group in groups for id_ in group} == {id_: g for g in groups for id_ in g}
    assert loaded.group("\U0001f600 no document") == ()
