"""Search as the commands and the web use it: one Searcher over the published index.

In: a Request. Out: an Answer ready to show, documents, facet values, explanations.
Imports: every room of indexer but cli.
"""
