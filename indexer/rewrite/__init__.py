"""Rewrite queries: what a query means over one index, and less strict queries in place of one that finds nothing.

In: nodes of `indexer.query` and an open index. Out: a Meaning, or less strict nodes.
Imports: engine, values, query and what is below them.
"""
