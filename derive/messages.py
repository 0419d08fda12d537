"""Bring the catalogue of messages up to date: find messages in code and templates, add them to the Arabic .po, compile.

Run `python -m derive.messages` after a change of a message, translate what it lists, and run it again.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from indexer.messages.catalogue import DOMAIN, LOCALE_FOLDER

ROOT = Path(__file__).parent.parent
PACKAGES = ("indexer", "web")
PO = LOCALE_FOLDER / "ar" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")

_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.xml", "jinja2")]
_SINGULAR_AND_PLURAL = (1, 2)
_FIRST_ARGUMENT = None  # Babel's default: the first argument is the message
KEYWORDS = {
    "_": _FIRST_ARGUMENT,
    "gettext": _FIRST_ARGUMENT,
    "ngettext": _SINGULAR_AND_PLURAL,
    "gettext_noop": _FIRST_ARGUMENT,
    "ngettext_noop": _SINGULAR_AND_PLURAL,
    "arabic": _FIRST_ARGUMENT,
    "localized": _FIRST_ARGUMENT,
    "localized_count": _SINGULAR_AND_PLURAL,
    "QueryError": _FIRST_ARGUMENT,
    "UnlistedFacetError": _FIRST_ARGUMENT,
    "SourceWarning": _FIRST_ARGUMENT,
    "SourceError": _FIRST_ARGUMENT,
    "UnreadableError": _FIRST_ARGUMENT,
    "OutputError": _FIRST_ARGUMENT,
    "KashshafError": _FIRST_ARGUMENT,
    "IndexMissingError": _FIRST_ARGUMENT,
    "IndexStateError": _FIRST_ARGUMENT,
    "ClusterError": _FIRST_ARGUMENT,
    "ClusterDownError": _FIRST_ARGUMENT,
    "AddressError": _FIRST_ARGUMENT,
    "SettingsError": _FIRST_ARGUMENT,
    "SlowSearchError": _FIRST_ARGUMENT,
}


def extract() -> Catalog:
    """Return the messages of code and templates, without translations."""
    catalog = Catalog()
    for package in PACKAGES:
        folder = ROOT / package
        options = {"templates/**": {"silent": "false"}}
        for _file, _line, message, _comments, _context in extract_from_dir(folder, _METHODS, options, KEYWORDS):
            catalog.add(message)
    return catalog


def translated() -> Catalog:
    """Return the Arabic catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="ar")


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as the commands read it."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(catalog: Catalog) -> Iterator[str]:
    """Yield the messages that lack a translation, or one of its plural forms, or need a second look."""
    for message in catalog:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            yield str(message.id)


def main() -> None:
    """Update the .po file, compile it, and list what is still to be translated."""
    catalog = translated()
    catalog.update(extract(), no_fuzzy_matching=True, update_creation_date=False)
    with PO.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=True, ignore_obsolete=True)
    MO.write_bytes(compiled(catalog))
    print("\n".join(untranslated(catalog)))


if __name__ == "__main__":
    main()
