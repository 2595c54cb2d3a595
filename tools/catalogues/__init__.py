"""Catalogues of texts: ``python -m tools.catalogues`` writes them anew from the source, ``--check`` only says what is amiss.

``tocsin.po`` holds the texts of the code, ``codes.po`` the words of stored codes, ``shipped.po`` the texts of the tables in
``resources/``. A translator edits the ``.po`` files; the ``.mo`` files beside them are compiled from them, and are what the
program reads.
"""
