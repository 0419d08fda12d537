"""Measure how many dates are found and valued correctly.

Texts with expected values in, shares and speed out.
May import analyzers.dates.
"""
