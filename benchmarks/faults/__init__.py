"""Campaigns of faults: what an index and its server survive, and what they answer afterwards.

Each campaign makes a number of random trials and returns an Outcome; the same seed makes the same trials. A trial makes
its archive itself (`archive.py`), so that no collection is needed.
"""
