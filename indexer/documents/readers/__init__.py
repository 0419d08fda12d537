"""Read one file format per module: plain text, HTML, JSON lines; `formats` maps extensions to readers.

In: the path of a file and the name to show for it. Out: documents, and errors for those that cannot be read. Imports
`indexer.documents`, `indexer.errors` and `analyzers.dates`.
"""
