"""How far several people agree, on labels and on spans, with intervals; see README.md."""
