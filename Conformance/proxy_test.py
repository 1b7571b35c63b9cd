"""Below a path of another host: every address stays there, and the nginx of `docs/proxy.md` shows it."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from conftest import CHROMIUM
from server import PROGRAM, Server
from web import Visitor

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "Guidelines" / "wervelmetastasen" / "cases"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
BASE = "/wervelwijzer"
SECRET = "zzgeheimzz"


@pytest.fixture(scope="module")
def server():
    with Server("--base-path", BASE) as server:
        yield server


# Addresses


class Addresses(HTMLParser):
    """Every address of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, _tag, attributes):
        names = {"href", "src", "action", "formaction", "poster", "srcset", "cite", "data", "data-action", "data-address"}
        self.found += [value for name, value in attributes if name in names]


def case_form(case):
    return urllib.parse.urlencode({"case": json.dumps(case)}).encode()


def test_no_address_leads_out_of_the_path(server):
    """Pages are followed from the first, forms sent with a case; only sources lead elsewhere."""
    case = json.loads((CASES / "04-precies-48-uur" / "case.json").read_text())
    outside = {source["url"] for source in server.request("GET", "/api/guideline").json["sources"] if "url" in source}
    waiting, seen = [f"{BASE}/"], set()
    kinds = {}
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answers = [server.request("GET", address)]
        posted = server.request(
            "POST", address, ["Content-Type: application/x-www-form-urlencoded"], case_form(case))
        answers += [posted] if posted.status != 405 else []
        for answer in answers:
            assert answer.status in (200, 400, 405, 415), (address, answer.status)
            assert not {"location", "content-location", "set-cookie", "link", "refresh"} & answer.headers.keys()
            kind = answer.headers["content-type"].split(";")[0]
            kinds[kind] = kinds.get(kind, 0) + 1
            if kind == "text/html":
                found = [each for each in Addresses(answer.body.decode()).found if not each.startswith("#")]
            elif kind == "application/manifest+json":
                manifest = answer.json
                assert manifest["scope"] == BASE
                found = [manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]
            else:
                found = re.findall(r"url\(([^)#]+)\)", answer.body.decode()) if kind == "text/css" else []
                found += re.findall(r"""["'`](/[a-z][^"'`]*)["'`]""", answer.body.decode()) if "javascript" in kind else []
            found = [each for each in found if each not in outside]
            assert [each for each in found if not each.startswith(f"{BASE}/")] == [], address
            waiting += [each.split("#")[0] for each in found]
    assert len(seen) > 100
    assert {"text/html", "text/css", "text/javascript", "image/svg+xml", "text/calendar",
            "application/manifest+json"} <= kinds.keys()


def test_problem_pages_and_the_description_stay_below_the_path(server):
    for target in ["/nl/nowhere", f"{BASE}/nl/nowhere", f"{BASE}/nowhere"]:
        page = server.request("GET", target, ["Accept: text/html"])
        assert page.status == 404 and page.headers["content-type"].startswith("text/html")
        addresses = [each for each in Addresses(page.body.decode()).found if not each.startswith("#")]
        assert addresses and all(each.startswith(f"{BASE}/") for each in addresses)
    assert server.request("GET", f"{BASE}/openapi.json").json["servers"] == [{"url": BASE}]


def test_the_path_may_be_handed_on_or_taken_off(server):
    for path in ["/", "/nl", "/api/guideline?lang=en", "/openapi.json", "/healthz", "/nowhere", f"{BASE}x"]:
        whole, stripped = server.request("GET", BASE + path), server.request("GET", path)
        assert (whole.status, whole.body) == (stripped.status, stripped.body)
    assert server.request("GET", BASE).body == server.request("GET", "/").body
    assert server.request("GET", "/wervelw%69jzer/nl").status == 200
    assert server.advise({}, target=f"{BASE}/api/advice").status == 200
    for other in [f"{BASE}s/nl", f"{BASE}{BASE}/nl", f"/x{BASE}/nl"]:
        assert server.request("GET", other).status == 404
    assert "POST /api/advice 200" in server.written() and "GET /nl 200" in server.written()


@pytest.mark.parametrize("path", ["wervelwijzer", "/a/", "//", "/a//b", "/a/../b", "/a b", "/a?b", "/a%20b", "/é", "http://x/a", ""])
def test_what_is_no_path_is_refused(path):
    done = subprocess.run(
        [PROGRAM, "serve", "--port", "0", "--base-path", path], capture_output=True, text=True, timeout=20)
    assert done.returncode == 2 and "--base-path" in done.stderr


# nginx


class Nginx:
    """The proxy of the documentation before a server, on a free port, changed as a test wants it."""

    def __init__(self, server, folder, *changes):
        text = (ROOT / "docs" / "proxy.md").read_text(encoding="utf-8")
        (block,) = re.findall(r"^```nginx\n(.*?)^```$", text, re.S | re.M)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
             "-keyout", key, "-out", certificate], check=True, capture_output=True)
        for old, new in [
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            ("127.0.0.1:8080", f"127.0.0.1:{server.port}"),
            ("/etc/ssl/certs/ehr.example.pem", str(certificate)),
            ("/etc/ssl/private/ehr.example.key", str(key)),
            ("/var/log/nginx/wervelwijzer.log", str(folder / "access.log")),
            ("/var/log/nginx/wervelwijzer.error.log", str(folder / "error.log")),
            *changes,
        ]:
            assert block.count(old) == 1, old
            block = block.replace(old, new)
        places = "".join(
            f"{name}_temp_path {folder}/{name};\n" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        (folder / "nginx.conf").write_text(
            ("user root;\n" if os.getuid() == 0 else "")
            + f"daemon off;\npid {folder}/pid;\nerror_log {folder}/start.log;\nevents {{}}\nhttp {{\n{places}{block}}}\n")
        self.url = f"https://localhost:{self.port}{BASE}"
        self.process = subprocess.Popen(
            [NGINX, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.PIPE)
        for _ in range(100):
            assert self.process.poll() is None, self.process.stderr.read()
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def request(self, method, path, body=None, headers=(), chunked=False):
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=30, context=ssl._create_unverified_context())
        try:
            connection.request(method, path, body, dict(headers), encode_chunked=chunked)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def advise(self, body, **options):
        headers = {"Content-Type": "application/json"}
        if options.get("chunked"):
            headers["Transfer-Encoding"] = "chunked"
        return self.request("POST", f"{BASE}/api/advice", body, headers, **options)


@pytest.fixture(scope="module")
def proxy(server, tmp_path_factory):
    with Nginx(server, tmp_path_factory.mktemp("nginx")) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--ignore-certificate-errors"])
        yield browser
        browser.close()


# A case with something to be done by a clock time.
OPEN = {"start": "steroids-before-imaging", "answers": {"primary-tumour": "known"},
        "events": {"dexamethasone-start": "2026-11-22T20:00:00+01:00"}}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_interview_through_nginx(proxy, browser, script):
    with Visitor(browser, proxy, script=script) as visitor:
        visitor.start()
        visitor.answer_to_the_end()
        assert visitor.question == visitor.words["done"]
        visitor.load(OPEN)
        with visitor.page.expect_download() as download:
            visitor.button("calendar").click()
        assert "BEGIN:VEVENT" in Path(download.value.path()).read_text()
        if script:
            visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            visitor.page.locator("#permalink").click()
            expect(visitor.page.locator("#permalink")).to_have_text("Link gekopieerd")
            link = visitor.page.evaluate("navigator.clipboard.readText()")
            assert link.startswith(f"{proxy.url}/nl/advice#")
            visitor.page.goto(link)
            visitor.settle()
            assert visitor.page.locator(".todo .card").count() > 0
        visitor.do(visitor.button("report"))
        visitor.do(visitor.page.locator(".languages button"))
        assert visitor.page.url.split("#")[0] == f"{proxy.url}/en/report"
        visitor.check_addresses()
        assert visitor.faults == []


def test_requests_through_nginx_are_answered_as_without_it(server, proxy):
    case = (CASES / sorted(os.listdir(CASES))[0] / "case.json").read_bytes()
    direct = server.advise(case)
    for chunked in (False, True):
        status, headers, body = proxy.advise(iter([case]) if chunked else case, chunked=chunked)
        assert (status, body) == (direct.status, direct.body)
        assert headers["Content-Security-Policy"] == direct.headers["content-security-policy"]
        assert headers["Cache-Control"] == "no-store"
    assert proxy.request("GET", BASE)[1]["Location"] == f"{BASE}/"
    tag = proxy.request("GET", f"{BASE}/api/guideline")[1]["ETag"]
    assert proxy.request("GET", f"{BASE}/api/guideline", headers={"If-None-Match": tag})[0] == 304
    for path in ["/metrics", "/healthz", "/readyz"]:
        assert proxy.request("GET", BASE + path)[0] == 404
    assert proxy.request("GET", "/nl")[0] == 404


def test_limits_through_nginx(proxy):
    case = b'{"answers": {}}'
    full = case + b" " * ((1 << 20) - len(case))
    assert proxy.advise(full)[0] == 200
    status, headers, _ = proxy.advise(full + b" ")
    assert (status, headers["Content-Type"]) == (413, "application/problem+json")
    assert proxy.advise(full + full + b" ")[0] == 413
    assert [path.name for folder in ["client_body", "proxy"] for path in (proxy.folder / folder).rglob("*")] == []
    statuses = [proxy.request("GET", f"{BASE}/nl/about")[0] for _ in range(150)]
    assert set(statuses) <= {200, 429} and statuses[:20] == [200] * 20


def test_no_log_holds_what_was_sent(server, tmp_path):
    with Nginx(server, tmp_path) as proxy:
        proxy.advise(json.dumps({"answers": {"pain": SECRET}}).encode())
        proxy.request(
            "POST", f"{BASE}/nl/consult?{SECRET}", case_form({"answers": {"pain": SECRET}}),
            {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://x/{SECRET}", "Cookie": SECRET})
        proxy.request("GET", f"{BASE}/{SECRET}")
    logs = "".join((tmp_path / name).read_text() for name in ["access.log", "error.log", "start.log"])
    assert logs.count("POST") == 2
    assert SECRET not in logs + server.written()


def test_nginx_may_speak_http_1_0_and_take_the_path_off(server, tmp_path):
    changes = [
        ("    proxy_http_version 1.1;\n", ""), ("    proxy_set_header Connection \"\";\n", ""),
        ("proxy_pass http://wervelwijzer;", "proxy_pass http://wervelwijzer/;")]
    with Nginx(server, tmp_path, *changes) as proxy:
        start = time.monotonic()
        for _ in range(10):
            assert proxy.advise(b"{}")[0] == 200
            assert f'href="{BASE}/nl/trees"'.encode() in proxy.request("GET", f"{BASE}/nl")[2]
        assert proxy.advise(iter([b"{", b"}"]), chunked=True)[0] == 200
        assert time.monotonic() - start < 15
