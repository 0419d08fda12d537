"""Depots: where a machine that builds publishes its index, and page servers on other machines pull it from.

In: the folder of an index, and the address of a depot. Out: the same generation on the other side, whole and verified.
Imports: the other files of indexer/store. Only `objects` imports obstore, which not every machine has.
"""
