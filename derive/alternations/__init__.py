"""Derive the costs of differences between two spellings of a name.

Pairs of spellings and of different names in, analyzers/data/alternations.tsv out.
May import analyzers and the modules of derive that read lists and write data files.
"""
