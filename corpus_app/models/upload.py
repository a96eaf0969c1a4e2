"""The bytes as they came."""

from django.db import models


class Upload(models.Model):
    """One raw file, kept once under the SHA-256 of its bytes, in the default storage. It is never served."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    filename = models.CharField(max_length=255, help_text="as the person who brought it named it")
    size = models.PositiveBigIntegerField(help_text="bytes")
    file = models.FileField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.filename
