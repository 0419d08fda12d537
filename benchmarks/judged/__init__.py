"""Measure order and set of the answers to judged queries on a news archive.

An index of ant_news in; nDCG@10, recall and precision of the answer set by kind of query out.
May import indexer and the modules of benchmarks that read and score collections.
"""
