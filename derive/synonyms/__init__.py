"""Derive related words: broken plurals, feminines, verbal nouns, tenses, participles, synonyms.

An analyzer, two dictionaries and synonyms.tsv in, analyzers/data/related.txt out.
May import analyzers and the modules of derive that read lists and write data files.
"""
