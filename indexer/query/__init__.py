"""The query language: text -> syntax tree and back, requests, highlighting, help.

In: the text of a query. Out: nodes, which know nothing of an engine, and QueryError.
Imports: analyzers, display, errors, messages.
"""
