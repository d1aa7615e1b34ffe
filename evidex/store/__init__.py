"""Claims, findings and documents in one SQLite file (`place`), with what each run saw.

database  the store; `sqlite` what it asks of SQLite, `migrations` how older stores are brought up to date
rows      what goes into it, and between processes
papers    which documents are one paper
"""

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
