"""Do the tasks of a build side by side: in this process, in forks of it, or on other machines.

In: work and tasks. Out: the result of each task, in the order of the tasks.
May import: indexer.forked_process, indexer.errors.
"""
