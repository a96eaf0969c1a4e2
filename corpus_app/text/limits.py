"""How much may be brought in."""

from dataclasses import dataclass

from corpus_app.text.refusals import Refused


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one batch may hold. Each field is the setting `INGEST_MAX_<FIELD>` in small letters."""

    file_bytes: int = 50_000_000
    text_chars: int = 5_000_000  # code points
    batch_documents: int = 100_000
    batch_bytes: int = 200_000_000  # files as they are read: archives count as what they unpack to
    zip_members: int = 10_000
    zip_ratio: int = 100  # bytes unpacked for each byte packed

    def check_file_bytes(self, found: int) -> None:
        if found > self.file_bytes:
            raise self._over("file_bytes", f"The file has {found:,} bytes", "Split it")

    def check_text_chars(self, found: int) -> None:
        if found > self.text_chars:
            raise self._over("text_chars", f"The text has {found:,} characters", "Split it")

    def check_batch_documents(self, found: int) -> None:
        if found > self.batch_documents:
            raise self._over(
                "batch_documents", f"The batch would hold {found:,} documents", "Bring it in parts"
            )

    def check_batch_bytes(self, found: int) -> None:
        if found > self.batch_bytes:
            raise self._over("batch_bytes", f"The batch would hold {found:,} bytes", "Bring it in parts")

    def check_zip_members(self, found: int) -> None:
        if found > self.zip_members:
            raise self._over("zip_members", f"The archive has {found:,} members", "Split it")

    def check_zip_ratio(self, member: str, packed: int, unpacked: int) -> None:
        """Small members pass whatever their ratio is: a kilobyte of one letter is no bomb."""
        if unpacked > max(packed, 1) * self.zip_ratio and unpacked > SMALL_MEMBER:
            found = f"{member} in the archive unpacks to more than {self.zip_ratio:,} times its packed size"
            raise self._over("zip_ratio", found, "Pack it anew, or bring the files themselves")

    def _over(self, name: str, found: str, remedy: str) -> Refused:
        limit = f"the limit is {getattr(self, name):,} (setting INGEST_MAX_{name.upper()})"
        return Refused(f"{found}; {limit}. {remedy}, or ask an admin to raise the limit.")


SMALL_MEMBER = 1_000_000  # bytes
