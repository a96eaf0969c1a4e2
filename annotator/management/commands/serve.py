"""manage.py serve: the production server."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

SERVER = (
    "--worker-class=gthread", "--workers=2", "--threads=4", "--preload", "--timeout=120", "--graceful-timeout=20",
    "--max-requests=20000", "--max-requests-jitter=2000", "--log-level=warning",
    "--config=python:annotator.gunicorn_hooks",
)  # fmt: skip


class Command(BaseCommand):
    help = "Serve the desk with gunicorn at HOST:PORT, and do its background tasks. WEB_CONCURRENCY sets the number of processes."

    def handle(self, *args: Any, **options: Any) -> None:
        host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
        address = settings.PUBLIC_URL or f"http://{host}:{settings.PORT}"
        self.stdout.write(f"\nThe desk is at {address}/  (Ctrl+C ends it)")
        self.stdout.flush()
        workers = [f"--workers={os.environ['WEB_CONCURRENCY']}"] if os.environ.get("WEB_CONCURRENCY") else []
        bind = f"--bind={host}:{settings.PORT}"
        # Replaces this process, so that a signal meant for the server reaches the server.
        command = [sys.executable, "-m", "gunicorn", "annotator.wsgi", bind, *SERVER, *workers]
        os.execv(sys.executable, command)  # noqa: S606  # no shell, nothing of a user's in it
