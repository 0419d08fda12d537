"""Derive analyzers/data/romanised_words.tsv and romanised_letters.tsv: words of names in Latin letters.

Run `python -m derive.romanisation COLLECTIONS`. The sources are those of derive/name_sources.py.
"""
