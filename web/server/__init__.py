"""The processes that serve the front end: the command, the addresses it listens on, workers, HTTP.

In: settings. Out: a server that can be left running.
Imports: web.app, web.service, indexer.
"""
