"""Measure how fast suggestions are.

A collection in, an index of many generated documents and its times out.
May import analyzers, indexer, and the modules of benchmarks that read and index collections.
"""
