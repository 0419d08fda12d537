"""Compare this engine with others on the same documents and queries: `python -m benchmarks.peers DIR`.

A collection in, a table of quality, time and space out. Each engine is one file, which `registry` names.
May import analyzers, indexer, the modules of benchmarks that read and score collections, and the engines.
"""
