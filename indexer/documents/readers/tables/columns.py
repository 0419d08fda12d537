"""Tell what the columns of a table hold, by their names in English and Arabic, or by the map that a build is given."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from analyzers.text.fold import fold
from indexer.errors import SourceError

# Pairs of a field and the name of the column that has it, as in --map text=body; of a field's columns the first counts.
# Pairs with FACET name further columns that are kept in any case.
ColumnMap = tuple[tuple[str, str], ...]
FACET = "facet"

FIELDS = ("id", "title", "text", "published", "url", "author", "site", "section", "language")

# The field, what its column is called (without case, spaces, "_" and "-", and in Arabic without the article), and who
# calls it so. Where a table has several, the first of this one counts. Left out are names with other uses too: "name",
# "description" and "summary" (of a text that is beside them), "created" and "updated" (of a row in a database).
_NAMES = (
    ("id", "_id id", "BEIR; tables of databases"),
    ("id", "معرف رقم_الوثيقة", "tables with names in Arabic"),
    ("text", "text", "BEIR and most corpora"),
    ("text", "body content article fulltext articlebody maintext", "exports of sites; schema.org; news crawlers"),
    ("text", "postcontent contenttext contenthtml", "tables of WordPress; JSON Feed"),
    ("text", "نص متن محتوى نص_الخبر نص_المقال", "tables with names in Arabic"),
    ("title", "title headline subject", "BEIR; schema.org; mail"),
    ("title", "posttitle", "tables of WordPress"),
    ("title", "عنوان عنوان_الخبر عنوان_المقال", "tables with names in Arabic"),
    ("published", "date published publishedat pubdate datepublished publishdate", "feeds; schema.org; crawlers"),
    ("published", "publicationdate publisheddate publishedon dateofpublication", "catalogues of libraries"),
    ("published", "postdate", "tables of WordPress"),
    ("published", "تاريخ تاريخ_النشر نشر_في", "tables with names in Arabic"),
    ("url", "url link permalink canonicalurl sourceurl articleurl uri", "exports of sites; feeds; crawlers"),
    ("url", "رابط رابط_الخبر رابط_المقال", "tables with names in Arabic"),
    ("author", "author authors byline creator writer", "exports of sites; feeds; Dublin Core"),
    ("author", "كاتب مؤلف بقلم محرر صحفي", "tables with names in Arabic"),
    ("site", "site source publisher sitename publication newspaper outlet", "corpora of news; Open Graph; Dublin Core"),
    ("site", "مصدر موقع صحيفة جريدة ناشر", "tables with names in Arabic"),
    ("section", "section category categories topic rubric", "exports of sites; feeds; labels of corpora"),
    ("section", "قسم تصنيف فئة باب", "tables with names in Arabic"),
    ("language", "language lang inlanguage", "corpora; schema.org"),
    ("language", "لغة", "tables with names in Arabic"),
)
_ALIASES = {"date": "published", "body": "text", "source": "site", "category": "section"}  # of fields, in a map
_SEPARATORS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"\bال(?=\w{2})")
_MAX_LISTED = 40  # columns that an error lists
_MAX_NAME = 100  # code points of a name that an error repeats


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold.

    `of` are the columns of each field, the best first; `further` are the others and those of facets, and `missing` the
    pairs of the map whose column is not there. `facets` are names of columns, there or not.
    """

    of: Mapping[str, tuple[str, ...]]
    further: tuple[str, ...] = ()
    missing: ColumnMap = ()
    facets: frozenset[str] = frozenset()

    def check(self, names: Collection[str], *, whole: bool = False) -> None:
        """Raise SourceError if none of these names has the text, or, of a `whole` table, another mapped field."""
        for field, column in self.missing:
            if whole or field == "text":
                raise no_column(field, column, names)
        if "text" not in self.of:
            raise no_text(names)


def no_column(field: str, column: str, names: Collection[str]) -> SourceError:
    """Return the error of a table without a column that the map names."""
    known = (name for name in names if _known_names().get(name_key(name), ("", 0))[0] == field)
    return SourceError(
        "has no column “%(column)s” for the field “%(field)s” of --map; its columns are: %(columns)s. A map may name a "
        "column for each kind of table: --map %(field)s=%(column)s,%(field)s=%(other)s",
        column=column,
        field=field,
        columns=listed(names),
        other=next(known, "…")[:_MAX_NAME],
    )


def no_text(names: Collection[str]) -> SourceError:
    """Return the error of a table or row in which no column has the text."""
    if not names:
        return SourceError("has no text.")
    return SourceError(
        "no column is known to hold the text; the columns are: %(columns)s. Name it, as in --map text=body.",
        columns=listed(names),
    )


def listed(names: Iterable[str]) -> str:
    """Return the names of columns as a sentence lists them."""
    names = [f"“{name[:_MAX_NAME]}”" for name in names]
    return ", ".join(names[:_MAX_LISTED]) + (", …" if len(names) > _MAX_LISTED else "")


def read_map(written: str) -> ColumnMap:
    """Return the pairs of `text=body,date=published`; raise SourceError, which shows how to write it."""
    pairs = []
    for part in filter(str.strip, written.split(",")):
        field, _, column = (piece.strip() for piece in part.partition("="))
        field = _ALIASES.get(field.lower(), field.lower())
        if field not in FIELDS or not column:
            raise SourceError(
                "“%(part)s” is no part of a map of columns: write it as text=body,date=published; the fields are: "
                "%(fields)s.",
                part=part.strip(),
                fields=", ".join(FIELDS),
            )
        pairs.append((field, column))
    return tuple(pairs)


@lru_cache(maxsize=256)  # rows of JSON have the same few sets of names again and again
def assign(names: tuple[str, ...], column_map: ColumnMap) -> Columns:
    """Return what columns with these names hold: what the map says, else what their names say."""
    of: dict[str, tuple[str, ...]] = {}
    facets = frozenset(column for field, column in column_map if field == FACET)
    mapped = {
        field: [column for each, column in column_map if each == field] for field, _ in column_map if field != FACET
    }
    for field, columns in mapped.items():
        if there := tuple(name for column in columns if (name := _named(column, names)) is not None):
            of[field] = there
    known = _known_names()
    taken = {column for columns in of.values() for column in columns}
    for name in sorted(names, key=lambda name: known.get(name_key(name), ("", 0))[1]):
        field, _ = known.get(name_key(name), ("", 0))
        if field and field not in mapped and name not in taken:
            of[field] = (*of.get(field, ()), name)
    used = {column for columns in of.values() for column in columns} - facets
    missing = tuple((field, columns[0]) for field, columns in mapped.items() if field not in of)
    return Columns(MappingProxyType(of), tuple(name for name in names if name not in used), missing, facets)


def is_known(name: str) -> bool:
    """Say whether the name of a column tells what it holds."""
    return name_key(name) in _known_names()


def name_key(name: str) -> str:
    """Return what is compared of the name of a column: neither case nor separators, vowel signs, hamza or articles."""
    words = _SEPARATORS.sub(" ", fold(name.casefold())).strip()
    return _ARTICLE.sub("", words).replace(" ", "")


def _named(column: str, names: Sequence[str]) -> str | None:
    """Return the one of `names` that a map means: the very same, else one that differs in case and the like."""
    if column in names:
        return column
    return next((name for name in names if name_key(name) == name_key(column)), None)


@lru_cache(maxsize=1)
def _known_names() -> Mapping[str, tuple[str, int]]:
    """Return the field of each name, by its key, and its place in the table."""
    rows = [(field, name) for field, names, _ in _NAMES for name in names.split()]
    return {name_key(name): (field, place) for place, (field, name) in enumerate(rows)}
