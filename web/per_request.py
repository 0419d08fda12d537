"""Values that a page asks for hundreds of times, computed once a request."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from flask import g

T = TypeVar("T")


def per_request(compute: Callable[[], T]) -> Callable[[], T]:
    """Return a function that computes its value once in each request."""
    name = f"{compute.__module__}.{compute.__qualname__}"

    @wraps(compute)
    def computed() -> T:
        values: dict[str, T] = g.setdefault("per_request", {})
        if name not in values:
            values[name] = compute()
        return values[name]

    return computed
