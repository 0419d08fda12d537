"""Notes on a query for people: how it was interpreted, why hits were found, and what was searched for instead."""

from collections.abc import Mapping, Sequence

from indexer.display import isolated
from indexer.engine.base import MatchForm
from indexer.messages.catalogue import localized
from indexer.rewrite.query_meaning import Meaning
from indexer.search.answer import Rescue
from indexer.search.explanation import Reason
from indexer.search.labels import FACET_LABELS, MATCH_FORM_LABELS, RELAXATION_STEP_LABELS, WHOLE_QUERY_FORMS

_MAX_WORDS = 5  # matched words shown for each part of a query


def lay_out_meaning(meaning: Meaning, *, explain: bool) -> str:
    """Say how a query was interpreted: always keyboard layout and typos; with `explain`, spellings and names too."""
    lines = []
    if meaning.read_as:
        note = localized("This looks like text typed on another keyboard layout. Searched for:")
        lines.append(f"{note} {isolated(meaning.read_as)}")
    for word, corrections in meaning.corrected.items():
        note = localized("Searched for the nearest words in the index to")
        lines.append(f"{note} {isolated(word)}: {' · '.join(map(isolated, corrections))}")
    if explain:
        for word, spellings in meaning.spellings.items():
            lines.append(f"{isolated(word)}: {' · '.join(map(isolated, spellings))}")
        lines += [f"{localized(FACET_LABELS[name.kind])}: {isolated(name.value)}" for name in meaning.names]
        lines = lines or [localized("Searched for the words in their forms, and for words that mean the same.")]
    return "\n".join(lines)


def lay_out_counts(counts: Mapping[str, int]) -> str:
    """Say how many documents match each part of a query by itself; empty for a single part."""
    if len(counts) < 2:
        return ""
    return " · ".join(f"{isolated(part)} {number:,}" for part, number in counts.items())


def lay_out_rescue(rescue: Rescue) -> str:
    """Say which relaxed query replaced one without hits, and what it gave up."""
    note = localized("Searched for instead:")
    steps = "\n".join(f"- {localized(RELAXATION_STEP_LABELS[step])}" for step in rescue.steps)
    return f"{note} {isolated(rescue.answer.request.query)}\n{steps}"


def lay_out_reasons(reasons: Sequence[Reason]) -> str:
    """Say why one hit was found, a line for each part of the query."""
    return "\n".join(map(_reason, reasons))


def _reason(reason: Reason) -> str:
    scores: dict[MatchForm, float] = {}
    for form in reason.forms:
        scores[form.how] = scores.get(form.how, 0) + form.score
    summed = " + ".join(
        f"{localized(MATCH_FORM_LABELS[how])}{_forms(reason, how)} {score:.2f}" for how, score in scores.items()
    )
    shown = list(reason.words.items())[:_MAX_WORDS]
    words = "، ".join(f"{isolated(word)} ×{number:,}" for word, number in shown)
    return f"   {isolated(reason.asked)} {reason.score:.2f} = {summed}{f'  ({words})' if words else ''}"


def _forms(reason: Reason, how: MatchForm) -> str:
    """Return the forms of a word that matched as `how`, in brackets; empty for matches of the whole query."""
    forms = [form.form.strip("_") for form in reason.forms if form.how == how and how not in WHOLE_QUERY_FORMS]
    return f" [{'، '.join(map(isolated, forms))}]" if forms else ""
