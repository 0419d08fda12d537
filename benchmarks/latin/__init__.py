"""Measure how well names in Latin letters and queries on the wrong keyboard are understood.

A collection and lists of names in, shares by kind of query out.
May import analyzers, derive.latin, and the modules of benchmarks that read collections.
"""
