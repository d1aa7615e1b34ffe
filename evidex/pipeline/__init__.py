"""The only room that knows the order of the stages: read, extract, check, store, report.

One document
    front           the front door for Python; `spacy_pipe` that for spaCy
    reading         from what the user names to Documents; `reading_apart` in a process of its own
    examining       a Document's claims and findings
    validating      documents with all that stands around them: `acceptance` written in them, a `baseline`, and
                    `claim_lines` that somebody else wrote
    drawing         pages of PDFs with claims marked

A corpus
    run             all of it into the store and its tables, as the `plan` of the user says; `record` what was run
    catching_up     what changed since the last run is done, what went is forgotten
    corpus          its files
    work            what a worker does with one of them; `workers` in `processes`, `cluster` over Dask
    across          rules over several documents, of the `neighbours` of each
    accepted        findings that its documents accept
    kinds           claim kinds that strangers bring

A review that goes on
    refreshing      the searches run again (`searches`, `pubmed`), and what changed (`evidence_state`)
    project         what a store remembers of its project
"""
