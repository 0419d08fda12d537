"""Indexes on disk: build, update, publish in one step, describe, check and copy them.

In: source files and the folder of an index. Out: a generation with its manifest, a report of the build.
Imports: analyzers and the rooms of indexer below it: intake, documents, query, engine, values, similar, errors.
"""
