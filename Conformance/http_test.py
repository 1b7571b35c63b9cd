"""HTTP/1 as RFC 9110 and RFC 9112 have it: requests as bytes, and what becomes of the connection."""

import re
import signal
import socket
import struct
import subprocess
import time

import pytest

from server import NOW, PROGRAM, Server, read_answer

GET = "GET /healthz HTTP/1.1\r\nHost: x\r\n"
POST = "POST /api/advice HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
OLD_POST = POST.replace("HTTP/1.1", "HTTP/1.0")
CHUNKS = "2\r\n{}\r\n0\r\n\r\n"
LONG = "a" * 100_000


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


def exchanged(server, data, wait=0.15):
    """Every answer to some bytes, and whether the server closed the connection after them."""
    with server.connect() as connection:
        connection.sendall(data if isinstance(data, bytes) else data.encode())
        received = connection.recv(65536)
        connection.settimeout(wait)
        try:
            while more := connection.recv(65536):
                received += more
            is_closed = True
        except TimeoutError:
            is_closed = False
    statuses = [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3}) ", received)]
    options = re.findall(rb"^Connection: (.*)\r$", received, re.M | re.I)
    return statuses, is_closed, [option.decode() for option in options]


KEPT = {
    "a request": GET + "\r\n",
    "a request after empty lines": "\r\n\r\n" + GET + "\r\n",
    "an empty host": GET.replace("Host: x", "Host:") + "\r\n",
    "a host with its port": GET.replace("Host: x", "Host: [::1]:8080") + "\r\n",
    "a host with an underscore": GET.replace("Host: x", "Host: my_app.local:80") + "\r\n",
    "chunks": POST + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS,
    "chunks, in capitals": POST + "Transfer-Encoding: Chunked\r\n\r\n" + CHUNKS,
    "an extension of a chunk": POST + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS.replace("2\r", "2;a=b\r", 1),
    "a whole address": GET.replace("/healthz", "http://other.example/healthz") + "\r\n",
    "an upgrade nobody offers": GET + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    "bytes that are no ASCII in a field": (GET + "X: \xff\r\n\r\n").encode("latin-1"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_answered_and_keeps_the_connection(server, name):
    assert exchanged(server, KEPT[name]) == ([200], False, [])


LAST = {
    "close": GET + "Connection: close\r\n\r\n",
    "close, in capitals": GET + "Connection: Close\r\n\r\n",
    "close among others": GET + "Connection: x, close\r\n\r\n",
    "close in a second field": GET + "Connection: keep-alive\r\nConnection: close\r\n\r\n",
    "close, and more after it": (GET + "Connection: close\r\n\r\n") * 2,
    "HTTP/1.0": "GET /healthz HTTP/1.0\r\n\r\n",
    "HTTP/1.0, and more after it": "GET /healthz HTTP/1.0\r\n\r\n" * 2,
    "HTTP/1.0 with a host": "GET /healthz HTTP/1.0\r\nHost: x\r\n\r\n",
    "HTTP/1.0 that also closes": "GET /healthz HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n",
    "HTTP/1.0 with a body": OLD_POST + "Content-Length: 2\r\n\r\n{}",
    "HTTP/1.0 that expects": OLD_POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("name", LAST)
def test_what_is_answered_and_ends_the_connection(server, name):
    assert exchanged(server, LAST[name], wait=5) == ([200], True, ["close"])


@pytest.mark.parametrize("option", ["keep-alive", "Keep-Alive", "x, keep-alive"])
def test_a_client_of_http_1_0_may_keep_its_connection(server, option):
    request = f"GET /healthz HTTP/1.0\r\nConnection: {option}\r\n\r\n"
    assert exchanged(server, request * 2, wait=1) == ([200, 200], False, ["keep-alive"] * 2)


REFUSED = {
    "no host": (400, GET.replace("Host: x\r\n", "") + "\r\n"),
    "two hosts": (400, GET + "Host: x\r\n\r\n"),
    "two hosts in HTTP/1.0": (400, "GET /healthz HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n"),
    "a host with a space": (400, GET.replace("Host: x", "Host: a b") + "\r\n"),
    "a host with a path": (400, GET.replace("Host: x", "Host: a/b") + "\r\n"),
    "a host with a user": (400, GET.replace("Host: x", "Host: a@b") + "\r\n"),
    "chunks in HTTP/1.0": (400, OLD_POST + "Transfer-Encoding: chunked\r\n\r\n" + CHUNKS),
    "identity, then chunks": (400, POST + "Transfer-Encoding: identity, chunked\r\n\r\n" + CHUNKS),
    "identity and chunks in two fields": (
        400, POST + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS),
    "no coding": (400, POST + "Transfer-Encoding:\r\n\r\n{}"),
    "identity": (400, POST + "Transfer-Encoding: identity\r\n\r\n{}"),
    "chunks twice": (400, POST + "Transfer-Encoding: chunked, chunked\r\n\r\n" + CHUNKS),
    "chunks and then identity": (400, POST + "Transfer-Encoding: chunked, identity\r\n\r\n" + CHUNKS),
    "another coding": (400, POST + "Transfer-Encoding: gzip\r\n\r\n" + CHUNKS),
    "another coding, then chunks": (501, POST + "Transfer-Encoding: gzip, chunked\r\n\r\n" + CHUNKS),
    "chunks and a length": (400, POST + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n" + CHUNKS),
    "a length and chunks": (400, POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS),
    "two lengths": (400, POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
    "a list of lengths": (400, POST + "Content-Length: 2, 2\r\n\r\n{}"),
    "a length with a sign": (400, POST + "Content-Length: +2\r\n\r\n{}"),
    "no length at all": (400, POST + "Content-Length:\r\n\r\n{}"),
    "a chunk of no size": (400, POST + "Transfer-Encoding: chunked\r\n\r\n2g\r\n{}\r\n0\r\n\r\n"),
    "a chunk without its end": (400, POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n"),
    "a folded field": (400, GET + "X: a\r\n b\r\n\r\n"),
    "a folded coding": (400, POST + "Transfer-Encoding:\r\n chunked\r\n\r\n" + CHUNKS),
    "a space before the colon": (400, GET.replace("Host:", "Host :") + "\r\n"),
    "a space before the first field": (400, GET.replace("Host:", " Host:") + "\r\n"),
    "a field of no name": (400, GET + ": x\r\n\r\n"),
    "a field of no value": (400, GET + "x\r\n\r\n"),
    "a NUL in a field": (400, GET + "X: a\0b\r\n\r\n"),
    "a bare CR in a field": (400, GET + "X: a\rb\r\n\r\n"),
    "bare line feeds": (400, GET.replace("\r", "") + "\n"),
    "a target of no slash": (400, GET.replace("/healthz", "healthz") + "\r\n"),
    "no version": (400, "GET /healthz\r\n\r\n"),
    "HTTP in small letters": (400, GET.replace("HTTP/", "http/") + "\r\n"),
    "HTTP/2.0": (505, GET.replace("/1.1", "/2.0") + "\r\n"),
    "HTTP/3.0": (505, GET.replace("/1.1", "/3.0") + "\r\n"),
    "a method nobody knows": (501, GET.replace("GET", "BREW") + "\r\n"),
    "a method in small letters": (501, GET.replace("GET", "get") + "\r\n"),
    "a method that begins as one": (501, GET.replace("GET", "GETS") + "\r\n"),
    "a method nobody knows, after a request": (501, "\r\n" + GET.replace("GET", "BREW") + "\r\n"),
    "the first bytes of TLS": (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
    "a target that is too long": (414, GET.replace("/healthz", "/" + LONG) + "\r\n"),
    "a field that is too long": (431, GET + f"X: {LONG}\r\n\r\n"),
    "too many fields": (431, GET + "X: a\r\n" * 2000 + "\r\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_as_a_problem_and_ends_the_connection(server, name):
    status, request = REFUSED[name]
    assert exchanged(server, request, wait=5) == ([status], True, ["close"])
    answer = server.send(request if isinstance(request, bytes) else request.encode())
    assert answer.is_problem(status)
    assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", answer.headers["date"])


@pytest.mark.parametrize("name", REFUSED)
def test_after_a_good_request_the_bad_one_is_refused(server, name):
    status, request = REFUSED[name]
    first = (GET + "\r\n").encode()
    statuses, is_closed, _ = exchanged(
        server, first + (request if isinstance(request, bytes) else request.encode()), wait=5)
    assert (statuses, is_closed) == ([200, status], True)


def test_methods(server):
    def status(method, target="/healthz", **options):
        return server.request(method, target, **options).status

    assert [status("PUT"), status("TRACE"), status("PROPFIND")] == [405] * 3
    assert server.request("PUT", "/healthz").headers["allow"] == "GET, HEAD, OPTIONS"
    assert server.request("GET", "/api/advice").headers["allow"] == "POST, OPTIONS"
    with server.connect() as connection:
        for path in ["/healthz", "/nl", "/api/guideline", "/nowhere"]:
            whole = server.request("GET", path)
            connection.sendall(f"HEAD {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            head = read_answer(connection, to_head=True)
            assert head.body == b"" and head.status == whole.status
            differing = {"date"}
            assert {name: head.headers[name] for name in head.headers.keys() - differing} == {
                name: whole.headers[name] for name in whole.headers.keys() - differing}
    assert "content-length" not in server.request("OPTIONS", "/healthz").headers


# Addresses


@pytest.mark.parametrize(
    "target, same",
    [
        ("/%68ealthz", "/healthz"),
        ("/%6el", "/nl"),
        ("/nl/trees/steroids%2Dbefore%2dimaging", "/nl/trees/steroids-before-imaging"),
        ("/assets%2F", "/nowhere"),
        ("/nl%2Ftrees", "/nowhere"),
        ("/nl/trees/%", "/nl/trees/x"),
        ("/nl/trees/%zz", "/nl/trees/x"),
        ("/nl/trees/%00", "/nl/trees/x"),
        ("/nl/trees/%ff", "/nl/trees/x"),
        ("/nl/trees/%252D", "/nl/trees/x"),
        ("/api/guideline?lang=%65n", "/api/guideline?lang=en"),
        ("/api/guideline?%6cang=en", "/api/guideline?lang=en"),
        ("/api/guideline?lan%67=xx", "/api/guideline?lang=xx"),
        ("http://x/nl/trees?", "/nl/trees"),
        ("HTTP://x", "/"),
        ("http://x?lang=en", "/?lang=en"),
    ],
)
def test_what_is_percent_encoded_without_need_is_the_same_address(server, target, same):
    answer, other = server.request("GET", target), server.request("GET", same)
    assert (answer.status, answer.body) == (other.status, other.body)


# One request at a time


def test_answers_come_in_order_and_bodies_end_where_they_say(server):
    posts = [
        POST + f"Content-Length: {2 + spaces}\r\n\r\n" + "{}" + "\r\n\r\n"[:spaces]
        for spaces in (0, 4, 2)
    ]
    chunked = POST + "Transfer-Encoding: chunked\r\n\r\n6\r\n{\r\n\r\n}\r\n0\r\nX: y\r\n\r\n"
    nowhere = GET.replace("/healthz", "/nowhere") + "\r\n"
    requests = [posts[0], nowhere, posts[1], chunked, GET + "\r\n", posts[2], chunked, nowhere]
    expected = [200, 404, 200, 200, 200, 200, 200, 404]
    assert exchanged(server, "".join(requests), wait=1) == (expected, False, [])
    # The same, a few bytes at a time.
    data = "".join(requests).encode()
    with server.connect() as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for start in range(0, len(data), 7):
            connection.sendall(data[start:start + 7])
            time.sleep(0.001)
        assert [read_one(connection) for _ in expected] == expected


def read_one(connection):
    """The status of one answer, without reading into the next."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += connection.recv(1)
    length = int(re.search(rb"content-length: (\d+)", head.lower()).group(1))
    while length:
        length -= len(connection.recv(length))
    return int(head.split(b" ")[1])


def test_a_client_that_says_it_is_done_gets_every_answer(server):
    with server.connect() as connection:
        connection.sendall((GET + "\r\n").encode() * 50)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while more := connection.recv(65536):
            received += more
    assert received.count(b"HTTP/1.1 200 OK") == 50


def test_a_client_that_goes_away_is_no_fault_of_the_server():
    with Server() as server:
        for _ in range(10):
            with server.connect() as connection:
                connection.sendall((POST + "Content-Length: 100\r\n\r\n{").encode())
                time.sleep(0.05)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        time.sleep(0.5)
        assert "POST /api/advice 400" in server.written()
        assert " error " not in server.written()


# How it ends


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_what_is_answered_after_a_signal_says_that_it_is_the_last(sign):
    with Server() as server:
        with server.connect() as begun, server.connect() as idle:
            begun.sendall((POST + "Content-Length: 2\r\n\r\n{").encode())
            time.sleep(0.3)
            server.process.send_signal(sign)
            time.sleep(0.3)
            begun.sendall(b"}" + (GET + "\r\n").encode())
            answer = read_answer(begun)
            assert (answer.status, answer.headers["connection"]) == (200, "close")
            assert begun.recv(1) == b"" and idle.recv(1) == b""
        assert server.process.wait(timeout=10) == 0


def test_started_without_hang_ups_it_stays():
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", "--now", NOW], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    try:
        port = int(process.stdout.readline().decode().rsplit(":", 1)[1])
        process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall((GET + "\r\n").encode())
            assert read_answer(connection).status == 200
    finally:
        process.kill()
        process.wait()
