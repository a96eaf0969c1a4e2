"""Pure bytes: one module per format, all taking the rows of `formats.rows`."""
