"""A small E-utilities server on this machine, over a folder of PubMed XML: `python -m evidex.fetch.loopback FOLDER`.

For rehearsing a fetch without the network (a course, a CI job, a test), with NCBI's limits and, on demand, its faults.

    server     HTTP on a loopback port, with the request limit and the `faults`
    answering  the replies; `summaries` of records
    holdings   the records of a folder; `query` finds them
"""

from evidex.fetch.loopback.faults import Faults
from evidex.fetch.loopback.server import LoopbackServer

__all__ = ["Faults", "LoopbackServer"]
