"""Read one file format per module: plain text, HTML, JSON lines; `formats` maps extensions to readers.

In: the path of a file and the name to show for it. Out: `Document`, or `SourceError` where one cannot be read.
May import: indexer.documents, indexer.errors, analyzers.dates.
"""
