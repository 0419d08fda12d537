"""What the front end needs to be left running: its settings, the guards of each request, its log and metrics.

In: a settings file, the environment, options of the command; requests. Out: settings; the application, guarded.
Imports: web.i18n; indexer.
"""
