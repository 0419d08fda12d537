"""Other words that a reader of a word may mean: synonyms, words of one root, typing errors, the wrong keyboard.

In: a folded word or a stem. Out: other words.
May import: analyzers.text and what is below it.
"""
