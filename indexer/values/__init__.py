"""Values of facets over a whole index: canonical values, corrections, spellings, look-up by parts of names.

In: the values that documents have, corrections files, an open engine. Out: the value of each spelling, and its entry.
Imports engine, query, documents and below; not rewrite, store, suggest, search or cli.
"""
