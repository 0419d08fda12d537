"""The options of `build` and `update` that make a recipe."""

from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any, TypeVar

import click

from indexer.documents.recipe import Recipe
from indexer.messages.catalogue import in_both

T = TypeVar("T")

_OPTIONS = (
    click.option(
        "--include",
        multiple=True,
        metavar="PATTERN",
        help=in_both("Read only files that fit a pattern as in .gitignore: '*.pdf', 'reports/'."),
    ),
    click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help=in_both("Leave out files and folders that fit a pattern as in .gitignore: 'drafts/', '*.tmp'."),
    ),
)


def with_recipe(command: Callable[..., T]) -> Callable[..., T]:
    """Give a command the options of a recipe, which is its first argument."""

    @wraps(command)
    def run(**options: Any) -> T:
        stated = {field.name: options.pop(field.name) for field in fields(Recipe) if field.name in options}
        return command(Recipe(**stated), **options)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run
