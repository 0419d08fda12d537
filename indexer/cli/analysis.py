"""What the analyzer and the facets make of a text, laid out for people and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import analyze
from analyzers.token import Mention, Token
from indexer.display import isolated
from indexer.engine.entry import KINDS

_HEADINGS = {"people": "الأشخاص people", "places": "الأماكن places", "dates": "التواريخ dates"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """The tokens and mentions of `text`; their offsets are code points of it."""

    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]

    def lines(self) -> Iterator[str]:
        """Yield what `index-cli analyze` prints: mentions with what found them, then the terms in order."""
        for kind in KINDS:
            yield f"{_HEADINGS[kind]}:"
            for mention in self.mentions:
                if mention.kind == kind:
                    yield f"  {isolated(mention.value)}  ←  {isolated(mention.surface)}  ({mention.evidence})"
        yield "المصطلحات terms:"
        yield "  " + " ".join(token.term for token in self.tokens)


def analyse(text: str, published: date | None) -> Analysis:
    """Analyse a text that was published on a day, or on none that is known."""
    return Analysis(text, tuple(analyze(text)), tuple(find_mentions(text, published)))
