"""Reading words and numbers. Knows no claim kinds, no rules.

    view             a Document as extractors and rules look at it: all the following, worked out once and only if asked

Numbers
    numerals         digits in every notation (`number_styles`, `decimal_commas`) and in words (`number_words`)
    quantities       what numerals make together; a `quantity` has one sign in the `shape` of a text. With `operators`,
                     `interval_names`, `powers`, `lost_dash` and `lost_signs`
    units            behind a value
    one_in           'one in ten'; `counting` whether a number counts at all

Words
    sentences        where they begin and end
    words            with a part of speech each, from the `shape`; `clauses` and `groups` of them
    relations        statements that one thing goes with another
    people           words for people; `word_kinds` what kind of thing a word names, `usage` how words are used
    language         the spaCy layer; `abbreviations`

A document
    headings         what its headings open; `boilerplate` what it says of its own making
    own_study        whether it reports a study; `arm_names` of its arms; `bare_abstract` whether it is one alone
    references       its list, entry by entry (`reference_fields`); `citations` and `author_year` tie marks to entries
    reference_formats  exports that are none of ours; `nul_bytes`, `unread` what could not be read, in words

Speed
    matching         finding by patterns; `lowering`, `kept` make it fast
"""

from evidex.text.quantities import Quantities, Quantity, read_quantities
from evidex.text.sentences import Sentence, split_sentences, split_text
from evidex.text.view import View

__all__ = ["Quantities", "Quantity", "Sentence", "View", "read_quantities", "split_sentences", "split_text"]
