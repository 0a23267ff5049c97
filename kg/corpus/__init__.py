"""A corpus that grows: the graph in a folder, with what was read in each of its articles."""
