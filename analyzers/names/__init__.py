"""Names of people and places: spellings of one name, lists of names, the gazetteer, one value for each name.

In: folded words, or names as texts have them. Out: keys, spellings, places, and the head of each name of an index.
May import: analyzers.text and what is below it.
"""
