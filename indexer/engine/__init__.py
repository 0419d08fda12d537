"""The search engine: the protocol that its callers use, and its implementations with Tantivy and with OpenSearch.

In: entries to write; queries as syntax trees, filters. Out: keys with scores, records, facets, counts, explanations.
Imports: analyzers, indexer.documents, indexer.query, indexer.errors. Only `store` opens an engine.
"""
