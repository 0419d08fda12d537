"""Index documents and search them.

In: source files; requests of the commands and the web. Out: indexes on disk; answers, suggestions, documents.
May import: analyzers.
"""
