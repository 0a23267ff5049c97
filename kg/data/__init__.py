"""Tables that ship with the package, each with the script that makes it."""
