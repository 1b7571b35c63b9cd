"""Runs exported forms on one engine of rules, in a process of its own.

    python rule_engines.py ENGINE

A job is a line of JSON on standard input: the file `form` and the file `states` of what is asked, a line for each: a
tree and what is given of its items, by name: null, or the values still possible. What the engine says of it is written
to the file `out`, a line for each: the outcome of that tree, what is possible, and the items that were given something
that is no value. A line on standard output says that it is done.
"""

import json
import os
import sys
from pathlib import Path


class Zen:
    """The engine of JSON Decision Models."""

    def answers(self, form, states):
        import zen

        decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(form))
        decision.validate()
        def name(of):
            """As docs/jdm.md says names are made."""
            portable = of.replace("-", "_")
            if portable[0].isdigit():
                return f"_{portable}"
            return f"{portable}_" if portable in RESERVED else portable

        for tree, given in states:
            result = decision.evaluate({name(item): values for item, values in given.items()})["result"]
            found = result[name(tree)]
            yield found["outcome"], found["possible"], [
                item for item in given if name(item) in result["invalid"]]


RESERVED = ["and", "false", "in", "not", "null", "or", "true", "guideline", "invalid"]


class CQL:
    """The library as text, which the engine translates itself."""

    def library(self, form):
        from cql_sdk.api import load_library_from_cql_text

        return load_library_from_cql_text(form)

    def answers(self, form, states):
        from cql_sdk.api import create_context

        library = self.library(form)
        context = create_context().with_library(library)
        for tree, given in states:
            context.with_parameters(given)
            yield tuple(context.evaluate_definition(name)
                        for name in (f"{tree} outcome", f"{tree} possible", "invalid items"))


class ELM(CQL):
    def library(self, form):
        from cql_sdk.api import load_library_from_text

        return load_library_from_text(form)


ENGINES = {"zen": Zen, "cql": CQL, "elm": ELM}

if __name__ == "__main__":
    # What an engine prints by itself must not pass for an answer.
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    engine = ENGINES[sys.argv[1]]()
    for line in sys.stdin:
        job = json.loads(line)
        try:
            with open(job["states"]) as states, open(job["out"], "w") as out:
                for answer in engine.answers(Path(job["form"]).read_text(), map(json.loads, states)):
                    out.write(json.dumps(answer) + "\n")
            fault = None
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
        print(json.dumps(fault), file=told, flush=True)
