"""Train the tagger of people and places.

Labelled sentences and plain news in, analyzers/data/tagger.bin out.
May import analyzers and the modules of derive that read lists and write data files.
"""
