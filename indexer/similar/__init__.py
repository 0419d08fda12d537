"""Near-duplicates and similar documents.

In: entries, keys of hits, an open engine. Out: signatures, groups of near-duplicates, collapsed pages, similar hits.
Imports: analyzers, indexer.documents, indexer.query, indexer.engine, indexer.errors.
"""
