"""The options that say where the documents of an index are."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.index import main


@pytest.mark.parametrize(
    "node",
    [
        "elsewhere",
        "ftp://host:1",
        "http://",
        "https://reader:secret@host:9200",
        "http://host:abc",
        "http://host:99999",
        "http://host:1 http://host:2",
        "http://a host",
    ],
)
def test_what_is_no_node_or_has_a_password_is_refused(tmp_path: Path, node: str) -> None:
    arguments = [
        "build",
        str(tmp_path),
        "--engine",
        "opensearch",
        "--cluster",
        node,
        "--index",
        str(tmp_path / "index"),
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "https://HOST:PORT" in result.output


def test_a_cluster_that_is_down_leaves_the_index_as_it_was(tmp_path: Path, seeds: Path, index: Path) -> None:
    before = (index / "manifest.json").read_text(encoding="utf-8")
    arguments = [
        "build",
        str(seeds),
        "--engine",
        "opensearch",
        "--cluster",
        "http://127.0.0.1:1",
        "--index",
        str(index),
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code not in (0, 1)
    assert "http://127.0.0.1:1 cannot be reached" in result.output
    assert (index / "manifest.json").read_text(encoding="utf-8") == before
    assert len(list(index.glob("generation-*"))) == 1
