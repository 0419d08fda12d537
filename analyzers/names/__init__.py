"""Names of people and places: spellings of one name, their parts, lists of names, the gazetteer.

In: folded words, or names as texts have them. Out: keys, spellings, places, and whether two names can be one.
May import: analyzers.text and what is below it.
"""
