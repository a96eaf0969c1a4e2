"""Personal access tokens."""

from django.conf import settings
from django.db import models


class AccessToken(models.Model):
    """A key with which a program acts as a person. Only the SHA-256 of the token is stored."""

    digest = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of the token, hexadecimal")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens")
    name = models.CharField(max_length=80, help_text="what it is for")
    ending = models.CharField(max_length=4, help_text="the token's last characters, to tell tokens apart")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.name} (…{self.ending})"
