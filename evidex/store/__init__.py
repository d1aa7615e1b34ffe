"""Claims, findings and documents in one SQLite file, with what each run saw."""

from evidex.store.database import Change, Held, Input, Store
from evidex.store.place import ended_run, store_path
from evidex.store.rows import DocumentRow, Mark, Numbers, unreadable_row

__all__ = [
    "Change",
    "DocumentRow",
    "Held",
    "Input",
    "Mark",
    "Numbers",
    "Store",
    "ended_run",
    "store_path",
    "unreadable_row",
]
