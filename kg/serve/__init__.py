"""A built graph over HTTP: SPARQL endpoint, query page, and every thing at its own address."""
