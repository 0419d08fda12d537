"""Combinators for rules: they build a regular expression from roles, and from what other combinators return.

Several parts are a sequence. A line may be a table of a million numbers, so a rule bounds every repetition.
"""

END_OF_LINE = "$"


def sequence(*parts: str) -> str:
    """All parts, one after another."""
    return "".join(parts)


def optional(*parts: str) -> str:
    """The parts once or not at all."""
    return times(0, 1, *parts)


def times(minimum: int, maximum: int, *parts: str) -> str:
    """The parts, repeated as often as possible."""
    return f"(?:{''.join(parts)}){{{minimum},{maximum}}}"


def any_number(*parts: str) -> str:
    """The parts, repeated as often as possible or not at all: only for what cannot make a long line slow."""
    return f"(?:{''.join(parts)})*"


def one_of(*alternatives: str) -> str:
    """The first alternative with which the whole rule matches."""
    return f"(?:{'|'.join(alternatives)})"


def first_of(*alternatives: str) -> str:
    """The first alternative that matches; the others are not tried even if the rest of the rule then fails."""
    return f"(?>{'|'.join(alternatives)})"


def none_of(*roles: str) -> str:
    """One atom of any role but these."""
    return f"[^{''.join(roles)}]"


def named(name: str, *parts: str) -> str:
    """The parts, as a group that the match returns under `name`."""
    return f"(?P<{name}>{''.join(parts)})"


def same_as(name: str) -> str:
    """The roles that the group `name` matched, once more."""
    return f"(?P={name})"


def followed_by(*parts: str) -> str:
    """Nothing, where the parts follow."""
    return f"(?={''.join(parts)})"


def not_followed_by(*parts: str) -> str:
    """Nothing, where the parts do not follow."""
    return f"(?!{''.join(parts)})"


def preceded_by(*parts: str) -> str:
    """Nothing, where the parts, whose length is fixed, precede."""
    return f"(?<={''.join(parts)})"


def not_preceded_by(*parts: str) -> str:
    """Nothing, where the parts, whose length is fixed, do not precede."""
    return f"(?<!{''.join(parts)})"
