"""The search engine: the protocol that its callers use, and its implementation with Tantivy.

In: entries to write; queries as syntax trees, filters. Out: keys with scores, records, facets, counts, explanations.
Imports: analyzers, indexer.documents, indexer.query, indexer.errors. Only `store` opens a TantivyEngine.
"""
