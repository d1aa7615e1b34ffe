"""PubMed through Entrez: searches, records, open-access full text, and references looked up. See docs/fetch.md.

fetching     a fetch from beginning to end
planning     what is to be fetched: a search (`searching`, in PubMed's `fields`), or a list (`exports` of
             references, each an `entry`, by `identifying` its PMID)
gathering    batches of records, cut by `records`; `fulltext` of those that have one
manifest     what a corpus was fetched by; `fate` of ids that came before, `telling` what became of all
resolver     references looked up; `citation` whether paper and reference agree; `cache` what is known already
storing      files that are there whole or not at all

client       the E-utilities' calls, each tried until its answer is whole; `replies` as values
transport    one call, paced by the `limiter` and NCBI's `manners`; `refusals` and `trouble` tell faults apart
loopback     a server of our own, to rehearse with
"""
