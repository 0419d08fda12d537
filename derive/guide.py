"""Fill the tables of the guide, docs/en and docs/ar, from the help of the page and of the commands.

A page holds `<!-- table: NAME -->` and `<!-- end -->`; what is between them is made here. Run `python -m derive.guide`
after a change of an example, a format, a field or a setting.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from indexer.documents.readers.families import FAMILIES
from indexer.messages.catalogue import LANGUAGES, Language, translate
from indexer.query.help import SECTIONS
from indexer.query.lexer import field_names
from indexer.query.request import Strictness
from indexer.search.labels import STRICTNESS_HELP, STRICTNESS_LABELS
from web.service.settings import KEYS

FOLDER = Path(__file__).parent.parent / "docs"

_TABLE = re.compile(r"(?<=<!-- table: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
_LEVELS: tuple[Strictness, ...] = ("exact", "usual", "wide")


def pages() -> list[Path]:
    """Return the pages of the guide."""
    return [page for language in LANGUAGES for page in sorted((FOLDER / language).glob("*.md"))]


def filled(page: Path) -> str:
    """Return the text of a page with its tables brought up to date."""
    language = next(language for language in LANGUAGES if language == page.parent.name)
    text = page.read_text(encoding="utf-8")
    return _TABLE.sub(lambda found: f"{found[1]}{found[2]}{_TABLES[found[1]](language)}\n", text)


def _queries(language: Language) -> str:
    rows = (
        (f"`{example.query(language)}`", translate(language, example.meaning))
        for part in SECTIONS
        for example in part.examples
    )
    return _table(rows)


def _fields(language: Language) -> str:
    names = ([f"`{name}:`" for name in names_of] for names_of in field_names().values())
    return _table((english, " ".join(arabic)) for english, *arabic in names)


def _strictness(language: Language) -> str:
    return _table(
        (f"{translate(language, STRICTNESS_LABELS[level])} (`{level}`)", translate(language, STRICTNESS_HELP[level]))
        for level in _LEVELS
    )


def _formats(language: Language) -> str:
    return _table(
        (" ".join(f"`{extension}`" for extension in family.extensions), translate(language, family.what))
        for family in FAMILIES
    )


def _settings(language: Language) -> str:
    rows = []
    for key in KEYS.values():
        default = "" if key.default in (None, (), "") else f"`{_toml(key.default)}`"
        rows.append((f"`{key.name}`", default, translate(language, key.help)))
    return _table(rows)


_TABLES: Mapping[str, Callable[[Language], str]] = {
    "queries": _queries,
    "fields": _fields,
    "strictness": _strictness,
    "formats": _formats,
    "settings": _settings,
}


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows as a table of Markdown without heads."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    columns = lines[0].replace("\\|", "").count("|") - 1
    return "\n".join((f"|{' |' * columns}", f"|{' --- |' * columns}", *lines))


def _toml(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else json.dumps(value, default=str)


def main() -> None:
    """Write the pages."""
    for page in pages():
        page.write_text(filled(page), encoding="utf-8")


if __name__ == "__main__":
    main()
