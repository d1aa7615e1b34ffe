"""The two sides of a cue: the phrases before and behind it, found without a parser by closed classes of words.

phrases       noun phrases: where one begins and ends; `edges` is the same for offsets of a text
subjects      the phrase before a verb, past `openings` ('Taken together,') and `parentheses` (', which …,')
plural        verbs in the present that only a plural subject tells from nouns
objects       the phrase behind a cue, up to the `circumstances` of what is told
coordination  what a list names: `binding` 'and' within a member, and what members are `sharing`
"""
