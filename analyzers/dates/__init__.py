"""Find the dates that a text mentions, and the day on which it says it was published.

In: text, and its day of publication for relative dates. Out: mentions whose values are ISO 8601. Imports
`analyzers.text` and `analyzers.token`.
"""
