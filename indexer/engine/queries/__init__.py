"""Queries of any engine: the syntax tree of a query with its filters, in clauses that an engine makes."""
