"""Claims, findings and documents in one SQLite file, with what each run saw."""

from evidex.store.database import Store
from evidex.store.rows import DocumentRow, Numbers, unreadable_row

__all__ = ["DocumentRow", "Numbers", "Store", "unreadable_row"]
