"""Numbers of pages and lines that stand at the top or the bottom of most pages: they tear a text that goes on."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from indexer.documents.readers.pdf.layout import Paragraph

_PAGE_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_NUMBER = re.compile(r"\d+")
_EDGE = 2  # paragraphs at the top and at the bottom of a page
_MIN_PAGES = 3
_MIN_SHARE = 0.4  # of the pages: those on the left and on the right may have lines of their own
_MAX_LENGTH = 120  # code points of such a line; a longer one is a text that is there twice
_MAX_COUNTER_WORDS = 6  # of a line that counts pages, such as «صفحة 3 من 12»

Pages = Sequence[Sequence[Paragraph]]


def without_running_lines(pages: Pages) -> list[list[Paragraph]]:
    """Return pages without their numbers, and without lines that most pages have, but for the first of these."""
    kept = _without_page_numbers(pages)
    least = max(_MIN_PAGES, _MIN_SHARE * len(kept))
    for is_top in (True, False):
        edges = [_edge(page, is_top) for page in kept]
        found = [(_key(page[n]), page[n].text) for page, edge in zip(kept, edges, strict=True) for n in edge]
        counts = Counter(key for key, _ in found)
        running = {key for key, count in counts.items() if count >= least and _is_line(key)}
        texts = {key: {text for each, text in found if each == key} for key in running}
        seen: set[str] = set()
        for page, edge in zip(kept, edges, strict=True):
            for number in reversed(edge):
                key = _key(page[number])
                if key in running and (key in seen or _is_counter(key, texts[key])):
                    del page[number]
                seen.add(key)
    return kept


def _edge(page: Sequence[Paragraph], is_top: bool) -> range:
    return range(min(_EDGE, len(page))) if is_top else range(max(0, len(page) - _EDGE), len(page))


def _key(paragraph: Paragraph) -> str:
    return _NUMBER.sub("0", paragraph.text)


def _is_line(key: str) -> bool:
    return len(key) <= _MAX_LENGTH and any(map(str.isalpha, key))


def _is_counter(key: str, texts: Collection[str]) -> bool:
    return len(texts) > 1 and len(key.split()) <= _MAX_COUNTER_WORDS


def _without_page_numbers(pages: Pages) -> list[list[Paragraph]]:
    kept = [list(page) for page in pages]
    for edge in (0, -1):
        numbers = [_number(page[edge].text) if page else None for page in kept]
        offsets = [number - place for place, number in enumerate(numbers) if number is not None]
        common = max(set(offsets), key=offsets.count, default=0)
        if offsets.count(common) < max(_MIN_PAGES, len(pages) / 2):
            continue
        for place, page in enumerate(kept):
            if numbers[place] is not None and numbers[place] == place + common:
                del page[edge]
    return kept


def _number(text: str) -> int | None:
    return int("".join(filter(str.isdecimal, text))) if _PAGE_NUMBER.fullmatch(text) else None
