"""Read archives: the files in .zip, .tar and .gz, each of which the reader of its format reads.

In: the path of a file and the name to show for it. Out: `Member`, or `SourceError` where one cannot be read.
May import: indexer.documents.readers.members, indexer.errors.
"""
