"""Suggestions for a query that is being typed: people and places, words, titles of documents.

In: a request whose last word may be unfinished. Out: suggestions, each of which finds something under its filters.
Imports rewrite, values, engine, query and below; not store, search or cli.
"""
