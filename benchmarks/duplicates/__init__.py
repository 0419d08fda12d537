"""Measure how many near-duplicates are grouped, and how many different reports are kept apart.

A collection in, shares of generated copies and of look-alikes out.
May import analyzers, indexer and the modules of benchmarks that read collections.
"""
