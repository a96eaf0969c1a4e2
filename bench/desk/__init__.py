"""A desk to measure: a database filled beforehand, and the real server over it."""
