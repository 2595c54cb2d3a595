"""Tables that leave the program: what a cell may hold, and the files that they are written as.

Every file carries its protective marking, and no cell of it can run as a formula.
"""
