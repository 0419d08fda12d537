"""The query language: text -> syntax tree.

    query  = all_of
    all_of = or { or }
    or     = and { ("OR" | "|" | "أو") and }
    and    = unary { "AND" unary }
    unary  = ("-" | "NOT") unary | "(" all_of ")" | field ":" value | "=" value | text
    text   = '"' words '"' [ "~" N ] | word [ "*" | "~" ]
    value  = word | '"' words '"'         inside quotes \\" is a quotation mark and \\\\ a backslash

Every text with a word is a query: an open quote or parenthesis closes at the end, an extra closing parenthesis and an
operator without operands are ignored, and what is not an operator in its place is a word. The names of the fields are
in `indexer.query.lexer`; `str(node)` prints a tree as a query.
"""

from collections.abc import Callable

from indexer.errors import QueryError
from indexer.query.leaves import MatchAll
from indexer.query.lexer import Lexeme, lexemes
from indexer.query.limits import MAX_DEPTH, MAX_LENGTH
from indexer.query.terms import WordReader
from indexer.query.tree import AllOf, And, Node, Not, Or


def has_surrogates(text: str) -> bool:
    """Say whether a text was decoded from bytes that are not UTF-8: Python turns those into lone surrogates."""
    return any("\ud800" <= char <= "\udfff" for char in text)


def parse(text: str) -> Node:
    """Parse a query; white space alone matches all documents.

    Raises QueryError for a query that exceeds a limit or has no word to search for.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(
            "The query has %(length)s characters; at most %(limit)s are allowed: shorten it.",
            length=len(text),
            limit=MAX_LENGTH,
        )
    if not text.strip():
        return MatchAll()
    if has_surrogates(text):
        raise QueryError("The query is not in UTF-8: type it again, or set the terminal to UTF-8.")
    node = _Parser(list(lexemes(text))).query()
    if node is None:
        raise QueryError(
            "There is no word to search for in “%(query)s”: type a word or a name.", query=text.strip()[:40]
        )
    return node


class _Parser:
    """Recursive descent over the lexemes, one method per rule of the grammar.

    A rule returns None if it has no word to search for.
    """

    def __init__(self, lexemes_: list[Lexeme]) -> None:
        self._lexemes = lexemes_
        self._next = 0
        self._depth = 0
        self._words = WordReader()

    def query(self) -> Node | None:
        parts: list[Node | None] = []
        while self._next < len(self._lexemes):
            part = self._all_of()
            parts.extend(part.nodes if isinstance(part, AllOf) else [part])
            self._take("close")  # an unmatched parenthesis
        return _join(AllOf, parts)

    def _all_of(self) -> Node | None:
        parts: list[Node | None] = []
        while self._peek() not in ("", "close"):
            first, part = self._next, self._or()
            is_one_lexeme = self._next == first + 1  # words whose space is missing: المادة5
            parts.extend(part.nodes if is_one_lexeme and isinstance(part, AllOf) else [part])
        return _join(AllOf, parts)

    def _or(self) -> Node | None:
        parts = [self._and()]
        while self._take("or"):
            parts.append(self._and())
        return _join(Or, parts)

    def _and(self) -> Node | None:
        parts = [self._unary()]
        while self._take("and"):
            parts.append(self._unary())
        return _join(And, parts)

    def _unary(self) -> Node | None:
        kind = self._peek()
        if kind in ("", "close", "or", "and"):
            self._take("and")  # an operator without operands
            return None
        lexeme = self._lexemes[self._next]
        self._next += 1
        match kind:
            case "not":
                return self._nested(self._not)
            case "open":
                return self._nested(self._group)
            case _:
                return self._words.read(lexeme)

    def _not(self) -> Node | None:
        node = self._unary()
        return Not(node) if node is not None else None

    def _group(self) -> Node | None:
        node = self._all_of()
        self._take("close")
        return node

    def _nested(self, rule: Callable[[], Node | None]) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryError(
                "The query is nested deeper than %(limit)s levels: remove parentheses or operators.", limit=MAX_DEPTH
            )
        node = rule()
        self._depth -= 1
        return node

    def _peek(self) -> str:
        """Return the kind of the next lexeme, empty at the end."""
        return self._lexemes[self._next].kind if self._next < len(self._lexemes) else ""

    def _take(self, kind: str) -> bool:
        """Skip the next lexeme if it is of `kind`; say whether it was."""
        taken = self._peek() == kind
        self._next += taken
        return taken


def _join(kind: type[And] | type[Or] | type[AllOf], parts: list[Node | None]) -> Node | None:
    nodes = tuple(part for part in parts if part is not None)
    return kind(nodes) if len(nodes) > 1 else nodes[0] if nodes else None
