"""What page and terminal call facets, match forms and relaxation steps: one name for each, to be translated."""

from collections.abc import Callable, Mapping
from typing import Literal

from analyzers.dates.calendar import decade_start
from analyzers.token import Evidence, Kind
from indexer.engine.base import MatchForm
from indexer.messages.catalogue import gettext_noop
from indexer.query.request import Sort, Strictness
from indexer.rewrite.relaxation import Step

Facet = Kind | Literal["published", "within", "during", "source", "section", "author"]

FACET_LABELS: Mapping[Facet, str] = {
    "people": gettext_noop("People"),
    "places": gettext_noop("Places"),
    "dates": gettext_noop("Dates mentioned"),
    "published": gettext_noop("Published"),
    "within": gettext_noop("Place and everywhere in it"),
    "during": gettext_noop("Period mentioned"),
    "source": gettext_noop("Source"),
    "section": gettext_noop("Section"),
    "author": gettext_noop("Author"),
}
COLUMN_LABELS: Mapping[str, str] = {  # of columns that many tables have
    "abstract": gettext_noop("Abstract"),
    "summary": gettext_noop("Summary"),
    "keywords": gettext_noop("Keywords"),
}
EVIDENCE_LABELS: Mapping[Evidence, str] = {
    "rule": gettext_noop("found by a rule"),
    "list": gettext_noop("found in a list of names"),
    "model": gettext_noop("recognised from context"),
    "index": gettext_noop("known from other documents"),
}
DECADE_LABEL = gettext_noop("%(decade)ss")  # 1930s
SORT_LABELS: Mapping[Sort, str] = {
    "relevance": gettext_noop("Relevance"),
    "newest": gettext_noop("Newest"),
    "oldest": gettext_noop("Oldest"),
}
STRICTNESS_LABELS: Mapping[Strictness, str] = {
    "exact": gettext_noop("As spelled"),
    "usual": gettext_noop("As usual"),
    "wide": gettext_noop("Words of the root too"),
}
STRICTNESS_HELP: Mapping[Strictness, str] = {
    "exact": gettext_noop(
        "Only words spelled exactly so: no clitics, no other forms, no related words. "
        "The links above the results switch between these levels."
    ),
    "usual": gettext_noop(
        "Also other forms of the words, other spellings of names, synonyms, and corrections of typos."
    ),
    "wide": gettext_noop("Also all words of the same root, ranked below the rest: كاتب, مكتب, مكتوب."),
}
MATCH_FORM_LABELS: Mapping[MatchForm, str] = {
    "text": gettext_noop("in the text"),
    "title": gettext_noop("in the title"),
    "form": gettext_noop("another form"),
    "related": gettext_noop("related word"),
    "parts": gettext_noop("parts of the word"),
    "whole": gettext_noop("as asked"),
    "asked": gettext_noop("matches the query before it was widened"),
    "in_title": gettext_noop("all words in the title"),
    "together": gettext_noop("the words next to each other"),
    "as_typed": gettext_noop("the words as typed"),
    "own_words": gettext_noop("the words themselves, not related words"),
}
# Not tied to one form of a word.
WHOLE_QUERY_FORMS: tuple[MatchForm, ...] = ("whole", "asked", "in_title", "together", "as_typed", "own_words")
RELAXATION_STEP_LABELS: Mapping[Step, str] = {
    "marks": gettext_noop("hamza and vowel marks ignored"),
    "forms": gettext_noop("all forms of the words"),
    "near": gettext_noop("the words of the phrase near each other"),
    "apart": gettext_noop("the words of the phrase, not together"),
    "any": gettext_noop("any of the words"),
    "fields": gettext_noop("anywhere in the document"),
    "root": gettext_noop("words of the same root"),
    "excluded": gettext_noop("excluded words allowed"),
}


def facet_label(name: str, translated: Callable[..., str], columns: Mapping[str, str]) -> str:
    """Return what a facet is called in the language of `translated`; of a column its label in `columns`."""
    for facet, label in FACET_LABELS.items():
        if facet == name:
            return translated(label)
    return columns.get(name, name)


def decade_label(value: str, translated: Callable[..., str]) -> str | None:
    """Return the label of a decade in the language of `translated`; None for another value than `193X`."""
    first_year = decade_start(value)
    return None if first_year is None else translated(DECADE_LABEL, decade=first_year)
