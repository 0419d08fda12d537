"""The engine with Tantivy, which runs in this process; only these files import it.

Out: TantivyEngine, which fulfils `indexer.engine.base.Engine`. In its folder our own files lie beside those of Tantivy.
"""
