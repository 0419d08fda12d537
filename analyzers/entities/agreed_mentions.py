"""Complete the people of a text by the full names that its archive agrees on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from analyzers.entities.cue_words import NAME_JOINTS, NAMESAKES, PLACE_HEADS
from analyzers.entities.fullest_forms import MAX_COMPARED_NAMES, is_part_of, sounds_of
from analyzers.entities.name_kinds import is_common_given_name
from analyzers.entities.sentences import SentenceWord, offset_after
from analyzers.entities.word_classes import without_clitics
from analyzers.names.name_lists import CLEARLY_A_NAME, name_list
from analyzers.names.phonetic_key import name_words
from analyzers.text.affixes import ARTICLE
from analyzers.text.analyzer import FoldedWords
from analyzers.token import Mention
from analyzers.unification.agreed_names import AgreedName, AgreedNames


def complete_mentions(
    text: str, folded: Sequence[str], mentions: Sequence[Mention], names: AgreedNames
) -> tuple[Mention, ...]:
    """Return the mentions of a text with the agreed names in its `folded` words in place of parts of them.

    A name stays out inside a longer one and behind a street or a school, unless a part of it is a mention there. Other
    mentions of the text with a part of an added name, and of no other, are of the same person.
    """
    found = list(names.find(folded))
    if not found:
        return tuple(mentions)
    words = FoldedWords(text)
    added: list[Mention] = []
    replaced: set[Mention] = set()
    for name in found:
        mention = _mention(text, words, name)
        touching = [other for other in mentions if other.start < mention.end and mention.start < other.end]
        inside = [m for m in touching if _encloses(mention, m) and not _encloses(m, mention) and m.kind != "dates"]
        if len(inside) == len(touching) and _is_whole(text, words, name, is_new=not inside):
            added.append(mention)
            replaced.update(inside)
    kept = [mention for mention in mentions if mention not in replaced]
    return tuple(sorted(_with_full_names(kept, added), key=lambda mention: (mention.start, mention.end, mention.kind)))


def _mention(text: str, words: FoldedWords, name: AgreedName) -> Mention:
    start, end = offset_after(text, SentenceWord(*words[name.start]), name.clitic_length), words[name.end - 1].end
    return Mention("people", text[start:end], name.name, start, end, "index")


def _encloses(one: Mention, other: Mention) -> bool:
    return one.start <= other.start and other.end <= one.end


def _is_whole(text: str, words: FoldedWords, name: AgreedName, *, is_new: bool) -> bool:
    """Say whether the words of a name stand together, and are no part of a longer name or, if new, of a namesake."""
    if not all(_are_together(text, words, number) for number in range(name.start, name.end - 1)):
        return False
    if _are_together(text, words, name.start - 1):
        before = without_clitics(words[name.start - 1].exact)
        bare = before.removeprefix(ARTICLE)
        if before in NAME_JOINTS or is_common_given_name(before) or (is_new and bare in PLACE_HEADS | NAMESAKES):
            return False
    if _are_together(text, words, name.end - 1):
        after = words[name.end].exact
        return not (after in NAME_JOINTS or name_list().level(after) >= CLEARLY_A_NAME)
    return True


def _are_together(text: str, words: FoldedWords, number: int) -> bool:
    """Say whether nothing but blanks is between a word and the next one."""
    if not 0 <= number < len(words) - 1:
        return False
    between = text[words[number].end : words[number + 1].start]
    return between.isspace() and "\n" not in between


def _with_full_names(kept: Sequence[Mention], added: Sequence[Mention]) -> Iterator[Mention]:
    """Yield all mentions; those with a part of one added name, and of no other name of the text, with its value."""
    new = {mention.value for mention in added}
    names = new | {mention.value for mention in kept if mention.kind == "people"}
    sounds = {name: sounds_of(name_words(name)) for name in names}
    full: dict[str, str] = {}
    for part in names - new if len(names) <= MAX_COMPARED_NAMES else ():
        fuller = list(islice(_fuller(part, sounds), 2))
        if len(fuller) == 1 and fuller[0] in new:
            full[part] = fuller[0]
    yield from added
    for mention in kept:
        yield replace(mention, value=full.get(mention.value, mention.value)) if mention.kind == "people" else mention


def _fuller(part: str, sounds: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield the names that one is part of; there are tens of thousands of pairs, so sounds come first."""
    of_part, words = sounds[part], name_words(part)
    for name, of_name in sounds.items():
        if of_part <= of_name and name != part and is_part_of(words, name_words(name)):
            yield name
