"""From the graph to pages a person explores."""
