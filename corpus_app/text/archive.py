"""ZIP archives: their members, unpacked one at a time and never trusted.

What the headers declare (count, sizes, ratios) is checked before anything is unpacked, and enforced while
unpacking: a member that does not unpack to what it declares is refused. Names are labels only; nothing is
written under them.
"""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from corpus_app.text.clean import label
from corpus_app.text.decode import EMPTY
from corpus_app.text.limits import Limits
from corpus_app.text.refusals import Refused

CENTRAL_HEADER = b"PK\x01\x02"
CHUNK = 1_048_576  # bytes
IN_MEMORY = 8 * CHUNK  # a larger member is unpacked to a temporary file without a name
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others are unpacked by the library without a bound
ENCRYPTED = 0x1
DEBRIS = {".ds_store", "thumbs.db", "desktop.ini"}
BESIDES = {
    "sources.json",
    "readme",
    "readme.md",
    "readme.txt",
}  # about the documents, no documents themselves


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name there, and how to unpack it."""

    name: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    @contextmanager
    def unpacked(self, limits: Limits) -> Iterator[BinaryIO]:
        """Its bytes, seekable. Raises Refused where it cannot be unpacked or is not what it declares."""
        _check_openable(self.info)
        limits.check_file_bytes(self.info.file_size)
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
            self._unpack(cast(IO[bytes], spool))
            spool.seek(0)
            yield cast(BinaryIO, spool)

    def _unpack(self, spool: IO[bytes]) -> None:
        try:
            with self.archive.open(self.info) as packed:
                while chunk := packed.read(CHUNK):
                    spool.write(chunk)
                    if spool.tell() > self.info.file_size:
                        raise zipfile.BadZipFile("more than declared")
        except Exception as error:  # damaged data makes it raise as many
            raise Refused(f"This member of the archive is damaged ({error}). Pack it anew.") from None
        if spool.tell() != self.info.file_size:
            raise Refused("This member of the archive is damaged (less than declared). Pack it anew.")


@contextmanager
def opened(stream: BinaryIO, limits: Limits) -> Iterator[list[Member]]:
    """The members of an archive, debris left out. Raises Refused where it cannot be taken as a whole."""
    if not stream.seek(0, io.SEEK_END):
        raise Refused(EMPTY)
    limits.check_zip_members(_count_headers(stream))
    try:
        archive = zipfile.ZipFile(stream)
    except Exception as error:  # damaged headers make zipfile raise errors of a dozen kinds
        raise Refused(f"This is no readable ZIP archive ({error}). Pack it anew.") from None
    with archive:
        wanted = (info for info in archive.infolist() if not is_debris(info.filename))
        members = [Member(label(info.filename), archive, info) for info in wanted]
        _check_declared(members, stream.seek(0, io.SEEK_END), limits)
        yield members


def _count_headers(stream: BinaryIO) -> int:
    """How many members there may be at most, without building the list of them."""
    stream.seek(0)
    count, tail = 0, b""
    while chunk := stream.read(CHUNK):
        count += (tail + chunk).count(CENTRAL_HEADER)
        tail = chunk[-len(CENTRAL_HEADER) + 1 :]
    return count


def is_debris(name: str) -> bool:
    """Whether it is a folder, what desktops leave behind, or stands beside documents to say what they are."""
    path = PurePosixPath(name)
    if name.endswith("/"):
        return True
    return path.name.lower() in DEBRIS | BESIDES or path.name.startswith("._") or "__MACOSX" in path.parts


def _check_declared(members: list[Member], packed_bytes: int, limits: Limits) -> None:
    if not members:
        raise Refused("The archive holds no files. Check that the right folder was packed.")
    limits.check_batch_bytes(sum(member.info.file_size for member in members))
    for member in members:
        limits.check_zip_ratio(
            member.name, min(member.info.compress_size, packed_bytes), member.info.file_size
        )


def _check_openable(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & ENCRYPTED:
        raise Refused("This member of the archive is encrypted. Pack it without a password.")
    if info.filename.lower().endswith(".zip"):
        raise Refused("This is an archive inside an archive, which is not opened. Bring it on its own.")
    if info.compress_type not in METHODS:
        raise Refused("This member is packed in a rare way. Pack the archive with the usual method, Deflate.")
