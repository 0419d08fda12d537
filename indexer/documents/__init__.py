"""Read documents from files, and detect which files changed.

In: files and folders. Out: `Document` or `SourceError`; `Record`, a stored document with its mentions.
May import: indexer.errors, analyzers.
"""
