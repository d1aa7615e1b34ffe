"""The numbers of a share, and out of how many they are.

`shares` finds percentages with the counts beside them (`numerators`, `counted`, `in_order`, `doubled`), `bare` shares
told by counts alone (`bare_parts`, `adding_up`); `tables` reads cells. Wholes that stand elsewhere: `begun`, `hosts`,
`resumed`, `sizes`, `sole`, by what `whom` knows of who is counted. Lists: `labelled`, `elided`, `parts`. `share` is
what all of them make.
"""
