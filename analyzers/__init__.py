"""Text in, tokens and mentions out. Knows nothing of files, engines or Flask.

In: text and the day it was published. Out: `Token` and `Mention` (analyzers/token.py).
May import: nothing of the project outside this package.
"""
