"""Read PDF files: glyphs on pages become letters, lines, columns and paragraphs.

In: a file, through PDFium, which says where each glyph is. Out: a `Document` with the places where its pages begin.
May import: indexer.documents, indexer.errors, analyzers.
"""
