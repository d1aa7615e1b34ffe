"""Effects in tables.

`find` looks for a row's estimates: `measures`, `mixed` and `speech` say which measure, `cell`, `bounds_beside`,
`p_in_cell`, `stars` and `beside` what belongs to one. `sides` names factor and outcome, with `arms`, `captions`,
`references`, `pooled` and `around`; `words` reads cells that tell effects in words.
"""
