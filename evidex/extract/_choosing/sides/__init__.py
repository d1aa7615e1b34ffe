"""Which number is of which side, where the form of a sentence or the order of its names makes it certain.

    grouping     the groups of the numbers of a sentence, told anew by all that follows: the way in
    small_words  the words by which names and numbers are joined

What a document knows of its sides
    known        which words name a side, and which other is set against it: by
    design       what its aim and title set against what
    allocated    the arms that people were given
    contrasted   what its sentences set against what

The form of a sentence, for one number after the other
    comparisons  'in A than in B', 'compared with B, A'
    openings     clauses that open with a name: 'In men, …; in women, …'
    gapped       clauses that leave out the verb of the one before: 'women scored 24 and men 22'
    slots        numbers that each carry a name in one frame: 'a with A, b with B'
    bracketed    several numbers of each side in its bracket
    without      a side that is named by what it has not
    subjects     whom a clause speaks of, and where its subject begins
    beyond       names of later clauses, that are none of a number before them

Numbers that are told together
    runs         joined by a stroke or a word, or measured again
    pairs        two numbers told against one another
    lists        three numbers and more, and the names listed for them
    dealing      two sides told for each of two numbers
"""
