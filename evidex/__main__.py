"""`python -m evidex` is `evidex`."""

from evidex.cli import main

main()
