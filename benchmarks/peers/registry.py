"""The peers by name."""

from importlib import import_module

from benchmarks.peers.contract import Peer, PeerMissingError

OURS = "kashshaf"
_OUR_PACKAGES = ("analyzers", "indexer", "benchmarks")  # a module missing there is a mistake, not a missing package
BASE = "tantivy"  # one field, one term per word: the unit of speed

# The module of this package and the class, by name.
PEERS = {
    OURS: ("kashshaf", "Kashshaf"),
    "kashshaf-facets": ("kashshaf_facets", "KashshafFacets"),
    "lucene": ("lucene_arabic", "LuceneArabic"),
    "light10": ("light10", "Light10"),
    BASE: ("tantivy_builtin", "TantivyDefault"),
    "tantivy-arabic": ("tantivy_builtin", "TantivyArabic"),
    "sqlite": ("sqlite_fts5", "SqliteFts5"),
    "xapian": ("xapian_bm25", "Xapian"),
    "xapian-arabic": ("xapian_bm25", "XapianArabic"),
    "whoosh": ("whoosh_bm25f", "Whoosh"),
    "whoosh-arabic": ("whoosh_bm25f", "WhooshArabic"),
    "typesense": ("typesense_server", "Typesense"),
}


def load(name: str) -> type[Peer]:
    """Return the class of a peer. Raise PeerMissingError if a package that it needs is not installed."""
    module, class_ = PEERS[name]
    try:
        peer: type[Peer] = getattr(import_module(f"benchmarks.peers.{module}"), class_)
    except ModuleNotFoundError as fault:
        if str(fault.name).partition(".")[0] in _OUR_PACKAGES:
            raise
        raise PeerMissingError(f"There is no Python module {fault.name}: pip install -e '.[bench]'") from fault
    return peer
