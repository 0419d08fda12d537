"""Hostile texts, files, addresses and arguments for everything that takes one.

In: the number of trials, a seed. Out: an Outcome.
Imports: indexer, web; of `benchmarks.faults` what all campaigns share.
"""
