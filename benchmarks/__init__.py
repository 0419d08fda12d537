"""Measure the parts on collections outside the repository; benchmarks/README.md has the commands and figures.

A collection in, Markdown tables out. Never collected as tests.
May import every package but tests.
"""
