"""The engine with OpenSearch, a cluster of machines; only these files import its client.

Out: OpenSearchEngine, which fulfils `indexer.engine.base.Engine`. An index is two indices of the cluster: its
documents, and its tables, which are looked up by key.
"""
