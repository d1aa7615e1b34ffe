"""How plugs are found: a walk over a room's folder (`finder`), and entry points for those of `strangers`. No list."""

from evidex.plugs.finder import find
from evidex.plugs.strangers import at_fault, whose

__all__ = ["at_fault", "find", "whose"]
