"""Combinators for rules: they build regular expressions from roles and from other regular expressions.

Several `parts` are a sequence. A line may be a table of a million numbers, so a rule bounds every repetition.
"""

END_OF_LINE = "$"


def sequence(*parts: str) -> str:
    """Match all parts, one after another."""
    return "".join(parts)


def optional(*parts: str) -> str:
    """Match the parts once or not at all."""
    return times(0, 1, *parts)


def times(minimum: int, maximum: int, *parts: str) -> str:
    """Match the parts, repeated as often as possible."""
    return f"(?:{''.join(parts)}){{{minimum},{maximum}}}"


def any_number(*parts: str) -> str:
    """Match the parts, repeated as often as possible or not at all. Use only where long lines stay fast."""
    return f"(?:{''.join(parts)})*"


def one_of(*alternatives: str) -> str:
    """Match the first alternative with which the whole rule matches."""
    return f"(?:{'|'.join(alternatives)})"


def first_of(*alternatives: str) -> str:
    """Match the first alternative that can match; no other is tried, even if the rest of the rule then fails."""
    return f"(?>{'|'.join(alternatives)})"


def none_of(*roles: str) -> str:
    """Match one atom of any other role."""
    return f"[^{''.join(roles)}]"


def named(name: str, *parts: str) -> str:
    """Match the parts as the group `name`."""
    return f"(?P<{name}>{''.join(parts)})"


def same_as(name: str) -> str:
    """Match the roles of the group `name` once more."""
    return f"(?P={name})"


def followed_by(*parts: str) -> str:
    """Match the empty string before the parts."""
    return f"(?={''.join(parts)})"


def not_followed_by(*parts: str) -> str:
    """Match the empty string, but not before the parts."""
    return f"(?!{''.join(parts)})"


def preceded_by(*parts: str) -> str:
    """Match the empty string after the parts, whose length must be fixed."""
    return f"(?<={''.join(parts)})"


def not_preceded_by(*parts: str) -> str:
    """Match the empty string, but not after the parts, whose length must be fixed."""
    return f"(?<!{''.join(parts)})"
