"""How central values are told: the numbers with their spread, the words around them."""
