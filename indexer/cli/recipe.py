"""The options of `build` and `update` that make a recipe."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from indexer.cli.command import localized_error
from indexer.documents.properties import facet_columns
from indexer.documents.readers.tables.columns import ColumnMap, read_map
from indexer.documents.recipe import OPTIONS, Recipe
from indexer.errors import QueryError, SourceError
from indexer.messages.catalogue import localized

T = TypeVar("T")


def _facets(ctx: click.Context, param: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    """Return columns as a recipe has them; fail if one is none."""
    try:
        return tuple(map(str, facet_columns(_not_blank(ctx, param, written))))
    except QueryError as fault:
        raise click.BadParameter(localized_error(fault), ctx, param) from fault


def _not_blank(ctx: click.Context, param: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    """Return values without empty ones, which only say that those of the index no longer hold."""
    return tuple(filter(str.strip, written))


def _map(ctx: click.Context, param: click.Parameter, written: str) -> ColumnMap:
    """Return the columns of fields as a recipe has them; fail if that is no map."""
    try:
        return read_map(written)
    except SourceError as fault:
        raise click.BadParameter(localized_error(fault), ctx, param) from fault


def _nodes(ctx: click.Context, param: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    """Return the URLs of nodes; fail if one is none, or has a password: the index keeps them."""
    for node in written:
        if not _is_node(node):
            raise click.BadParameter(
                localized("%(node)s is no address of a node: write https://HOST:PORT, without a password.", node=node),
                ctx,
                param,
            )
    return written


def _is_node(written: str) -> bool:
    """Say whether a text is the URL of one node, without a password."""
    try:
        address = urlsplit(written)
        address.port  # noqa: B018 - one that is no number raises ValueError
    except ValueError:
        return False
    one = written.split() == [written]
    return one and address.scheme in ("http", "https") and bool(address.hostname) and "@" not in address.netloc


map_option = click.option(
    "--map",
    "columns",
    default="",
    metavar="FIELD=COLUMN,...",
    callback=_map,
    help=localized(
        "Name the columns of .csv, .tsv, .json and .jsonl files: text=body,date=published. Fields are id, title, "
        "text, published (or date), url, author, site, section and language."
    ),
)
_OPTIONS = (
    map_option,
    click.option(
        "--facet",
        "facets",
        multiple=True,
        metavar="COLUMN[=LABEL]",
        callback=_facets,
        help=localized("Make a column of the sources a facet, beside source, section and author; may be repeated."),
    ),
    click.option(
        "--include",
        multiple=True,
        metavar="PATTERN",
        callback=_not_blank,
        help=localized("Read only files that fit a pattern as in .gitignore: '*.pdf', 'reports/'."),
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        callback=_not_blank,
        help=localized("Leave out files and folders that fit a pattern as in .gitignore: 'drafts/', '*.tmp'."),
    ),
    click.option(
        "--engine",
        type=click.Choice(["tantivy", "opensearch"]),
        default="tantivy",
        help=localized("Keep the documents in the folder of the index (tantivy), or in a cluster of OpenSearch."),
    ),
    click.option(
        "--cluster",
        multiple=True,
        metavar="URL",
        default=("http://127.0.0.1:9200",),
        envvar="KASHSHAF_CLUSTER",
        callback=_nodes,
        help=localized(
            "Name a node of the cluster; may be repeated. KASHSHAF_CLUSTER names them too, with blanks between them; "
            "KASHSHAF_CLUSTER_USER and KASHSHAF_CLUSTER_PASSWORD say who asks."
        ),
    ),
)


def with_recipe(command: Callable[..., T]) -> Callable[..., T]:
    """Give a command the options of a recipe, which is its first argument. Those that are given are stated."""

    @wraps(command)
    def run(**options: Any) -> T:
        source_of = click.get_current_context().get_parameter_source
        given = {name for name in (*OPTIONS, "engine") if source_of(name) is ParameterSource.COMMANDLINE}
        stated = given - {"engine"} | ({"cluster"} if "engine" in given else set())
        engine, nodes = options.pop("engine"), options.pop("cluster")
        in_cluster = engine == "opensearch" or ("cluster" in given and "engine" not in given)
        options["cluster"] = nodes if in_cluster else ()
        recipe = Recipe(**{name: options.pop(name) for name in OPTIONS}, stated=frozenset(stated))
        return command(recipe, **options)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run
