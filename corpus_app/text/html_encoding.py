"""The encoding of a web page: by its byte order mark, else UTF-8 where it is that, else what it declares."""

import codecs
import re

from corpus_app.text.decode import SAMPLE, encoding_of, normal_text, not_valid
from corpus_app.text.refusals import Refused

DECLARED = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{3,20})"
    rb"|<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w.:-]{3,20})",
    re.IGNORECASE,
)
# Labels of the Encoding Standard (encoding.spec.whatwg.org): those that Python has, and the others.
SAME = re.compile(
    r"windows-125\d|cp125\d|iso-8859-([2-8]|1[0-6])|koi8-[ru]|gb18030|big5|euc-(jp|kr)|iso-2022-jp|macintosh"
    r"|ibm866|cp866"
)
OTHER = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "ks_c_5601-1987": "cp949", "tis-620": "cp874", "x-mac-cyrillic": "mac_cyrillic",
}  # fmt: skip


def decode_page(data: bytes) -> str:
    """The source of a page with LF line ends. Raises Refused where its encoding cannot be told."""
    encoding, mark = encoding_of(data)
    declared = None if mark else declared_encoding(data)
    if declared and (data.isascii() or not _is_utf8(data)):
        encoding = declared
    try:
        return normal_text(codecs.decode(data[mark:], encoding))
    except UnicodeDecodeError as error:
        raise Refused(_undecodable(data, encoding, error.start)) from None


def declared_encoding(data: bytes) -> str | None:
    """Python's name of the encoding that a page declares; None where it declares none that browsers know."""
    found = DECLARED.search(data[:SAMPLE])
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    return label if SAME.fullmatch(label) else OTHER.get(label)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(data: bytes, encoding: str, offset: int) -> str:
    if encoding in {"utf-8", "utf-16-le", "utf-16-be"}:
        return not_valid(encoding, data, offset)
    return f"The page says it is {encoding.upper()}, but is not (byte {offset + 1:,}). Save it anew as UTF-8."
