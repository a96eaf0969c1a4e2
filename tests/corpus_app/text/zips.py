"""ZIP archives for tests, honest and lying."""

import io
import struct
import zipfile


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def declaring(archive: bytes, *, unpacked: int, packed: int | None = None) -> bytes:
    """The same archive of one member, with other sizes in both its headers."""
    changed = bytearray(archive)
    for signature, place in ((b"PK\x03\x04", 18), (b"PK\x01\x02", 20)):
        at = changed.index(signature) + place
        old_packed, _ = struct.unpack_from("<II", changed, at)
        struct.pack_into("<II", changed, at, old_packed if packed is None else packed, unpacked)
    return bytes(changed)


def encrypted(archive: bytes) -> bytes:
    """The same archive of one member, with the flag that says it is encrypted."""
    changed = bytearray(archive)
    changed[changed.index(b"PK\x03\x04") + 6] |= 1
    changed[changed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)
