"""How shares of a group are told: the numbers, the grounds on which a percentage is none, the words around, roles."""
