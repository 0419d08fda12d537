"""Indexes on disk: built, brought up to date, published in one step, described and checked.

In: source files and the folder of an index. Out: a generation with its manifest, a report of the build.
Imports: analyzers and the rooms of indexer below it: documents, query, engine, values, similar, errors.
"""
