"""Find the people and places that a text mentions.

In: text. Out: `Mention` with the surface, its offsets and the value of a facet.
May import: analyzers.names, analyzers.text and what is below them.
"""
