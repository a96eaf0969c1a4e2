"""Parts: where a segment starts and what it is. A part ends where the next one starts."""

import datetime as dt
from typing import NamedTuple


class Part(NamedTuple):
    start: int  # code points
    role: str
    author: str = ""
    date: dt.date | None = None
    language: str = ""
    depth: int = 0
