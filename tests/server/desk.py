"""The real server in a process of its own, which can be killed and started again over the same data."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "a good long password"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Desk:
    """A desk with the sample corpus and demo people (DEMO_PASSWORD) on SQLite in a folder of its own."""

    data: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *command: str | Path) -> str:
        run = subprocess.run(
            [sys.executable, "manage.py", *map(str, command)], cwd=ROOT, env=self._environment(), check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        return run.stdout

    def start(self) -> None:
        """Returns once the log-in page answers."""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=self._environment(), start_new_session=True
        )
        for _ in range(900):
            try:
                with urllib.request.urlopen(f"{self.url}/accounts/login/", timeout=5) as answer:
                    assert answer.status == 200
                    return
            except OSError:  # not listening yet, or too busy to answer
                time.sleep(0.1)
        raise TimeoutError("The server did not answer within 90 seconds.")

    def kill(self) -> None:
        """SIGKILL to the whole process group: nothing gets to tidy up."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def token(self, username: str) -> str:
        """A personal access token, made the way the page makes it."""
        code = (
            "import datetime as dt;from django.utils import timezone;from annotator.models import User;"
            "from annotator.actions.tokens import make_token;"
            f"print(make_token(User.objects.get(username={username!r}), name='test', days=1, "
            "longest=dt.timedelta(days=9), now=timezone.now())[1])"
        )
        return self.manage("shell", "--no-imports", "-c", code).strip().splitlines()[-1]

    def api(self, method: str, path: str, token: str, body: object = None) -> tuple[int, object]:
        """Status and decoded answer. Raises OSError where the server went away before it answered."""
        request = urllib.request.Request(
            f"{self.url}/api/v1/{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read() or b"null")
        except http.client.HTTPException as cut_short:
            raise ConnectionError("The server went away in the middle of its answer.") from cut_short

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return {**kept, "DATA_DIR": str(self.data), "PORT": str(self.port), "DEMO_PASSWORD": PASSWORD}
