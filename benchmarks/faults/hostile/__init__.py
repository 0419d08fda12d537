"""Hostile texts, files, addresses and arguments for everything that takes one."""
