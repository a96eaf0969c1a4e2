"""Paths to files: what in a folder is a document, and what was passed over."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus_app.text.archive import is_debris
from corpus_app.text.readers import ACCEPTED, RawFile, extension_of


def files_at(paths: Iterable[Path]) -> tuple[list[RawFile], list[str]]:
    """The files to read, and a sentence for each folder in which something was passed over.

    A file named itself is read whatever it is; of a folder, with the folders in it, the accepted files are,
    sorted, named by their path inside it. Raises FileNotFoundError for a path where nothing is.
    """
    files: list[RawFile] = []
    sentences: list[str] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        if not path.is_dir():
            files.append(RawFile.at(path))
            continue
        wanted, others = _sorted_out(path)
        files += (RawFile.at(path / name, name) for name in wanted)
        if others:
            sentences.append(f"Passed over in {path}: {', '.join(others)}.")
    return files, sentences


def _sorted_out(folder: Path) -> tuple[list[str], list[str]]:
    names = sorted(_names_in(folder))
    wanted = [name for name in names if extension_of(name) in ACCEPTED and not is_debris(name)]
    return wanted, [name for name in names if name not in set(wanted)]


def _names_in(folder: Path) -> Iterator[str]:
    """Hidden files and folders left out, as a shell does."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield inside.as_posix()
