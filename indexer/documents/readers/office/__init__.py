"""Read what people write with: Word, LibreOffice, rich text, e-books, Markdown. `office_file` tells them apart.

In: the path of a file and the name to show for it. Out: `Document`, or `SourceError` where one cannot be read.
May import: indexer.documents.readers.web, indexer.documents.readers.pdf, indexer.documents.readers.text,
indexer.documents, indexer.errors, analyzers.dates.
"""
