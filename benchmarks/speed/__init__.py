"""Measure the speed of analysis, of a build, and of merging the spellings of names.

A collection in, CPU times out.
May import analyzers, indexer, and the modules of benchmarks that index collections.
"""
