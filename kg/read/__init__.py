"""From files to documents: formats, encodings, repair, script, sentences."""
