"""What an index answers to many requests, to compare two indexes of the same files."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from benchmarks.faults.archive import PEOPLE, PLACES, TITLES, TOPICS
from indexer.query.request import Filters, Request
from indexer.search.json_objects import answer_json
from indexer.search.searcher import Searcher
from indexer.values.canonical import NAME_KINDS

Answers = Mapping[str, object]

_ALL = 1000  # documents: more than an archive of the campaigns has
_QUERIES = (
    "",
    *(*PEOPLE, *PLACES, *TITLES, *TOPICS),
    "وزير القاهرة المياه",
    "القاهره OR تونس",
    "-لافروف المياه",
    '"كأس العالم"',
    "مكت*",
    "غوتيرش~",
    "ghutirish",
    "قال إنه وصل",
    "title:لافروف",
    "mentioned:2023",
    "لافروق",
    "المياة",
)
_TYPED = ("ل", "لا", "الق", "القاهرة ال", "سيرغي لا", "كأس ا", "و")
_FILTERS = (
    Filters(),
    Filters({"places": ("القاهرة",)}),
    Filters({"people": ("سيرغي لافروف",)}, since=date(2024, 3, 1)),
    Filters(within=("أفريقيا",)),
)


def answers(index: Path) -> Answers:
    """Return all that the index in a folder answers to these requests, by request; times are left out."""
    return dict(_answers(Searcher(index)))


def differences(one: Answers, other: Answers) -> list[str]:
    """Return the requests that two indexes answer differently."""
    return [request for request in one.keys() | other.keys() if one.get(request) != other.get(request)]


def _answers(searcher: Searcher) -> Iterator[tuple[str, object]]:
    for number, filters in enumerate(_FILTERS):
        for query in _QUERIES if not number else _QUERIES[:6]:
            yield f"search {query} {number}", _answer(searcher, Request(query, filters, limit=_ALL))
    yield "newest", _answer(searcher, Request("المياه", sort="newest", limit=_ALL))
    for query in _QUERIES[:12]:
        request = Request(query, limit=_ALL, strictness="wide", any_word=True, all_copies=True)
        yield f"wide {query}", _answer(searcher, request)
    for text in _TYPED:
        yield f"suggest {text}", [asdict(suggestion) for suggestion in searcher.suggest(Request(text))]
    yield "entities", searcher.entities(NAME_KINDS)
    yield from _documents(searcher)


def _answer(searcher: Searcher, request: Request) -> object:
    answer = searcher.search(request)
    rescue = answer.rescue and replace(answer.rescue, answer=replace(answer.rescue.answer, took_ms=0))
    return answer_json(replace(answer, took_ms=0, rescue=rescue))


def _documents(searcher: Searcher) -> Iterator[tuple[str, object]]:
    for hit in searcher.search(Request("", limit=_ALL, all_copies=True)).hits:
        yield f"document {hit.id}", searcher.document(hit.id)
        yield f"copies {hit.id}", searcher.copies(hit.id)
        yield f"similar {hit.id}", [(each.id, round(each.score, 4)) for each in searcher.similar(hit.id)]
