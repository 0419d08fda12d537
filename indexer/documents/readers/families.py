"""What can be read, for help pages: the formats by family, with what becomes of a file."""

from typing import NamedTuple

from indexer.messages.catalogue import gettext_noop


class Family(NamedTuple):
    """Formats that are read in one way."""

    extensions: tuple[str, ...]
    what: str


FAMILIES = (
    Family(
        (".pdf",),
        gettext_noop("the text with its pages: a hit says its page; scanned pages, where tesseract is installed"),
    ),
    Family(
        (".docx", ".docm", ".doc", ".odt", ".fodt", ".rtf"),
        gettext_noop("the text with tables, notes, text boxes and headers; no comments, no deleted or hidden text"),
    ),
    Family((".epub",), gettext_noop("a book as one document, its chapters in their order")),
    Family(
        (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml"),
        gettext_noop("the article without menus and footers; title, date, author and section as the page states them"),
    ),
    Family((".warc", ".warc.gz"), gettext_noop("the pages and files that were fetched; of one address the last")),
    Family((".eml", ".mbox", ".mbx"), gettext_noop("each message, and each attached file as a document of its own")),
    Family(
        (".csv", ".tsv", ".json", ".jsonl", ".ndjson"),
        gettext_noop("each row or object; columns are known by English and Arabic names, or named by --map"),
    ),
    Family((".txt", ".md", ".markdown"), gettext_noop("the text in UTF-8, UTF-16 or an Arabic encoding, detected")),
    Family(
        (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".gz"),
        gettext_noop("each file in it, as if it lay in a folder"),
    ),
)
