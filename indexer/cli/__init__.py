"""The two commands: `search-cli` and `index-cli`.

In: arguments of a command line. Out: text for people, formats for programs, an exit code.
Imports: every room of indexer.
"""
