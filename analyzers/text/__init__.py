"""Text to tokens: folding, splitting into words, light stemming.

In: text. Out: `Token`, and the forms of a text that are indexed.
May import: analyzers.token, analyzers.data_files.
"""
