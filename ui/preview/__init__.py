"""Files of evidence looked at inside the program: pictures, documents and texts. Nothing is ever run."""
