"""Small corpora of invented PubMed records, for tests that go through the readers."""

from html import escape
from pathlib import Path

RECORD = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><Title>Journal of Made Up Results</Title><JournalIssue><PubDate><Year>2024</Year>
</PubDate></JournalIssue></Journal><ArticleTitle>{title}</ArticleTitle><Abstract>
<AbstractText Label="RESULTS" NlmCategory="RESULTS">{results}</AbstractText></Abstract><Language>eng</Language>
</Article></MedlineCitation></PubmedArticle>"""
GOOD = "Night work was associated with pain (OR 2.10, 95% CI 1.40 to 3.15; P = 0.001) in nurses."
BAD = "Night work was associated with pain (OR 3.90, 95% CI 1.40 to 3.15; P = 0.001) in nurses."
"""The estimate lies above its interval: EST101."""


def pubmed_set(*records: tuple[int, str]) -> str:
    """A PubmedArticleSet of records given as PMID and results."""
    told = "\n".join(
        RECORD.format(pmid=pmid, title=f"Shift work, record {pmid}", results=escape(results))
        for pmid, results in records
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n{told}\n</PubmedArticleSet>\n'


def write_corpus(folder: Path, files: int = 4, records: int = 3) -> Path:
    """A folder of sets; every third record holds the bad result."""
    folder.mkdir(parents=True, exist_ok=True)
    pmid = 1000
    for number in range(files):
        told = []
        for _ in range(records):
            pmid += 1
            told.append((pmid, BAD if pmid % 3 == 0 else GOOD))
        place = folder / ("sub" if number % 2 else ".") / f"set{number}.xml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(pubmed_set(*told), encoding="utf-8")
    return folder
