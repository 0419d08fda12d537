"""A long document is one document: words anywhere in it, phrases across its parts, bounded pages and snippets."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyzers.text.parts import PART_LENGTH, split_parts
from indexer.cli.search import main
from indexer.documents.document import Document
from indexer.documents.long_text import LongText
from indexer.engine.long_texts import Members
from indexer.errors import IndexStateError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from tests.progress import Silent

_LINE = "هذا سطر من كلمات كثيرة لا تعني شيئا ولا تسمي أحدا\n"
_LINES = 4 * PART_LENGTH // len(_LINE)


def _text() -> str:
    """Return a long text with rare words at its beginning, in its middle, at its end, and across the end of a part."""
    lines = [_LINE] * _LINES
    lines[1] = "بدأ القبطان رحلته في 14 أكتوبر 2023\n"
    lines[_LINES // 2] = "وصلت السفينة الزرقاء إلى ميناء طنجة يوم 2 نوفمبر 2023\n"
    lines[-1] = "وانتهت الحكاية عند المنارة في طنجة\n"
    seam = split_parts("عنوان حكاية طويلة جدا\n" + "".join(lines))[0].end
    text = "عنوان حكاية طويلة جدا\n" + "".join(lines)
    return text[: seam - len(_LINE)] + "في آخر الصفحة كان البحر\n" + "هادئا كالمرآة في الليل\n" + text[seam:]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    (folder / "long.txt").write_text(_text(), encoding="utf-8")
    (folder / "short.txt").write_text("خبر قصير عن ميناء\nوصلت السفينة إلى ميناء طنجة اليوم\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build([source], folder, Silent())
    return folder


@pytest.fixture(scope="module")
def searcher(index: Path) -> Searcher:
    return Searcher(index)


@pytest.fixture(scope="module")
def long_id(searcher: Searcher) -> str:
    (hit,) = searcher.search(Request("القبطان")).hits
    return hit.id


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("القبطان", 1),
        ("المنارة", 1),
        ("القبطان المنارة", 1),  # at both ends: one document has both
        ("طنجة", 2),
        ('"البحر هادئا"', 1),  # across the end of a part
        ('"القبطان المنارة"', 0),
        ("القبطان -المنارة", 0),
    ],
)
def test_a_long_document_is_one_hit_that_has_all_its_words(searcher: Searcher, query: str, total: int) -> None:
    answer = searcher.search(Request(query))
    assert answer.total == total
    assert len(answer.hits) == total
    assert len({hit.id for hit in answer.hits}) == total


@pytest.mark.parametrize(
    ("query", "passage", "marked"),
    [
        ("القبطان", "بدأ القبطان رحلته", ["القبطان"]),
        ("السفينة الزرقاء", "وصلت السفينة الزرقاء إلى ميناء", ["السفينة", "الزرقاء"]),
        ("المنارة", "عند المنارة في طنجة", ["المنارة"]),
        ('"البحر هادئا"', "كان البحر\nهادئا كالمرآة", ["البحر", "هادئا"]),
        ('"البحر كالمرآة"~2', "البحر\nهادئا كالمرآة", ["البحر", "كالمرآة"]),
        ("قبطا*", "القبطان", ["القبطان"]),
    ],
)
def test_the_snippet_is_the_passage_with_the_words(
    searcher: Searcher, long_id: str, query: str, passage: str, marked: list[str]
) -> None:
    (snippet,) = [hit.snippet for hit in searcher.search(Request(query)).hits if hit.id == long_id]
    assert passage in snippet.text
    assert [snippet.text[start:end] for start, end in snippet.marks] == marked
    assert len(snippet.text) <= 300


def test_the_pages_are_the_text_and_each_has_its_own_marks_and_mentions(searcher: Searcher, long_id: str) -> None:
    printed = list(searcher.pages(long_id, Request("طنجة")))
    found = (searcher.page(long_id, Request("طنجة"), number) for number in range(1, len(printed) + 1))
    pages = [page for page in found if page]
    assert printed == [replace(page, mentions=()) for page in pages]  # completing mentions takes seconds
    assert "".join(page.text for page in pages) == _text().strip()
    assert [page.number for page in pages] == [*range(1, pages[0].last + 1)]
    assert all(len(page.text) <= PART_LENGTH for page in pages)
    for page in pages:
        assert [page.text[start:end] for start, end in page.marks] == ["طنجة"] * page.found_by_page[page.number - 1]
        assert all(page.text[m.start : m.end] == m.surface for m in page.mentions)
    assert [m.value for page in pages for m in page.mentions] == ["2023-10-14", "طنجة", "2023-11-02", "طنجة"]
    assert pages[0].found == 2


@pytest.mark.parametrize(("query", "word"), [("القبطان", "القبطان"), ("المنارة", "المنارة"), ("الزرقاء", "الزرقاء")])
def test_the_page_that_opens_is_the_one_with_the_best_passage(
    searcher: Searcher, long_id: str, query: str, word: str
) -> None:
    page = searcher.page(long_id, Request(query))
    assert page is not None
    assert word in page.text


def test_a_number_above_the_last_page_is_the_last_and_an_unknown_id_has_no_page(
    searcher: Searcher, long_id: str
) -> None:
    page = searcher.page(long_id, Request(""), 1000)
    assert page is not None
    assert page.number == page.last > 1
    assert searcher.page("none.txt", Request("")) is None


def test_an_ordinary_document_is_one_page(searcher: Searcher) -> None:
    (short,) = [hit.id for hit in searcher.search(Request("طنجة")).hits if "short" in hit.id]
    page = searcher.page(short, Request("طنجة"), 7)
    assert page is not None
    assert (page.number, page.last, page.start, page.length) == (1, 1, 0, len(page.text))
    assert page.text == "خبر قصير عن ميناء\nوصلت السفينة إلى ميناء طنجة اليوم"


@pytest.fixture
def changing(tmp_path: Path) -> tuple[Path, Path]:
    source, index = tmp_path / "source", tmp_path / "index"
    source.mkdir()
    (source / "long.txt").write_text(_text(), encoding="utf-8")
    (source / "other.txt").write_text("خبر قصير عن ميناء\nوصلت السفينة إلى ميناء طنجة اليوم\n", encoding="utf-8")
    build([source], index, Silent())
    return source, index


def test_an_update_keeps_replaces_and_removes_long_documents(changing: tuple[Path, Path]) -> None:
    source, index = changing
    (source / "new.txt").write_text("خبر آخر من الجنوب\nعن الصحراء\n", encoding="utf-8")
    update([], index, Silent())
    assert len(list(index.glob("generation-*/engine/*.text"))) >= 1
    assert "المنارة" in Searcher(index).search(Request("المنارة")).hits[0].snippet.text
    (source / "long.txt").write_text(_text().replace("المنارة", "القلعة"), encoding="utf-8")
    update([], index, Silent())
    searcher = Searcher(index)
    assert searcher.search(Request("المنارة")).total == 0
    assert "القلعة" in searcher.search(Request("القلعة")).hits[0].snippet.text
    (source / "long.txt").write_text("صار الآن قصيرا\nبلا منارة\n", encoding="utf-8")
    update([], index, Silent())
    searcher = Searcher(index)
    (hit,) = searcher.search(Request("منارة")).hits
    page = searcher.page(hit.id, Request(""))
    assert page is not None
    assert page.text == "صار الآن قصيرا\nبلا منارة"


def test_a_command_prints_the_whole_document(index: Path) -> None:
    result = CliRunner().invoke(main, ["المنارة", "--open", "1", "--index", str(index)])
    assert result.exit_code == 0
    title, _, body = _text().strip().partition("\n")
    assert result.output.startswith(f"{title}\n")
    assert result.output.endswith(f"\n\n{body}\n")


def test_a_damaged_long_document_is_an_error_with_the_way_out(changing: tuple[Path, Path]) -> None:
    _, index = changing
    searcher = Searcher(index)
    (hit,) = searcher.search(Request("المنارة")).hits
    (file,) = index.glob("generation-*/engine/*.text")
    content = bytearray(file.read_bytes())
    content[100] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(IndexStateError, match="index-cli build"):
        list(LongText(Members(file).read, Document(hit.id, hit.title, "", None, hit.source)).record().mentions)


def test_a_passage_with_the_rarer_word_is_better_than_one_with_many_forms_of_the_frequent_one(tmp_path: Path) -> None:
    line = "قال الوزير في الوزارة كلمة وسمع وزير آخر\n"
    text = "أخبار الوزارات كلها في كتاب\n" + line * 2000 + "ووصل وزير الداخلية مساء\n" + line * 100
    (tmp_path / "ministers.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "ministers.txt"], tmp_path / "index", Silent())
    (hit,) = Searcher(tmp_path / "index").search(Request("وزير الداخلية")).hits
    assert "وزير الداخلية" in hit.snippet.text
