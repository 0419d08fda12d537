"""Read what the web is made of: HTML pages, and archives of them (WARC).

In: the path of a file and the name to show for it. Out: `Document`, or `SourceError` where one cannot be read.
May import: indexer.documents.readers.outcomes, indexer.documents, indexer.errors, analyzers.dates.
"""
