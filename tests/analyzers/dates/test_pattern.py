import re

import pytest

from analyzers.dates import pattern


@pytest.mark.parametrize(
    ("written", "roles", "matched"),
    [
        (pattern.sequence("a", "b"), "abc", "ab"),
        (pattern.optional("a", "b"), "abc", "ab"),
        (pattern.optional("a", "b"), "ac", ""),
        (pattern.times(1, 2, "a", "b"), "ababab", "abab"),
        (pattern.times(1, 2, "a", "b"), "ac", None),
        (pattern.any_number("a"), "aaab", "aaa"),
        (pattern.sequence(pattern.one_of("a", "ab"), "c"), "abc", "abc"),
        (pattern.sequence(pattern.first_of("a", "ab"), "c"), "abc", None),
        (pattern.times(0, 9, pattern.none_of("b", "c")), "aacb", "aa"),
        (pattern.sequence(pattern.named("x", pattern.one_of("a", "b")), pattern.same_as("x")), "bb", "bb"),
        (pattern.sequence(pattern.named("x", pattern.one_of("a", "b")), pattern.same_as("x")), "ab", None),
        (pattern.sequence("a", pattern.followed_by("b")), "ab", "a"),
        (pattern.sequence("a", pattern.not_followed_by("b")), "ab", None),
        (pattern.sequence("a", pattern.preceded_by("a"), "b"), "ab", "ab"),
        (pattern.sequence("a", pattern.not_preceded_by("a"), "b"), "ab", None),
        (pattern.sequence("a", pattern.END_OF_LINE), "ab", None),
    ],
)
def test_combinators(written: str, roles: str, matched: str | None) -> None:
    match = re.match(written, roles)
    assert (match and match.group()) == matched
