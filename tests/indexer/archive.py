"""A small archive of documents of our own, for tests of what is on the disk."""

from pathlib import Path

from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.manifest import Manifest

_PEOPLE = ("زياد الصيد", "نادر الجبالي", "كمال الوسلاتي", "سيرغي لافروف", "هالة بن عمر")
_PLACES = ("تونس", "وونسان", "موسكو", "غويانا الفرنسية", "بغداد", "صفاقس")
_THINGS = ("قمة", "مدرسة", "سفينة", "مكتبة", "جسر", "حديقة", "ميناء")

Answers = dict[str, object]


def write_archive(folder: Path, documents: int = 12) -> Path:
    """Make `documents` files in a new folder, each with a person and a place, and return the folder."""
    folder.mkdir(parents=True)
    for number in range(documents):
        write_document(folder, number)
    return folder


def write_document(folder: Path, number: int) -> Path:
    """Write one file: a document of this number, with its own words, person, place and day."""
    person, place, thing = (names[number % len(names)] for names in (_PEOPLE, _PLACES, _THINGS))
    text = (
        f"خبر {thing} {number}\n\nنشرت في: {number % 28 + 1:02}/07/2023\n\n"
        f"وصل الوزير {person} إلى مدينة {place} لافتتاح {thing} رقم {number}.\nوقال {person} إنه سيعود.\n"
    )
    file = folder / f"{number:03}.txt"
    file.write_text(text, encoding="utf-8")
    return file


def live(index: Path) -> Path:
    """Return the folder of the live generation of an index."""
    return index / Manifest.read(index).generation


def answers(index: Path) -> Answers:
    """Return what an index says of its documents: hits in order, facets, and each document with its mentions."""
    searcher = Searcher(index)
    said: Answers = {}
    for query in ("", *_THINGS, *_PLACES, *_PEOPLE):
        answer = searcher.search(Request(query, limit=100))
        said[query] = (answer.total, [(hit.id, hit.title) for hit in answer.hits], answer.facets)
    ids = [hit.id for hit in searcher.search(Request("", limit=100)).hits]
    return said | {id_: searcher.document(id_) for id_ in ids}
