"""Read mail: a message (.eml) or a mailbox (.mbox), with the files that are attached.

In: the path of a file and the name to show for it. Out: `Document`, `Member`, or `SourceError` for what cannot be read.
May import: indexer.documents.readers (members, outcomes, archives.member_paths, tables.markup), indexer.documents,
indexer.errors, analyzers.dates.
"""
