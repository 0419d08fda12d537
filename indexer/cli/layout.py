"""Lay out answers, documents, entities and analyses as lines of text for people."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from analyzers.latin.romanisation import latin_name
from analyzers.token import Mention, Token
from indexer.cli.query_notes import lay_out_reasons
from indexer.cli.terminal import highlighted
from indexer.display import isolated, printable
from indexer.documents.metadata import Metadata
from indexer.engine.base import FacetValue
from indexer.engine.entry import KINDS
from indexer.messages.catalogue import localized, localized_count, terminal_languages
from indexer.query.highlight import Snippet
from indexer.query.request import Request
from indexer.search.answer import Answer, Hit, Partial
from indexer.search.document_page import DocumentPage
from indexer.search.explanation import Reason
from indexer.search.facet_list import FacetList
from indexer.search.labels import FACET_LABELS, decade_label, facet_label
from indexer.values.entities import Entity

Explain = Callable[[Hit], Sequence[Reason]]

# How much of a list fits on a terminal.
_MAX_FACET_VALUES = 8
_MAX_COPIES = 5
_MAX_SPELLINGS = 8
_MAX_STATED = 100  # characters of a value that a source states


def lay_out_page(answer: Answer, explain: Explain | None = None) -> str:
    """Lay out the hits that match the whole query, and the facets; below each hit, the reasons from `explain`."""
    if not answer.total:
        return _without(answer.request, answer.partial) if answer.partial.total else _nothing(answer.request)
    hits = [_explained(number, hit, explain) for number, hit in enumerate(answer.hits, answer.request.offset + 1)]
    documents = localized_count("%(count)s document", "%(count)s documents", answer.total)
    head = f"{documents}{_collapsed(answer)}  ({answer.took_ms:.0f} ms)"
    is_past_the_end = answer.request.limit and not hits and not answer.partial.hits
    ended = [localized("The results end before this: lower --offset.")] if is_past_the_end else []
    facets = [
        _facet(kind, localized(FACET_LABELS[kind]), values) for kind, values in answer.facets.kinds.items() if values
    ]
    facets += [
        _facet(name, isolated(facet_label(name, localized, answer.columns)), values)
        for name, values in answer.facets.properties.items()
        if len(values) > 1
    ]
    return "\n\n".join(filter(None, [head, *hits, *ended, "\n".join(facets)]))


def _collapsed(answer: Answer) -> str:
    """Say how many of the documents are no hits of their own; empty if all are."""
    if not answer.collapsed:
        return ""
    said = localized_count(
        "%(count)s near-duplicate collapsed", "%(count)s near-duplicates collapsed", answer.collapsed
    )
    return f" ({said})"


def lay_out_partial(answer: Answer, explain: Explain | None = None) -> str:
    """Lay out the hits of a page that have only some of the words, below a line that says so; empty without any."""
    partial = answer.partial
    if not partial.hits:
        return ""
    first = max(answer.request.offset, answer.total - answer.collapsed) + 1
    hits = (
        _explained(number, each.hit, explain, _lacks(each.lacks)) for number, each in enumerate(partial.hits, first)
    )
    documents = localized_count("%(count)s document", "%(count)s documents", partial.total)
    heading = localized("With some of the words")
    return "\n\n".join([f"—— {heading}: {documents}", *hits])


def lay_out_document(pages: Iterable[DocumentPage]) -> Iterator[str]:
    """Yield a whole document, a page at a time; highlight the words of the query on a terminal only."""
    for page in pages:
        yield _title_page(page) if page.number == 1 else _page(page)


def _page(page: DocumentPage) -> str:
    return highlighted(Snippet(page.text, page.marks if sys.stdout.isatty() else ()), _printable_lines)


def _title_page(page: DocumentPage) -> str:
    document = page.document
    title, _, body = _page(page).partition("\n")
    day = document.published.isoformat() if document.published else localized("Undated")
    facts = [f"{day} · {isolated(document.source)}", *_stated(document.metadata)]
    return "\n".join([title if _shows(title) else localized("Untitled document"), *facts, "", body])


def lay_out_similar(id_: str, hits: Sequence[Hit]) -> str:
    """Lay out the documents most similar to the one with this id."""
    if not hits:
        return localized("No document is similar to %(id)s.", id=isolated(id_))
    return "\n\n".join(_hit(number, hit) for number, hit in enumerate(hits, 1))


def lay_out_values(found: FacetList) -> Iterator[str]:
    """Yield a line for each value of a list, with its number of documents; of an empty list a line that says so."""
    if not found.total:
        yield localized("Nothing in these results")
    for each in found.values:
        yield f"{each.count:>7,}  {_shown(found.listing.facet, each.value)}"


def lay_out_entity(entity: Entity) -> Iterator[str]:
    """Yield the document count, kind and name of an entity, then its spellings if there are several."""
    yield f"{entity.documents:>7,}  {entity.kind:<6}  {_shown(entity.kind, entity.value)}"
    if any(spelling != entity.value for spelling, _ in entity.spellings):
        listed = [f"{isolated(spelling)} {count:,}" for spelling, count in entity.spellings[:_MAX_SPELLINGS]]
        rest = len(entity.spellings) - _MAX_SPELLINGS
        if rest > 0:
            more = localized_count("%(count)s more spelling", "%(count)s more spellings", rest)
            listed.append(f"{more}: --json")
        yield f"{'':17}{' · '.join(listed)}"


def lay_out_analysis(tokens: Iterable[Token], mentions: Sequence[Mention]) -> Iterator[str]:
    """Yield the mentions of each kind with the evidence for each, then the terms in order."""
    for kind in KINDS:
        yield f"{localized(FACET_LABELS[kind])}:"
        for mention in mentions:
            if mention.kind == kind:
                value = isolated(_value(kind, mention.value))
                yield f"  {value}  ←  {isolated(mention.surface)}  ({mention.evidence})"
    terms = localized("Terms")
    yield f"{terms}:"
    yield "  " + " ".join(token.term for token in tokens)


def _without(request: Request, partial: Partial) -> str:
    """Say that no document has all words of a query, and how many have all but one of them."""
    counts = (
        (word, localized_count("%(count)s document", "%(count)s documents", count))
        for word, count in partial.without.items()
    )
    lines = [f"{localized('Without “%(label)s”', label=isolated(word))}: {documents}" for word, documents in counts]
    if request.filters.restrict:
        return "\n".join([_nothing(request), *lines])
    said = localized("No document has all the words of “%(query)s”", query=isolated(request.query))
    return "\n".join([said, *lines])


def _nothing(request: Request) -> str:
    """Say that nothing was found, in the same words as the web page."""
    query, is_filtered = isolated(request.query), request.filters.restrict
    if request.query:
        if is_filtered:
            return localized("No document has “%(query)s” and all the active filters.", query=query)
        return localized("No document found for “%(query)s”", query=query)
    return localized("No document has all the active filters.") if is_filtered else localized("No document found")


def _explained(number: int, hit: Hit, explain: Explain | None, *notes: str) -> str:
    """Return the lines of a hit, then notes on it, then the reasons for it."""
    return "\n".join(filter(None, (_hit(number, hit), *notes, explain and lay_out_reasons(explain(hit)))))


def _lacks(words: Iterable[str]) -> str:
    return f"   {localized('Missing')}: {'، '.join(map(isolated, words))}"


def _hit(number: int, hit: Hit) -> str:
    day = hit.published.isoformat() if hit.published else localized("Undated")
    title = _line(Snippet(hit.title, hit.title_marks)) if _shows(hit.title) else localized("Untitled document")
    snippet = [_line(hit.snippet)] if _shows(hit.snippet.text) else []
    page = f" · {localized('p. %(page)s', page=hit.page)}" if hit.page else ""
    lines = [f"{day} · {isolated(hit.source)}{page}", *_stated(hit.metadata), *snippet, *_copies(hit)]
    return "\n   ".join([f"{number}. {title}", *lines])


def _shows(text: str) -> bool:
    """Say whether anything of a text can be seen."""
    return bool(printable(text).strip())


def _stated(metadata: Metadata) -> list[str]:
    """Return a line of what the source states of a document, if it states something."""
    texts = (
        text if len(text) <= _MAX_STATED else f"{text[:_MAX_STATED]}…"
        for text in (metadata.site_name, metadata.section, metadata.author)
    )
    stated = [value for value in (*texts, metadata.url) if value]
    return [" · ".join(map(isolated, stated))] if stated else []


def _copies(hit: Hit) -> list[str]:
    """Return a line that lists the near-duplicates of a hit, if it has some."""
    if not hit.copies:
        return []
    count = localized_count("%(count)s near-duplicate", "%(count)s near-duplicates", len(hit.copies))
    ids = " · ".join(isolated(copy.id) for copy in hit.copies[:_MAX_COPIES])
    return [f"+ {count}: {ids}{' …' if len(hit.copies) > _MAX_COPIES else ''}"]


def _facet(name: str, label: str, values: tuple[FacetValue, ...]) -> str:
    shown = " · ".join(f"{_shown(name, value.value)} {value.count:,}" for value in values[:_MAX_FACET_VALUES])
    return f"{label}: {shown}"


def _shown(facet: str, value: str) -> str:
    """Return a value as a line of English shows it: a name with its Latin letters."""
    latin = latin_name(facet, value) if terminal_languages() == ("en",) else value
    return isolated(_value(facet, value)) if latin == value else f"{isolated(latin)} ({isolated(value)})"


def _value(facet: str, value: str) -> str:
    decade = decade_label(value, localized) if facet == "dates" else None
    return decade or value


def _line(snippet: Snippet) -> str:
    return isolated(highlighted(snippet, printable), safe=True)


def _printable_lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))
