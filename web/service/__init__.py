"""The web front end as a service: its settings, worker processes, and what guards each request.

In: a settings file, the environment, options of the command. Out: a server that can be left running.
Imports: web.app and what it wires together; indexer.
"""
