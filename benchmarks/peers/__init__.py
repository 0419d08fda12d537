"""This engine beside its peers, on the same documents and queries: `python -m benchmarks.peers DIR`."""
