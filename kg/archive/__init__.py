"""What was read in articles, kept on disk."""
