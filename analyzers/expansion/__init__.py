"""Words that a query word may also mean: synonyms, words of one root, corrected typing errors, the other keyboard.

In: a folded word or a stem. Out: other words.
May import: analyzers.text and what is below it.
"""
