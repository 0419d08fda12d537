"""A running server: hostile requests, and searches while indexes are published.

In: the number of requests, or minutes; a seed. Out: an Outcome.
Imports: indexer, web; of `benchmarks.faults` what all campaigns share.
"""
