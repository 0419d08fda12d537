"""Arabic names that are written in Latin letters.

In: text in Latin letters and the names of an index. Out: the names and the Arabic words it may mean.
May import: analyzers.names and what is below it.
"""
