"""Tables that people give to a command: a file, or - for standard input."""

import sys
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path
from typing import Final, TypeVar

from django.core.management.base import CommandError

T = TypeVar("T")
MISUSED: Final = 2  # exit code
STANDARD_INPUT: Final = "-"


def read_table_at(place: str, read: Callable[[Iterable[str]], T]) -> T:
    """What `read` makes of the lines there, with their line ends. Whatever is wrong ends the command in one sentence."""
    name = "Standard input" if place == STANDARD_INPUT else place
    try:
        return read(_lines(place))
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.", returncode=MISUSED) from None
    except UnicodeDecodeError:
        raise CommandError(f"{name} is not UTF-8: save it as UTF-8.", returncode=MISUSED) from None
    except ValueError as error:
        raise CommandError(f"{name}: {error}", returncode=MISUSED) from None


def _lines(place: str) -> Iterable[str]:
    content = sys.stdin.buffer.read() if place == STANDARD_INPUT else Path(place).read_bytes()
    return StringIO(content.decode(), newline="")
