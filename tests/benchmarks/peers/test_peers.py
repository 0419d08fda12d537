"""The contract of the peers that run without a server or a compiler; peers that are not installed are skipped."""

import sys
from pathlib import Path

import pytest

from benchmarks.peers.contract import Peer, PeerMissingError
from benchmarks.peers.registry import PEERS, load
from indexer.documents.document import Document

SERVERS = {"lucene", "light10", "typesense"}
DOCUMENTS = [
    Document("tea", "الشاي", "يشرب الناس الشاي في الصباح.", None, "a"),
    Document("sea", "البحر", "سافر البحارة في البحر إلى الميناء.", None, "b"),
    Document("port", "ميناء جديد", "وصلت سفينة كبيرة تحمل القمح.\tواليوم\nتعود.", None, "c"),
]


@pytest.fixture(params=sorted(PEERS.keys() - SERVERS))
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> Peer:
    try:
        made = load(request.param)(tmp_path)
    except PeerMissingError as fault:
        pytest.skip(f"skipped: {fault}")
    made.prepare()
    made.build(DOCUMENTS)
    return made


FOUND = [
    ("سفينة", ["port"]),
    ("جديد", ["port"]),
    ("القمح جديد الصباح", ["port", "tea"]),
    ("مطر", []),
    ("؟ - *", []),
    ("(سفينة AND : OR", ["port"]),
]


def test_peer_finds_any_of_the_words_best_first(peer: Peer) -> None:
    with peer.opened() as opened:
        for query, expected in FOUND:
            assert opened.find(query, 10).ids == expected, query


def test_peer_returns_the_limit_and_its_time(peer: Peer) -> None:
    with peer.opened() as opened:
        answer = opened.find("القمح جديد الصباح", 1)
    assert len(answer.ids) == 1
    assert answer.seconds > 0
    assert peer.version()[0].isdigit()


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xapian", None)
    monkeypatch.delitem(sys.modules, "benchmarks.peers.xapian_bm25", raising=False)
    with pytest.raises(PeerMissingError, match="no Python module xapian: pip install"):
        load("xapian")


def test_missing_module_of_our_own_is_not_a_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PEERS, "nothing", ("nothing", "Nothing"))
    with pytest.raises(ModuleNotFoundError):
        load("nothing")
