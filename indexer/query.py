"""The query language: text -> syntax tree. Knows nothing of any engine.

    query  = loose
    loose  = either { either }            words side by side
    either = both { ("OR" | "|") both }
    both   = single { "AND" single }
    single = ("-" | "NOT") single | "(" loose ")" | '"' words '"' | word

Every text is a query: a quote or parenthesis left open closes at the end, a closing one too many and an
operator without operands are passed over.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analyzers.arabic import analyze
from analyzers.clitics import with_proclitics
from analyzers.stem import stem
from analyzers.token import Kind, Token
from indexer.errors import QueryError

MAX_LENGTH = 2000  # code points
MAX_WORDS = 200
MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Word:
    """One word in the forms of the analyzer.

    `behind_clitics` are exact forms that the stem does not join to it, `spellings` other spellings of a name, `related`
    other terms that a reader means too, with what each is worth beside the term, at most 1.
    """

    exact: str
    term: str
    behind_clitics: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    related: tuple[tuple[str, float], ...] = ()

    @property
    def other_forms(self) -> tuple[str, ...]:
        """The exact forms that count as this word, and that its stem may not find."""
        spelled = (form for word in self.spellings for form in (word, *with_proclitics(word)))
        return (*self.behind_clitics, *spelled)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order, as they are spelled."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents: an empty query."""


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that name a value; not in the language, and unlike a filter never left out of any count."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Called:
    """Documents that match `node`, or, for less, what else it is called."""

    node: "Node"
    others: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not match `node`."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Both:
    """Documents that match every node (written AND)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Documents that match one node or more (written OR)."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Words side by side: documents that match any and no Not; those that match all of them first."""

    nodes: tuple["Node", ...]


Node = Word | Phrase | Everything | Named | Called | Not | Both | Either | Loose

_LEXEME = re.compile(
    r"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<quote>["“”„«»])
    | (?P<either>\|)
    | (?<![^\s(]) (?P<minus>-) (?=[^\s-])
    | (?P<text>[^\s()"“”„«»|]+)
    """,
    re.VERBOSE,
)
_OPERATORS = {"AND": "both", "OR": "either", "NOT": "minus"}


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str  # open, close, quote, either, both, minus or text
    text: str


def parse(text: str) -> Node:
    """Read a query; white space alone asks for everything.

    Raises QueryError when it is longer or deeper than the limits above, or has no word to look for.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(f"The query has {len(text)} characters, and {MAX_LENGTH} is the most: shorten it.")
    if not text.strip():
        return Everything()
    lexemes = list(_lexemes(text))
    if sum(lexeme.kind == "text" for lexeme in lexemes) > MAX_WORDS:
        raise QueryError(f"The query has more than {MAX_WORDS} words: shorten it.")
    node = _Parser(lexemes).query()
    if node is None:
        raise QueryError(f"There is no word to look for in «{text.strip()[:40]}»: type a word or a name.")
    return node


def words(node: Node) -> Iterable[Word | Phrase | Named]:
    """Yield the words, phrases and values that a document is found by: those not under a Not."""
    match node:
        case Word() | Phrase() | Named():
            yield node
        case Called(called, others):
            for part in (called, *others):
                yield from words(part)
        case Both(nodes) | Either(nodes) | Loose(nodes):
            for part in nodes:
                yield from words(part)


def _lexemes(text: str) -> Iterable[_Lexeme]:
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup or "text"
        yield _Lexeme(_OPERATORS.get(match.group(), kind), match.group())


def _word(token: Token) -> Word:
    apart = (form for form in with_proclitics(token.exact) if stem(form) != token.term)
    return Word(token.exact, token.term, tuple(apart))


class _Parser:
    """Recursive descent over the lexemes, one method a rule of the grammar; None stands for nothing to look for."""

    def __init__(self, lexemes: list[_Lexeme]) -> None:
        self._lexemes = lexemes
        self._next = 0
        self._depth = 0

    def query(self) -> Node | None:
        parts = []
        while self._next < len(self._lexemes):
            parts.append(self._loose())
            self._take("close")  # one too many
        return _join(Loose, parts)

    def _loose(self) -> Node | None:
        parts = []
        while self._peek() not in ("", "close"):
            parts.append(self._either())
        return _join(Loose, parts)

    def _either(self) -> Node | None:
        parts = [self._both()]
        while self._take("either"):
            parts.append(self._both())
        return _join(Either, parts)

    def _both(self) -> Node | None:
        parts = [self._single()]
        while self._take("both"):
            parts.append(self._single())
        return _join(Both, parts)

    def _single(self) -> Node | None:
        kind = self._peek()
        if kind in ("", "close", "either", "both"):
            self._take("both")  # an operator without operands
            return None
        lexeme = self._lexemes[self._next]
        self._next += 1
        match kind:
            case "minus":
                return self._nested(self._not)
            case "open":
                return self._nested(self._group)
            case "quote":
                return self._phrase()
            case _:
                found = tuple(_word(token) for token in analyze(lexeme.text))
                return found[0] if len(found) == 1 else Phrase(found) if found else None

    def _not(self) -> Node | None:
        node = self._single()
        return Not(node) if node is not None else None

    def _group(self) -> Node | None:
        node = self._loose()
        self._take("close")
        return node

    def _phrase(self) -> Node | None:
        start = self._next
        while self._peek() not in ("", "quote"):
            self._next += 1
        text = " ".join(lexeme.text for lexeme in self._lexemes[start : self._next])
        self._take("quote")
        found = tuple(_word(token) for token in analyze(text))
        return Phrase(found) if found else None

    def _nested(self, rule: Callable[[], Node | None]) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryError(f"The query nests deeper than {MAX_DEPTH} levels: take parentheses or signs out.")
        node = rule()
        self._depth -= 1
        return node

    def _peek(self) -> str:
        """Kind of the lexeme that comes next; empty at the end."""
        return self._lexemes[self._next].kind if self._next < len(self._lexemes) else ""

    def _take(self, kind: str) -> bool:
        """Step over the next lexeme if it is of `kind`."""
        taken = self._peek() == kind
        self._next += taken
        return taken


def _join(kind: type[Both] | type[Either] | type[Loose], parts: list[Node | None]) -> Node | None:
    nodes = tuple(part for part in parts if part is not None)
    return kind(nodes) if len(nodes) > 1 else nodes[0] if nodes else None
