"""The time of a text as a structure: headings and heads of entries, and the date that each stretch hangs on."""
