"""Read documents from files, and detect which files changed.

In: files and folders. Out: `Document`, stored as `Record` with its mentions; a file or line that cannot be read is a
`SourceError`. Imports `indexer.errors` and `analyzers`.
"""
