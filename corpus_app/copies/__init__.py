"""Which documents are copies of each other, and of which: found by their words, settled by a lead.

`wording`, `shingles` and `signatures` are pure: from a text to its words, to what two texts share, to the keys by which they
find each other. `keeping`, `candidates`, `finding` do that in the database; `deciding` is what a person says of a pair;
`groups` is what follows for counting.
"""
