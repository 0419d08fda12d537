"""Derive how Latin letters write Arabic names, and which Latin words are names or ordinary words.

Lists of names in both alphabets in, analyzers/data/latin_*.* out (with derive/latin_known.py).
May import analyzers and the modules of derive that read lists and write data files, and derive.places.
"""
