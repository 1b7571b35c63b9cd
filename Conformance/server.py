"""The program while it serves, and plain sockets to it."""

import json
import os
import socket
import subprocess
import tempfile
import time

PROGRAM = os.environ.get("WERVELWIJZER", "wervelwijzer")
NOW = "2026-11-22T21:00:00+01:00"


class Server:
    """The program while it serves, with what it wrote."""

    def __init__(self, *arguments):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0", "--now", NOW, *arguments],
            stdout=subprocess.PIPE,
            stderr=self.log,
        )
        address = self.process.stdout.readline().decode().strip()
        self.url = address
        self.port = int(address.rsplit(":", 1)[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def written(self):
        """The log, once it grows no more: its lines come a little after the answers they tell of."""
        size = -1
        while size != (size := os.fstat(self.log.fileno()).st_size):
            time.sleep(0.3)
        self.log.seek(0)
        return self.log.read().decode()

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def send(self, bytes, timeout=10):
        """One request as bytes; the answer, or None where the connection just closed."""
        with self.connect(timeout) as connection:
            connection.sendall(bytes)
            return read_answer(connection)

    def request(self, method, target, headers=(), body=None, timeout=10):
        lines = [f"{method} {target} HTTP/1.1", "Host: localhost", *headers]
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        return self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + (body or b""), timeout)

    def advise(self, case, *headers, target="/api/advice", timeout=10):
        body = case if isinstance(case, bytes) else json.dumps(case).encode()
        return self.request("POST", target, ("Content-Type: application/json", *headers), body, timeout)


class Answer:
    def __init__(self, head, body):
        lines = head.decode().split("\r\n")
        self.status = int(lines[0].split(" ")[1])
        self.headers = {}
        for line in lines[1:]:
            name, value = line.split(":", 1)
            name = name.lower()
            value = value.strip()
            self.headers[name] = f"{self.headers[name]}, {value}" if name in self.headers else value
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    def is_problem(self, status):
        return (
            self.status == status
            and self.headers["content-type"] == "application/problem+json"
            and self.json["status"] == status
        )


def read_answer(connection, to_head=False):
    received = b""
    while b"\r\n\r\n" not in received:
        more = connection.recv(65536)
        if not more:
            return None
        received += more
    head, body = received.split(b"\r\n\r\n", 1)
    answer = Answer(head, body)
    length = 0 if to_head else int(answer.headers.get("content-length", 0))
    if answer.status in (204, 304):
        length = 0
    while len(answer.body) < length:
        answer.body += connection.recv(65536)
    return answer
