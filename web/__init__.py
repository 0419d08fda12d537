"""The web front end: pages for people and a JSON API for programs.

In: addresses of requests. Out: HTML in Arabic or English, and the same JSON objects as the commands.
Imports `indexer` and `analyzers`; nothing imports it except tests.
"""
