"""What is said in a terminal of a query: what it was read as, why hits were found, and what helped when none was."""

from collections.abc import Mapping, Sequence

from analyzers.token import Kind
from indexer.display import isolated
from indexer.engine.base import MatchForm
from indexer.rewrite.meaning import Meaning
from indexer.rewrite.relaxation import Step
from indexer.search.answer import Rescue
from indexer.search.explanation import Reason

HEADINGS: dict[Kind, str] = {"people": "الأشخاص", "places": "الأماكن", "dates": "التواريخ"}
_HOWS: dict[MatchForm, str] = {
    "text": "في النص",
    "title": "في العنوان",
    "form": "صيغة أخرى",
    "related": "كلمة قريبة",
    "parts": "أجزاء الكلمة",
    "whole": "كما طُلب",
    "all_words": "كل الكلمات معًا",
    "asked": "قبل البحث الأوسع",
}
_STEPS: dict[Step, str] = {
    "marks": "بلا تقيّد بالهمزات والحركات (hamza and harakat not kept)",
    "forms": "بكل صيغ الكلمة (all forms of the words)",
    "near": "كلمات العبارة متقاربة (words of the phrase near each other)",
    "apart": "كلمات العبارة متفرقة (words of the phrase apart)",
    "any": "أي كلمة منها (any of the words)",
    "fields": "في أي مكان من الوثيقة (anywhere in the document)",
    "root": "بكلمات الجذر نفسه (words of the same root)",
    "excluded": "مع ما استُبعد (with what was left out)",
}
_WHOLE = {"whole", "all_words", "asked"}
_WORDS = 5  # of a text, that stand for one word of a query


def lay_out_meaning(meaning: Meaning, *, explain: bool) -> str:
    """Say what a query was read as: another keyboard layout and mended slips always, the rest when it is asked for."""
    lines = []
    if meaning.read_as:
        lines.append(f"قُرئ الاستعلام: {isolated(meaning.read_as)}. Read as typed on another keyboard.")
    for word, meant in meaning.corrected.items():
        nearest = " · ".join(map(isolated, meant))
        lines.append(f"لم يرد {isolated(word)}، بُحث عن {nearest}. Looked for instead of what was typed.")
    if explain:
        for word, spellings in meaning.spellings.items():
            lines.append(f"{isolated(word)}: {' · '.join(map(isolated, spellings))}")
        lines += [f"{HEADINGS[name.kind]}: {isolated(name.value)}" for name in meaning.names]
        lines = lines or ["بُحث عن الكلمات كما كُتبت. Nothing was added to the words of the query."]
    return "\n".join(lines)


def lay_out_counts(counts: Mapping[str, int]) -> str:
    """Say how many documents each part of a query finds alone; nothing of a single part."""
    if len(counts) < 2:
        return ""
    return " · ".join(f"{isolated(part)} {number}" for part, number in counts.items())


def lay_out_rescue(rescue: Rescue) -> str:
    """Say what was asked instead of a query that finds nothing."""
    steps = "\n".join(f"- {_STEPS[step]}" for step in rescue.steps)
    return f"بُحث بدلًا منه عن {isolated(rescue.answer.request.query)}. Looked for instead:\n{steps}"


def lay_out_reasons(reasons: Sequence[Reason]) -> str:
    """Say why one hit was found, a line for each part of the query."""
    return "\n".join(map(_reason, reasons))


def _reason(reason: Reason) -> str:
    scores: dict[MatchForm, float] = {}
    for form in reason.forms:
        scores[form.how] = scores.get(form.how, 0) + form.score
    summed = " + ".join(f"{_HOWS[how]}{_forms(reason, how)} {score:.2f}" for how, score in scores.items())
    shown = list(reason.words.items())[:_WORDS]
    words = "، ".join(f"{isolated(word)} ×{number}" for word, number in shown)
    return f"   {isolated(reason.asked)} {reason.score:.2f} = {summed}{f'  ({words})' if words else ''}"


def _forms(reason: Reason, how: MatchForm) -> str:
    """Return the forms that scored so, but for those that are the whole of what was asked."""
    forms = [form.form.strip("_") for form in reason.forms if form.how == how and form.how not in _WHOLE]
    return f" [{'، '.join(map(isolated, forms))}]" if forms else ""
