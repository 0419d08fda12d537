"""Scripts that make the files of analyzers/data.

Lists and packages in (the derive extra of setup.cfg, collections), one file of analyzers/data out.
Each script is a command of its own. May import analyzers; man_pages also imports indexer.cli.
"""
