"""An engine of others in a process of its own: native libraries of several in one process end in a fault."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


class EngineProcess:
    """A process that takes one job after the other, each a line of JSON, and says null or what went wrong."""

    def __init__(self, program, name, folder):
        self.folder, self.log = folder, folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, HERE / program, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self.log.open("w"), text=True)

    def run(self, **job):
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        told = self.process.stdout.readline()
        assert told == "null\n", told or self.log.read_text()[-3000:]

    def end(self):
        self.process.stdin.close()
        assert self.process.wait(60) == 0


def started(start, tmp_path_factory):
    """Starts engines by their names, each where it is first asked for, and ends them all: a fixture yields from it."""
    engines = {}

    def named(name):
        if name not in engines:
            engines[name] = start(name, tmp_path_factory.mktemp(name))
        return engines[name]

    yield named
    for engine in engines.values():
        engine.end()
