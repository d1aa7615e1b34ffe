"""The spaCy layer: blank English with scispaCy's tokeniser, our sentence splitter and scispaCy's abbreviation detector.

No trained model is needed. Where the user has one, `EVIDEX_SPACY_MODEL` names it (`en_core_sci_sm` …): its own
tokeniser and components stay, ours are added, and phrases of claims that cut its entities take them whole.
"""

from __future__ import annotations

import functools
import os
import warnings
from typing import TYPE_CHECKING

from evidex.errors import ConfigError
from evidex.text.sentences import split_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["SENTENCES", "language", "loaded", "model_name", "tokenizer"]

SENTENCES = "evidex_sentences"
"""The name of the spaCy component that sets sentence starts where `evidex.text.split_text` splits."""


@functools.cache
def tokenizer() -> Language:
    """Blank English with scispaCy's tokeniser, and nothing else: the cheapest way from text to tokens."""
    import spacy
    from scispacy.custom_tokenizer import combined_rule_tokenizer

    nlp = spacy.blank("en")
    with warnings.catch_warnings():
        # scispaCy's own pattern holds '[[': a note to its authors, not to our users.
        warnings.simplefilter("ignore", FutureWarning)
        nlp.tokenizer = combined_rule_tokenizer(nlp)
    return nlp


def model_name() -> str:
    """The installed spaCy model, or the folder of one, that the user wants asked for entities; empty for none."""
    return os.environ.get("EVIDEX_SPACY_MODEL", "")


@functools.cache
def loaded(name: str) -> Language:
    """A spaCy model. Raises ConfigError where it is not installed."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as problem:
        told = f"the spaCy model {name!r} is not installed; install it or unset EVIDEX_SPACY_MODEL."
        raise ConfigError(told) from problem


@functools.cache
def language() -> Language:
    """The whole pipeline: tokens, sentences (`doc.sents`), abbreviations (`doc._.abbreviations`); on the user's model
    where one is named."""
    import scispacy.abbreviation  # noqa: F401  registers the factory "abbreviation_detector"

    nlp = loaded.__wrapped__(model_name()) if model_name() else tokenizer.__wrapped__()
    _register()
    nlp.add_pipe(SENTENCES, first=True)
    nlp.add_pipe("abbreviation_detector")
    return nlp


@functools.cache
def _register() -> None:
    from spacy.language import Language

    Language.component(SENTENCES, func=_set_sentences, assigns=["token.is_sent_start"])


def _set_sentences(doc: Doc) -> Doc:
    starts = {start for start, _ in split_text(doc.text, 0, len(doc.text))}
    for token in doc:
        token.is_sent_start = token.i == 0 or any(
            place in starts for place in range(token.idx, token.idx + max(len(token.text), 1))
        )
    return doc
