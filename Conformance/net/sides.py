"""The two programs that are compared, and how each is asked: as a command, or while it serves."""

import http.client
import os
import shlex
import signal
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# The clock of every question: in November, so that dates, weekdays and the offset have two forms.
NOW = "2026-11-22T21:00:00+01:00"
FAKED = "2026-11-22 20:00:00"
# No setting of the machine reaches the programs. With a clock of its own, a program still waits in
# real seconds.
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "HOME": "/nonexistent", "TZ": "UTC", "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
}
PATIENCE = 120


@dataclass(frozen=True)
class Answer:
    """What came back: the result, and beside it exit code and messages, or status and headers."""

    body: bytes
    about: bytes = b""


@dataclass(frozen=True)
class Side:
    """A program, and the folder that all its questions are asked in."""

    name: str
    program: Path
    folder: Path


@dataclass(frozen=True)
class Command:
    """A question on the command line."""

    form: str
    arguments: tuple
    given: bytes = b""

    def ask(self, side):
        try:
            done = subprocess.run(
                [side.program, *self.arguments], input=self.given, capture_output=True, timeout=PATIENCE,
                cwd=side.folder, env=ENVIRONMENT)
        except subprocess.TimeoutExpired:
            return Answer(b"", f"no answer within {PATIENCE} s".encode())
        return Answer(done.stdout, b"exit %d\n%s" % (done.returncode, done.stderr))

    @property
    def replay(self):
        command = shlex.join(["wervelwijzer", *self.arguments])
        return f"printf %s {shlex.quote(text(self.given))} | {command}" if self.given else command


@dataclass(frozen=True)
class Request:
    """A question over HTTP."""

    form: str
    method: str
    target: str
    headers: tuple = ()
    body: bytes | None = None

    @property
    def replay(self):
        options = [part for name, value in self.headers for part in ("-H", f"{name}: {value}")]
        options += ["--data-raw", text(self.body)] if self.body is not None else []
        method = [] if self.method == "GET" else ["-X", self.method]
        return shlex.join(["curl", "-i", *method, *options, "http://127.0.0.1:8080" + self.target])


def text(given):
    """Bytes as text; what is no UTF-8 shows as escapes."""
    return given.decode(errors="backslashreplace")


class Server:
    """A program while it serves, under a clock that stands still."""

    def __init__(self, side):
        self.process = subprocess.Popen(
            ["faketime", "-f", FAKED, side.program, "serve", "--port", "0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, cwd=side.folder, env=ENVIRONMENT)

    @cached_property
    def port(self):
        """The port it chose, once it serves; None where it does not."""
        address = self.process.stdout.readline().decode().strip()
        return int(address.rsplit(":", 1)[1]) if address.startswith("http://") else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # faketime cleans up after the program, and only if the program ends before it.
        if self.process.poll() is None:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
            for child in children.split():
                os.kill(int(child), signal.SIGKILL)
        self.process.wait()


class Client:
    """One connection to a server, made again where the server closed it."""

    def __init__(self, server):
        self.server = server
        self.connection = None

    def ask(self, request):
        failure = "the server ended"
        for attempt in range(3):
            if self.server.process.poll() is not None:
                break
            try:
                return self._ask(request)
            except (OSError, http.client.HTTPException) as error:
                self.connection.close()
                self.connection, failure = None, type(error).__name__
                time.sleep(attempt)
        return Answer(b"", f"no answer: {failure}".encode())

    def _ask(self, request):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        self.connection.request(request.method, request.target, request.body, dict(request.headers))
        answer = self.connection.getresponse()
        body = answer.read()
        # How long the body is follows from the body.
        fields = [(name.lower(), value) for name, value in answer.getheaders()]
        lines = sorted(f"{name}: {value}" for name, value in fields if name != "content-length")
        return Answer(body, "\n".join([f"status {answer.status}", *lines]).encode())
