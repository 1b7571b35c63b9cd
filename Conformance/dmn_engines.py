"""Runs exported decision tables on one DMN engine, in a process of its own.

    python dmn_engines.py ENGINE

A job is a line of JSON on standard input: the file `model`, and the file `rows` with a line of JSON for each row: the
name of a decision, and what is known. What the engine answers is written to the file `out`, a list for each row; a line
on standard output says that it is done. A job may be a `program` in Python instead, run in the folder of `out`, where
what it prints is written.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from copy import deepcopy

from lxml import etree

DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"


class SpiffWorkflow:
    """Reads a file with one decision, and takes the first rule that fits; all that fit are asked for, so that a table
    that is not unique is found."""

    def answers(self, model, rows):
        from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
        from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
        from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

        class Task:
            def __init__(self, data):
                self.data, self.workflow = data, self
                self.script_engine = PythonScriptEngine()

        whole = etree.parse(model)
        engines = {}
        for decision in whole.iter(f"{DMN}decision"):
            alone = etree.Element(f"{DMN}definitions")
            alone.append(decision)
            parser = DMNParser(None, alone, {"dmn": DMN[1:-1]})
            parser.parse()
            table, = parser.decision.decisionTables
            assert table.hit_policy == {"outcome": "UNIQUE", "possible": "COLLECT"}[parser.bpmn_id.rsplit("_", 1)[1]]
            table.hit_policy = "COLLECT"
            engines[parser.bpmn_id] = DMNEngine(table)
        # One script engine does for all rows.
        task = Task({})
        for decision, known in rows:
            task.data = known
            yield engines[decision].result(task).get(decision, [])


class PyDMNrules:
    """Reads the whole file; since it looks at everything there for each row, a decision is run from a file without the
    others and their inputs."""

    def answers(self, model, rows):
        whole = etree.parse(model).getroot()
        self.loaded(whole)
        engines = {}
        for decision, known in rows:
            if decision not in engines:
                engines[decision] = self.loaded(self.alone(whole, decision))
            status, found = engines[decision].decideTables(known, [decision])
            assert status == {}, status
            yield self.collected(found, f"{decision}.{decision}")

    @staticmethod
    def loaded(definitions):
        import pyDMNrules

        engine = pyDMNrules.DMN()
        status = engine.useXML(etree.tostring(definitions, encoding="unicode"))
        assert status == {}, status
        return engine

    @staticmethod
    def alone(whole, name):
        model = deepcopy(whole)
        decision = model.find(f"{DMN}decision[@id='{name}']")
        inputs = {one.get("href")[1:] for one in decision.iter(f"{DMN}requiredInput")}
        for kind in ("decision", "inputData"):
            for one in model.findall(f"{DMN}{kind}"):
                if one.get("id") not in inputs | {name}:
                    model.remove(one)
        for one in decision.findall(f"{DMN}informationRequirement"):
            if one.find(f"{DMN}requiredDecision") is not None:
                decision.remove(one)
        return model

    @staticmethod
    def collected(found, name):
        value = found["Result"].get(name) if isinstance(found, dict) else None
        return value if isinstance(value, list) else [] if value is None else [value]


if __name__ == "__main__":
    # What an engine prints by itself must not pass for an answer.
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    engine = {"SpiffWorkflow": SpiffWorkflow, "pyDMNrules": PyDMNrules}[sys.argv[1]]()
    for line in sys.stdin:
        job = json.loads(line)
        try:
            with open(job["out"], "w") as out:
                if "program" in job:
                    os.chdir(os.path.dirname(job["out"]))
                    with redirect_stdout(out):
                        exec(job["program"], {})
                else:
                    with open(job["rows"]) as rows:
                        for answer in engine.answers(job["model"], map(json.loads, rows)):
                            out.write(json.dumps(answer) + "\n")
            fault = None
        except Exception as error:
            fault = repr(error)
        print(json.dumps(fault), file=told, flush=True)
