"""Reading quantities out of running text; `measures.figures` is the door to it."""
