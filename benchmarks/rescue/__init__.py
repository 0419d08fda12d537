"""Measure how many mistyped queries find their document.

A collection in, shares by kind of typing error out.
May import analyzers, indexer, and the modules of benchmarks that read and index collections.
"""
