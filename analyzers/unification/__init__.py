"""One value for each person and place of an archive.

In: an Archive, the names of each document. Out: the values of each spelling, and the names that documents agree on.
May import: analyzers.names and what is below it.
"""
