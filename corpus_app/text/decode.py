"""Bytes to text: UTF-8, or UTF-16 with a byte order mark. The rest is refused with a way to convert it."""

import codecs
import re
from typing import BinaryIO

from charset_normalizer import from_bytes

from corpus_app.text.refusals import Refused

SAMPLE = 65_536  # bytes that the encoding of a refused file is worked out from
UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}
UTF32 = {codecs.BOM_UTF32_LE: "UTF-32LE", codecs.BOM_UTF32_BE: "UTF-32BE"}
SIGNATURES = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
}
EMPTY = "The file is empty (0 bytes). Check that it was saved or downloaded completely."
AS_TEXT = "Save it as plain text in UTF-8."
LINE_END = re.compile("\r\n?")


def decode(data: bytes) -> str:
    """The text in `data`: byte order mark off, CRLF and CR to LF, nothing else changed.

    Raises Refused where it is empty, binary, or in another encoding.
    """
    encoding, mark = encoding_of(data)
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(not_valid(encoding, data, error.start)) from None
    return normal_text(text)


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding that the first bytes of a file declare, and the length of the mark that declares it.

    UTF-8 where they declare nothing. Raises Refused for what is plainly neither UTF-8 nor UTF-16 with a mark.
    """
    _check_kind(head)
    for mark, name in UTF16.items():
        if head.startswith(mark):
            return name, len(mark)
    if b"\x00" in head:
        raise Refused(_with_nul(head))
    return "utf-8", len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0


def _check_kind(head: bytes) -> None:
    if not head:
        raise Refused(EMPTY)
    for signature, kind in SIGNATURES.items():
        if head.startswith(signature):
            raise Refused(f"The file is {kind}, not text. {AS_TEXT}")
    for (
        mark,
        name,
    ) in UTF32.items():  # before UTF-16: the little-endian mark of one starts with that of the other
        if head.startswith(mark):
            raise Refused(f"The file is {name}. {convert(name)}")


def normal_text(text: str) -> str:
    """`text` with LF line ends. Raises Refused where nothing can be read in it."""
    if "\x00" in text:
        raise Refused(f"The text holds NUL characters: it is binary, or damaged. {AS_TEXT}")
    if not text or text.isspace():
        raise Refused("There is no text in it, at most white space. Check that the right thing was saved.")
    return LINE_END.sub("\n", text) if "\r" in text else text


def check_encoding(stream: BinaryIO) -> tuple[str, int]:
    """The encoding of a whole stream and the length of its mark. Raises Refused as `decode` does."""
    stream.seek(0)
    encoding, mark = encoding_of(stream.read(SAMPLE))
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(mark)
    while True:
        piece = stream.read(SAMPLE)
        try:
            decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            before = stream.tell() - len(error.object)
            raise Refused(not_valid(encoding, error.object, error.start, before)) from None
        if not piece:
            return encoding, mark


def not_valid(encoding: str, data: bytes, offset: int, before: int = 0) -> str:
    """Why `data` is refused: where decoding failed, what it looks like, how to convert it.

    `offset` is in bytes into `data`; `before` is how many bytes of the file stand before `data`.
    """
    place = f"This is not valid {NAMES[encoding]} (byte {before + offset + 1:,})"
    detected = detect(data, offset) if encoding == "utf-8" else None
    if detected is None:
        return f"{place} and no other encoding was recognised: it is binary, or damaged. {AS_TEXT}"
    return f"{place}; it looks like {detected}. {convert(detected)}"


def _with_nul(data: bytes) -> str:
    guess = unmarked_utf16(data)
    if guess is None:
        return f"The file holds NUL bytes: it is binary, or damaged. {AS_TEXT}"
    return f"The file looks like {guess} without a byte order mark. {convert(guess)}"


def unmarked_utf16(data: bytes) -> str | None:
    """UTF-16LE or UTF-16BE where every other byte of a sample is NUL far more often than those between."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 * min(even, odd) or max(even, odd) < len(sample) / 10:
        return None
    return "UTF-16LE" if odd > even else "UTF-16BE"


def detect(data: bytes, around: int = 0) -> str | None:
    """The likely encoding of `data`, judged by a sample around an offset in bytes; None where none fits."""
    start = max(0, around - SAMPLE // 2)
    best = from_bytes(data[start : start + SAMPLE]).best()
    return iconv_name(best.encoding) if best else None


def convert(encoding: str) -> str:
    """The sentence that says how to convert a file."""
    return f"Convert it with: iconv -f {encoding} -t UTF-8 FILE > NEW_FILE"


def iconv_name(encoding: str) -> str:
    """iconv writes WINDOWS-1252 and MACCYRILLIC where Python writes cp1252 and mac_cyrillic (`iconv -l`)."""
    name = encoding.upper().replace("_", "-")
    return re.sub(r"^CP(125\d)$", r"WINDOWS-\1", name.replace("MAC-", "MAC"))
