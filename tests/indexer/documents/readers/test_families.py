from indexer.documents.readers.families import FAMILIES
from indexer.documents.readers.formats import KNOWN


def test_the_families_have_each_format_once() -> None:
    extensions = [extension for family in FAMILIES for extension in family.extensions]
    assert sorted(extensions) == sorted(KNOWN)
