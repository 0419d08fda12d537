"""The JSON API. `views` answer, `objects` are what they answer with, `description` is OpenAPI, made from both.

A room of web: it reads a request (urls) and prints what indexer/ answers. It knows no page.
"""
