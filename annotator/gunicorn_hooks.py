"""Configuration of the web server: beside its web workers it keeps one worker for background tasks.

More of them, on this machine or another, are started with `manage.py work`; on PostgreSQL they share the work.
"""

import subprocess
import sys
from threading import Event, Thread
from typing import Any

from django.conf import settings

WORKER = (sys.executable, "manage.py", "work")
FIRST_AFTER = 2.0  # seconds: a process that starts another while its web workers are forked may hand them a lock that stays held
AGAIN_AFTER = 5.0  # seconds; it ends when the database cannot be reached, say

_stopping = Event()
_running: list["subprocess.Popen[bytes]"] = []


def when_ready(server: Any) -> None:
    """Called in the server's own process once it listens."""
    Thread(target=_keep_a_worker, name="background worker", daemon=True).start()


def on_exit(server: Any) -> None:
    """Called before the server ends: its worker ends with it."""
    _stopping.set()
    for process in _running:
        process.terminate()
        process.wait(timeout=20)


def _keep_a_worker() -> None:
    _stopping.wait(FIRST_AFTER)
    while not _stopping.is_set():
        process = subprocess.Popen(WORKER, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL)  # noqa: S603  # a constant
        _running[:] = [process]
        process.wait()
        _stopping.wait(AGAIN_AFTER)
