"""How plugs are found: a walk over a room's folder, and entry points for strangers' plugs. No list to edit."""

from evidex.plugs.finder import find

__all__ = ["find"]
