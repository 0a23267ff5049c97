"""From entities to statements, files, stores and answers."""
