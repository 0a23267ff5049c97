"""From documents to mentions: one recogniser a file."""
