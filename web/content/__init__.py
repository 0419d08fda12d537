"""What a page shows: the panel of facets, the chart of dates, the parts of a document, the links between pages.

In: answers of a search, the request. Out: objects that the templates print.
Imports: web.urls, web.changes, web.url_parameters, web.i18n; indexer.
"""
