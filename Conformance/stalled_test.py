"""Clients that never read, and a log that nobody reads: neither costs the others anything."""

import os
import re
import resource
import socket
import subprocess
import time
from pathlib import Path

import pytest

from server import NOW, PROGRAM, Server, read_answer

SEND_SECONDS = 30


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


def memory(process):
    """Mebibytes in memory."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1024


def pipelining(server, count):
    """Clients that will read nothing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, count + 200)), hard))
    clients = []
    for _ in range(count):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", server.port))
        client.setblocking(False)
        clients.append(client)
    return clients


def push(clients, data):
    """Those to whom more could be sent or may be later, and how many bytes went out."""
    alive, sent = [], 0
    for client in clients:
        try:
            sent += client.send(data)
        except BlockingIOError:
            pass
        except OSError:
            client.close()
            continue
        alive.append(client)
    return alive, sent


def test_1000_clients_that_never_read_are_kept_small_and_let_go(pytestconfig):
    """Each takes the memory of one answer and one read, whatever it sends, and the answer is the same
    bytes for all. With `--long` they are watched until all are let go."""
    is_long = pytestconfig.getoption("--long")
    data = b"GET /api/guideline HTTP/1.1\r\nHost: x\r\n\r\n" * 2000
    with Server() as server:
        assert server.request("GET", "/api/guideline").status == 200
        before = memory(server.process)
        clients = pipelining(server, 1000)
        clients, _ = push(clients, data)
        # Answered when all that the kernel takes has left; that is much where a machine is slow.
        assert server.request("GET", "/healthz", timeout=120).status == 200
        assert memory(server.process) - before < 100
        end = time.monotonic() + SEND_SECONDS * 3
        while is_long and clients and time.monotonic() < end:
            time.sleep(1)
            clients, _ = push(clients, data)
            assert memory(server.process) - before < 100
        assert clients == [] or not is_long
        for client in clients:
            client.close()


def test_a_client_that_reads_slowly_gets_all_of_it(server, pytestconfig):
    """With `--long` it takes longer than a client may take no byte."""
    pause = 0.6 if pytestconfig.getoption("--long") else 0.02
    whole = server.request("GET", "/api/guideline").body
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", server.port))
        client.sendall(b"GET /api/guideline HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        received = b""
        while more := client.recv(2048):
            received += more
            time.sleep(pause)
    assert received.split(b"\r\n\r\n", 1)[1] == whole


def test_an_answer_that_is_leaving_when_the_server_is_told_to_stop_leaves_whole():
    with Server() as server, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", server.port))
        client.settimeout(20)
        client.sendall(b"GET /api/guideline HTTP/1.1\r\nHost: x\r\n\r\n" * 40)
        time.sleep(1)
        server.process.terminate()
        time.sleep(0.5)
        received = b""
        while more := client.recv(1 << 20):
            received += more
        count = 0
        while received:
            head, received = received.split(b"\r\n\r\n", 1)
            length = int(re.search(rb"content-length: (\d+)", head.lower()).group(1))
            assert len(received) >= length
            received = received[length:]
            count += 1
        assert 0 < count < 40
        assert server.process.wait(timeout=10) == 0


# A log that nobody reads


def dropped(connection):
    connection.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
    return int(re.search(rb"^log_lines_dropped_total (\d+)$", read_answer(connection).body, re.M).group(1))


def test_a_log_that_is_not_read_holds_nobody():
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", "--now", NOW], stdout=subprocess.PIPE, stderr=writer)
    os.close(writer)
    try:
        port = int(process.stdout.readline().decode().rsplit(":", 1)[1])
        count = 3500
        request = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            assert dropped(connection) == 0
            for _ in range(count // 100):
                connection.sendall(request * 100)
                answered = b""
                while answered.count(b"HTTP/1.1 200 OK") < 100 or not answered.endswith(b"}"):
                    answered += connection.recv(1 << 20)
            lost = dropped(connection)
            assert lost > 0
            assert memory(process) < 300
            # Once the log is read again, it continues and says how many lines are missing.
            log = b""
            while b"lines of this log dropped" not in log:
                log += os.read(reader, 1 << 16)
            connection.sendall(request)
            read_answer(connection)
            process.terminate()
            while more := os.read(reader, 1 << 16):
                log += more
        told = re.findall(rb"^\S+ warning wervelwijzer: lines of this log dropped, since it was not read: (\d+)$", log, re.M)
        # Every request has a line or is counted as dropped; the line of the second /metrics may be either.
        told = sum(int(number) for number in told)
        assert told in (lost, lost + 1)
        assert log.count(b"GET /healthz 200") + log.count(b"GET /metrics 200") + told == count + 3
        assert process.wait(timeout=10) == 0
    finally:
        os.close(reader)
        process.kill()
        process.wait()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_pipe_that_is_full_from_the_start_holds_nobody(stream):
    """The program also still ends when asked to."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, b" " * 65536)
    except BlockingIOError:
        pass
    os.set_blocking(writer, True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: writer}
    process = subprocess.Popen([PROGRAM, "serve", "--port", str(port), "--now", NOW], **streams)
    try:
        for _ in range(100):
            try:
                connection = socket.create_connection(("127.0.0.1", port), timeout=5)
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        with connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            assert read_answer(connection).status == 200
        process.terminate()
        assert process.wait(timeout=10) == 0
    finally:
        process.kill()
        process.wait()
        os.close(reader)
        os.close(writer)
