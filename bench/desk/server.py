"""The real server in processes of its own: started, asked over one kept connection, its memory watched."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(data_dir: Path) -> Iterator["Server"]:
    """`manage.py serve` over the data in this folder, until the block ends."""
    port = free_port()
    env = {**os.environ, "DATA_DIR": str(data_dir), "PORT": str(port), "HOST": "127.0.0.1"}
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "serve"], cwd=ROOT, env=env, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start within 30 seconds.")


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def memory(self) -> int:
        """Resident bytes of the server's processes together."""
        return sum(_resident(pid) for pid in _family(self.pid))


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(member for child in children for member in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except FileNotFoundError:
        return 0


@dataclass
class Caller:
    """One data user with a token, or one reviewer with a session, on one kept connection."""

    server: Server
    headers: dict[str, str]
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=300)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[float, bytes]:
        """Milliseconds and the body. Stops the benchmark where the answer is a refusal."""
        named = {"Content-Type": "application/json", **self.headers, **headers}
        start = time.perf_counter()
        self.connection.request(method, path, None if body is None else json.dumps(body), named)
        response = self.connection.getresponse()
        answer = response.read()
        took = time.perf_counter() - start
        if response.status >= 400:
            raise SystemExit(f"{method} {path}: {response.status} {answer[:300]!r}")
        return 1000 * took, answer

    def stream(self, path: str) -> tuple[float, int]:
        """Seconds and bytes of an answer that is read as it comes and not kept."""
        start = time.perf_counter()
        self.connection.request("GET", path, None, self.headers)
        response = self.connection.getresponse()
        if response.status >= 400:
            raise SystemExit(f"{path}: {response.status} {response.read(300)!r}")
        size = 0
        while chunk := response.read(65_536):
            size += len(chunk)
        return time.perf_counter() - start, size


@contextmanager
def watched(server: Server) -> Iterator[list[int]]:
    """The server's memory at the beginning and then every 20 milliseconds, collected until the block ends."""
    seen = [server.memory()]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            seen.append(server.memory())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield seen
    finally:
        over.set()
        watching.join()
