"""dashiji (大事記): Chinese news as a knowledge graph one can query, look at and trust."""
