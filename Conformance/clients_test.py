"""Clients that other people's generators make from `/openapi.json` send a case and read an advice."""

import importlib
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from server import Server

CASES = Path(__file__).resolve().parent.parent / "Guidelines" / "wervelmetastasen" / "cases"
TOOLS = Path(sys.executable).parent

# Every form of an answer, as `docs/interface.md` has it.
CASE = {
    "start": "imaging",
    "now": "2026-11-22T21:00:00+01:00",
    "events": {"suspicion": "2026-11-22T20:10:00+01:00"},
    "answers": {
        "adequate-imaging": "unavailable",
        "compression-signs": "absent",
        "lhermitte": "absent",
        "radicular-deficit": "unilateral",
        "progression-onset": {"since": "2026-11-20T08:00:00+01:00"},
        "life-expectancy": ["6-to-12-months", "over-12-months"],
        "primary-tumour": {"unknown": True},
    },
}


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


@pytest.fixture(scope="module")
def folder(server, tmp_path_factory):
    """Where generated packages are found, and the description that they are made from."""
    folder = tmp_path_factory.mktemp("clients")
    (folder / "openapi.json").write_bytes(server.request("GET", "/openapi.json").body)
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def generate(folder, *command):
    done = subprocess.run(
        [TOOLS / command[0], *command[1:]], cwd=folder, capture_output=True, text=True, timeout=300,
        env=os.environ | {"PATH": f"{TOOLS}:{os.environ['PATH']}"})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def raw(server, case):
    return server.advise(case, target="/api/advice?lang=en").json


class OpenAPIPythonClient:
    """openapi-python-client."""

    def __init__(self, folder, server):
        said = generate(
            folder, "openapi-python-client", "generate", "--path", "openapi.json", "--meta", "none",
            "--output-path", "first_client", "--fail-on-warning")
        assert "WARNING" not in said and "Unable" not in said, said
        self.models = importlib.import_module("first_client.models")
        self.endpoint = importlib.import_module("first_client.api.default.give_advice")
        self.client = importlib.import_module("first_client").Client(base_url=server.url)

    def case(self, document):
        return self.models.Case.from_dict(document)

    def advise(self, case):
        answer = self.endpoint.sync_detailed(client=self.client, body=case, lang=self.models.GiveAdviceLang.EN)
        return answer.status_code, answer.parsed

    def document(self, advice):
        return advice.to_dict()

    def built(self):
        """A case built of typed values."""
        models = self.models
        return models.Case(
            now=datetime.fromisoformat(CASE["now"]),
            answers=models.CaseAnswers(
                adequate_imaging=models.AdequateImagingValue.UNAVAILABLE,
                compression_signs=models.CompressionSignsValue.ABSENT,
                lhermitte=models.LhermitteValue.ABSENT,
                radicular_deficit=models.RadicularDeficitValue.UNILATERAL,
                progression_onset=models.MeasuredSince(datetime.fromisoformat("2026-11-20T08:00:00+01:00")),
                life_expectancy=[
                    models.LifeExpectancyValue("6-to-12-months"), models.LifeExpectancyValue("over-12-months")],
                primary_tumour=models.NotKnown(True)))

    def steps(self, action):
        """The texts of an action, in English."""
        if isinstance(action, self.models.ActionGroup):
            return [text for each in action.actions for text in self.steps(each)]
        assert isinstance(action, self.models.ActionStep)
        return [action.text.en]

    def links(self, tree):
        return tree.next_

    def kind(self, problem):
        return problem.type_

    def malformed(self):
        return self.models.Case(id="not an id")


class OpenAPIGenerator:
    """openapi-generator, for Python."""

    def __init__(self, folder, server):
        generate(
            folder, "openapi-generator-cli", "generate", "-i", "openapi.json", "-g", "python", "-o", ".",
            "--package-name", "second_client", "--global-property",
            "models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false")
        self.module = importlib.import_module("second_client")
        configuration = self.module.Configuration(host=server.url)
        self.api = self.module.DefaultApi(self.module.ApiClient(configuration))

    def case(self, document):
        return self.module.Case.from_dict(document)

    def advise(self, case):
        try:
            answer = self.api.give_advice_with_http_info(case, lang="en")
        except self.module.ApiException as error:
            return error.status, error.data
        return answer.status_code, answer.data

    def document(self, advice):
        return self.module.ApiClient().sanitize_for_serialization(advice)

    def built(self):
        module = self.module

        def answer(item, value):
            return getattr(module, f"CaseAnswers{item}")(value)

        return module.Case(
            now=datetime.fromisoformat(CASE["now"]),
            answers=module.CaseAnswers(
                adequate_imaging=answer("AdequateImaging", module.AdequateImagingValue.UNAVAILABLE),
                compression_signs=answer("CompressionSigns", module.CompressionSignsValue.ABSENT),
                lhermitte=answer("Lhermitte", module.LhermitteValue.ABSENT),
                radicular_deficit=answer("RadicularDeficit", module.RadicularDeficitValue.UNILATERAL),
                progression_onset=answer(
                    "ProgressionOnset",
                    module.MeasuredSince(since=datetime.fromisoformat("2026-11-20T08:00:00+01:00"))),
                life_expectancy=answer("LifeExpectancy", [
                    module.LifeExpectancyValue("6-to-12-months"), module.LifeExpectancyValue("over-12-months")]),
                primary_tumour=answer("PrimaryTumour", module.NotKnown(unknown=True))))

    def steps(self, action):
        action = getattr(action, "actual_instance", action)
        if isinstance(action, self.module.ActionGroup):
            return [text for each in action.actions for text in self.steps(each)]
        assert isinstance(action, self.module.ActionStep)
        return [action.text.en]

    def links(self, tree):
        return tree.next

    def kind(self, problem):
        return problem.type

    def malformed(self):
        return self.module.Case.model_construct(id="not an id")


@pytest.fixture(scope="module", params=[OpenAPIPythonClient, OpenAPIGenerator], ids=lambda kind: kind.__name__)
def client(request, folder, server):
    return request.param(folder, server)


def test_an_advice_is_read(client, server):
    status, advice = client.advise(client.case(CASE))
    assert status == 200
    imaging, steroids = advice.trees[:2]
    assert (imaging.status, imaging.outcome) == ("decided", "mri-24h-steroids")
    assert [(taken.item, taken.values) for taken in imaging.path][::4] == [
        ("adequate-imaging", ["unavailable"]), ("progression-onset", ["under-7-days"])]
    assert client.links(imaging) == ["steroids-before-imaging", "further-diagnostics"]
    assert (steroids.status, steroids.waits_for) == ("undecided", "primary-tumour")
    assert steroids.possible_outcomes == ["dexamethasone-now", "await-biopsy"]
    assert "MRI of the whole spine within 24 hours" in client.steps(imaging.actions.structure)
    (deadline,) = [each for each in advice.deadlines if each.tree == "imaging"]
    assert deadline.due == datetime.fromisoformat("2026-11-23T20:10:00+01:00")
    assert (deadline.limit, advice.complete, advice.readings.agree) == ("PT24H", False, True)


def test_a_case_is_built_of_types(client, server):
    case = client.built()
    document = {key: value for key, value in CASE.items() if key in ("now", "answers")}
    assert client.document(case) == document
    status, advice = client.advise(case)
    assert status == 200 and client.document(advice) == raw(server, document)


@pytest.mark.parametrize("name", sorted(os.listdir(CASES)))
def test_nothing_of_a_case_or_an_advice_is_lost(client, server, name):
    # Clients write +00:00 for Z.
    document = json.loads((CASES / name / "case.json").read_text().replace('Z"', '+00:00"'))
    case = client.case(document)
    assert client.document(case) == document
    status, advice = client.advise(case)
    answer = server.advise(document, target="/api/advice?lang=en")
    assert status == answer.status and client.document(advice) == answer.json


def test_a_refusal_is_read(client):
    status, problem = client.advise(client.malformed())
    assert (status, problem.status, problem.path) == (400, 400, "$.id")
    assert client.kind(problem) == "urn:wervelwijzer:problem:malformed-case"
    late = CASE | {"events": {"suspicion": "2026-11-22T21:00:01+01:00"}}
    status, problem = client.advise(client.case(late))
    assert (status, problem.status, problem.path) == (422, 422, "$.events.suspicion")
    assert client.kind(problem) == "urn:wervelwijzer:problem:impossible-case" and problem.detail
