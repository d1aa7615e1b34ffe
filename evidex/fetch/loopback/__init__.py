"""A small E-utilities server on this machine, over a folder of PubMed XML: `python -m evidex.fetch.loopback FOLDER`.

For rehearsing a fetch without the network (a course, a CI job, a test), with NCBI's limits and, on demand, its faults.
"""

from evidex.fetch.loopback.faults import Faults
from evidex.fetch.loopback.server import LoopbackServer

__all__ = ["Faults", "LoopbackServer"]
