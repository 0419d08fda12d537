import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from indexer.documents.metadata import Metadata
from indexer.documents.readers.web.page_metadata import find_metadata


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


@pytest.mark.parametrize(
    ("html", "metadata"),
    [
        ('<link rel="canonical" href="https://example.org/a">', Metadata("https://example.org/a")),
        (
            '<link rel=canonical href="/a"><meta property="og:url" content="http://example.org/b">',
            Metadata("http://example.org/b"),
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', Metadata()),
        ('<meta name="author" content=" سعاد  علي ">', Metadata(author="سعاد علي")),
        (
            '<meta property="article:author" content="https://facebook.com/x"><a rel=author href=/>سعاد</a>',
            Metadata(author="سعاد"),
        ),
        ('<span itemprop="author"><b itemprop="name">سعاد</b> محررة</span>', Metadata(author="سعاد")),
        ('<meta property="og:site_name" content="صحيفة">', Metadata(site="صحيفة")),
        ('<meta property="article:section" content="ثقافة">', Metadata(section="ثقافة")),
        ('<html lang="ar-MA"><p>نص', Metadata(language="ar-MA")),
        ('<html lang="ar"><meta http-equiv="Content-Language" content="fr">', Metadata(language="ar")),
        ('<meta name="author" content="-"><meta name="author" content="">', Metadata()),
        (f'<meta name="author" content="{"س" * 300}">', Metadata()),
        (
            ld(author=[{"@type": "Person", "name": "سعاد"}, {"name": "هند"}], publisher={"name": "صحيفة"})
            + ld(articleSection=["ثقافة"], inLanguage="ar"),
            Metadata(author="سعاد، هند", site="صحيفة", section="ثقافة", language="ar"),
        ),
        (ld(author={"@id": "x"}, publisher=5) + '<meta name="author" content="سعاد">', Metadata(author="سعاد")),
        (ld(**{"@graph": [{"author": {"name": "سعاد"}}, {"author": {"name": "معلق"}}]}), Metadata(author="سعاد")),
        ("", Metadata()),
    ],
)
def test_what_a_page_states(html: str, metadata: Metadata) -> None:
    assert find_metadata(LexborHTMLParser(html)) == metadata
