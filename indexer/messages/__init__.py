"""Messages of page, terminal and API in Arabic and English, by gettext.

In: an English message with its values, or an error. Out: the sentence in one language, or in both.
Imports: errors.
"""
