"""Reading files that come from outside: sheets of cells, the formats that know them, and the engine that keeps rows.

A *sheet* gives the rows of a file with their true line numbers (:mod:`app.imports.sheets`). A *format* recognises
the sheet of one data set and turns a line of cells into rows of a *target*, a table of imported rows, or into
faults. The *engine* reads a sheet once and counts, compares and keeps what the format makes of it. The use
cases stand in ``app.actions.outside.imports``.
"""
