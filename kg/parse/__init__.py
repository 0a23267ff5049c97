"""Reads how a sentence is built: each word gets the word it hangs on and how."""
