"""PubMed through Entrez: searches, records, open-access full text, and references looked up. See docs/fetch.md."""
