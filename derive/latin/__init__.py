"""Derive how Latin letters write Arabic names, and which Latin words are names or ordinary words.

Lists of names in both alphabets in, analyzers/data/latin_letters.tsv and the lists of derive/latin_known.py out.
May import analyzers and the modules of derive that read lists and write data files, and derive.places.
"""
