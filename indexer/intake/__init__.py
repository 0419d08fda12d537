"""What a build takes in: the changes of its sources, their documents in a spool, and what is wrong with each.

In: the files of a generation and a listing of the sources. Out: records, problems, the files of the next generation.
Imports: analyzers; documents, engine, values, errors.
"""
