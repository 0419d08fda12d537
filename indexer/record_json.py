"""A record as the bytes that an engine stores, and back."""

import json
from datetime import date

from analyzers.token import Mention
from indexer.document import Document, Record


def to_json(record: Record) -> bytes:
    """Serialise everything but the id; a mention is a row of kind, start, end, value and evidence."""
    document = record.document
    return json.dumps(
        {
            "title": document.title,
            "body": document.body,
            "published": document.published.isoformat() if document.published else None,
            "source": document.source,
            "mentions": [[m.kind, m.start, m.end, m.value, m.evidence] for m in record.mentions],
        },
        ensure_ascii=False,
    ).encode()


def from_json(id_: str, stored: bytes) -> Record:
    """Return the record that `to_json` serialised."""
    row = json.loads(stored)
    published = date.fromisoformat(row["published"]) if row["published"] else None
    document = Document(id_, row["title"], row["body"], published, row["source"])
    text = document.text
    mentions = tuple(
        Mention(kind, text[start:end], value, start, end, evidence)
        for kind, start, end, value, evidence in row["mentions"]
    )
    return Record(document, mentions)
