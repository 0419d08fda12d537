"""Derive analyzers/data/places.tsv: names of places, their facet values, and whether each name needs its context.

Run `python -m derive.places` after derive.lexicon and derive.names.
"""
