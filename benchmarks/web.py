"""Measure the pages of an index: `python -m benchmarks.web INDEX`.

Prints p50 and p99 of pages of results in CPU milliseconds of the server, HTML included, for queries that were not asked
before; then what each kind of page weighs in KB, with its style and scripts, as they are and compressed.
"""

import re
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import click
from flask.testing import FlaskClient

from benchmarks.speed.searches import WARMING, draw_queries, percentile
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from web.app import create_app

_STATIC = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg)[^"]*)"')


class Weight(NamedTuple):
    """Bytes of a page with its files, as they are and compressed by zlib."""

    plain: int
    compressed: int


def time_results(searcher: Searcher) -> list[float]:
    """Return the CPU milliseconds of a page of results for each new query, in order."""
    client = create_app(searcher).test_client()
    for query in WARMING:
        client.get(f"/search?q={quote(query)}")
    return sorted(_asked(client, query) for query in draw_queries(searcher))


def weigh(searcher: Searcher) -> Iterator[tuple[str, Weight]]:
    """Yield each kind of page with its weight."""
    client = create_app(searcher).test_client()
    answer = searcher.search(Request("", sort="newest"))
    person = answer.facets.kinds["people"][0].value
    for label, address in (
        ("home", "/"),
        ("results", f"/search?q={quote(person)}"),
        ("document", f"/documents/{quote(answer.hits[0].id)}"),
        ("person", f"/people/{quote(person)}"),
        ("map", "/map"),
        ("help", "/help"),
    ):
        yield label, _weight(client, address)


def _asked(client: FlaskClient, query: str) -> float:
    start = time.process_time()
    client.get(f"/search?q={quote(query)}")
    return (time.process_time() - start) * 1000


def _content(client: FlaskClient, address: str) -> bytes:
    with client.get(address, headers={"Accept-Encoding": "identity"}) as response:
        content: bytes = response.data
    return content


def _weight(client: FlaskClient, address: str) -> Weight:
    page = _content(client, address)
    files = {file.decode() for file in _STATIC.findall(page)}
    contents = [page, *(_content(client, file) for file in files)]
    return Weight(sum(map(len, contents)), sum(len(zlib.compress(content)) for content in contents))


@click.command()
@click.argument("index", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(index: Path) -> None:
    """Print the times and the weights of the pages of INDEX."""
    searcher = Searcher(index)
    times = time_results(searcher)
    click.echo(
        f"results, {len(times)} new queries: p50 {percentile(times, 50):.1f} ms, p99 {percentile(times, 99):.1f} ms"
    )
    for label, weight in weigh(searcher):
        click.echo(f"{label:10} {weight.plain / 1000:6.0f} KB, compressed {weight.compressed / 1000:5.1f} KB")


if __name__ == "__main__":
    main()
