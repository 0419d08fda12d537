import re

import pytest

from analyzers.dates import combinators


@pytest.mark.parametrize(
    ("pattern", "roles", "matched"),
    [
        (combinators.sequence("a", "b"), "abc", "ab"),
        (combinators.optional("a", "b"), "abc", "ab"),
        (combinators.optional("a", "b"), "ac", ""),
        (combinators.times(1, 2, "a", "b"), "ababab", "abab"),
        (combinators.times(1, 2, "a", "b"), "ac", None),
        (combinators.any_number("a"), "aaab", "aaa"),
        (combinators.sequence(combinators.one_of("a", "ab"), "c"), "abc", "abc"),
        (combinators.sequence(combinators.first_of("a", "ab"), "c"), "abc", None),
        (combinators.times(0, 9, combinators.none_of("b", "c")), "aacb", "aa"),
        (
            combinators.sequence(combinators.named("x", combinators.one_of("a", "b")), combinators.same_as("x")),
            "bb",
            "bb",
        ),
        (
            combinators.sequence(combinators.named("x", combinators.one_of("a", "b")), combinators.same_as("x")),
            "ab",
            None,
        ),
        (combinators.sequence("a", combinators.followed_by("b")), "ab", "a"),
        (combinators.sequence("a", combinators.not_followed_by("b")), "ab", None),
        (combinators.sequence("a", combinators.preceded_by("a"), "b"), "ab", "ab"),
        (combinators.sequence("a", combinators.not_preceded_by("a"), "b"), "ab", None),
        (combinators.sequence("a", combinators.END_OF_LINE), "ab", None),
    ],
)
def test_combinators(pattern: str, roles: str, matched: str | None) -> None:
    match = re.match(pattern, roles)
    assert (match and match.group()) == matched
