"""How plugs are found: a walk over a room's folder, and entry points for strangers' plugs. No list to edit."""

from evidex.plugs.finder import find
from evidex.plugs.strangers import at_fault, whose

__all__ = ["at_fault", "find", "whose"]
