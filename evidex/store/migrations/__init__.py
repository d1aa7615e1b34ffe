"""Steps of the store's shape, in the order of their names. Append only: a step that was released never changes."""
