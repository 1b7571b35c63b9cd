"""Times the server beside a bare Hummingbird route of as many bytes, and beside zen-engine behind
FastAPI and uvicorn, in turns in one run; prints each ratio with its spread.

Usage: python Benchmarks/serve.py FOLDER-OF-THE-RELEASE-BUILD
Needs: fastapi uvicorn zen-engine==2.1.3 PyYAML==6.0.3, wrk, and h2load (nghttp2-client)
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASE = HERE.parent / "Guidelines" / "wervelmetastasen" / "cases" / "01-nacht-zwak-been" / "case.json"
ROUNDS = 7
SECONDS = 3
CONNECTIONS = 16
FORM = "application/x-www-form-urlencoded"


class Running:
    """A program that serves, until the end of the run."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        time.sleep(2)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def ask(url, body, kind):
    request = urllib.request.Request(url, body, {"Content-Type": kind})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def script(folder, name, body, kind):
    """What wrk sends, as the Lua that it reads."""
    path = Path(folder) / f"{name}.lua"
    path.write_text(
        'wrk.method = "POST"\n'
        f'wrk.headers["Content-Type"] = "{kind}"\n'
        f"wrk.body = [==[{body.decode()}]==]\n"
    )
    return path


def requests_a_second(url, lua):
    done = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", lua, url],
        capture_output=True, text=True, check=True,
    ).stdout
    assert "Non-2xx" not in done, done
    return float(done.split("Requests/sec:")[1].split()[0])


def slowest_hundredth(url, body, kind, rate, folder, together):
    """The 99th percentile of the latency at a rate, in milliseconds.

    Every client asks at even intervals. Either all clients begin together, so that each request comes
    with those of all others, or each at a moment of its own, as clients do that know nothing of
    each other.
    """
    data = Path(folder) / "body"
    data.write_bytes(body)
    runs = 1 if together else CONNECTIONS
    clients = CONNECTIONS // runs
    logs = [Path(folder) / f"latencies-{run}" for run in range(runs)]
    running = []
    for log in logs:
        log.unlink(missing_ok=True)
        if not together:
            time.sleep(random.random() * CONNECTIONS / rate)
        running.append(subprocess.Popen(
            ["h2load", "--h1", f"-c{clients}", "-t1", f"-n{int(rate * SECONDS / runs)}",
             f"--rps={rate / CONNECTIONS:.2f}", "-d", data, "-H", f"content-type: {kind}",
             f"--log-file={log}", url], stdout=subprocess.DEVNULL))
    for process in running:
        assert process.wait() == 0
    latencies = sorted(
        int(line.split()[2]) for log in logs for line in log.read_text().splitlines())
    return latencies[int(len(latencies) * 0.99)] / 1000


def spread(numbers, digits):
    low, middle, high = min(numbers), statistics.median(numbers), max(numbers)
    return " / ".join(f"{number:,.{digits}f}" for number in (low, middle, high))


def compare(name, ours, theirs, rounds=ROUNDS):
    """Both in turns; requests a second of each and the ratio of every turn."""
    pairs = [(requests_a_second(*ours), requests_a_second(*theirs)) for _ in range(rounds)]
    mine, other = zip(*pairs)
    ratios = [a / b for a, b in pairs]
    print(f"| {name} | {spread(other, 0)} | {spread(mine, 0)} | {spread(ratios, 2)} |", flush=True)
    return statistics.median(mine)


def main():
    build = Path(sys.argv[1])
    case = CASE.read_bytes().replace(b"\n", b" ")
    form = urllib.parse.urlencode({"case": case.decode()}).encode()
    ours = "http://127.0.0.1:8181"
    with tempfile.TemporaryDirectory() as folder, \
            Running(build / "wervelwijzer", "serve", "--port", "8181"), \
            Running(sys.executable, "-m", "uvicorn", "--app-dir", HERE, "--port", "8184",
                    "--log-level", "warning", "zen_service:app"):
        advice = ask(f"{ours}/api/advice", case, "application/json")
        page = ask(f"{ours}/nl/consult", form, FORM)
        print(f"advice {len(advice):,} bytes, interview page {len(page):,} bytes\n")
        print("| requests a second | the other | ours | ours / the other |")
        print("|---|---|---|---|")
        send_case = script(folder, "case", case, "application/json")
        send_form = script(folder, "form", form, FORM)
        with Running(build / "server-baseline", "8182", str(len(advice))), \
                Running(build / "server-baseline", "8183", str(len(page))):
            rate = compare(
                "advice; bare Hummingbird of as many bytes",
                (f"{ours}/api/advice", send_case), ("http://127.0.0.1:8182/", send_case))
            page_rate = compare(
                "interview page; bare Hummingbird of as many bytes",
                (f"{ours}/nl/consult", send_form), ("http://127.0.0.1:8183/", send_form))
            compare(
                "advice; zen-engine behind FastAPI and uvicorn, one table",
                (f"{ours}/api/advice", send_case), ("http://127.0.0.1:8184/", send_case))
        print("\n| 99th percentile at half load | clients on their own | all at once |\n|---|---|---|")
        for name, path, body, kind, full in [
            ("advice", "/api/advice", case, "application/json", rate),
            ("interview page", "/nl/consult", form, FORM, page_rate),
        ]:
            times = [
                spread([slowest_hundredth(ours + path, body, kind, full / 2, folder, together)
                        for _ in range(3)], 1)
                for together in (False, True)
            ]
            print(f"| {name}, {full / 2:,.0f} a second | {times[0]} ms | {times[1]} ms |")


if __name__ == "__main__":
    main()
