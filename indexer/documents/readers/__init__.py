"""Read file formats, one a module, in a folder for each family; `formats` maps extensions to readers.

In: the path of a file and the name to show for it. Out: `Document`, or `SourceError` where one cannot be read.
May import: indexer.documents, indexer.errors, analyzers.dates.
"""
