"""Find the dates that a text mentions, and the day on which it says it was published.

In: text, and its day of publication for relative dates. Out: `Mention` with a value in ISO 8601.
May import: analyzers.text, analyzers.token.
"""
