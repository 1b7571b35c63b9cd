"""The JSON Schemas of guideline files hold what they promise to editors.

They accept every guideline of this repository and the minimal one of the tests, and reject each
file in `bad/shape` at the place of its fault. Files are read as editors read them: by the core
schema of YAML 1.2, in which `yes` and `no` are words.

Run with `pytest Conformance/schema_test.py`.
"""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from functools import cache
from pathlib import Path

import jsonschema
import yaml
from referencing import Registry, Resource

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "Guidelines" / "schema"
FIXTURES = ROOT / "Tests" / "GuidelineFormatTests" / "Fixtures"
FAULT = re.compile(r"# the fault( |:|$)")


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 core: only true and false are booleans, and no text is a date."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
]:
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


@cache
def load(path):
    """The data of a file, and its nodes with their lines."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(text, CoreLoader), yaml.compose(text, CoreLoader)


def schema_name(path):
    """The schema that editors use for a file: the tree schema in `trees`, else that of its name."""
    return f"{'tree' if path.parent.name == 'trees' else path.stem}.schema.json"


def schema_of(path):
    return json.loads((SCHEMAS / schema_name(path)).read_text(encoding="utf-8"))


def check_jsonschema(name, files):
    """How check-jsonschema exits: 0 where it accepts all, 1 where it refuses one or cannot tell."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", SCHEMAS / name, *files],
        cwd=tempfile.gettempdir(), capture_output=True, text=True)
    assert "errors" in json.loads(done.stdout), done.stdout + done.stderr
    return done.returncode


def registry():
    resources = []
    for path in SCHEMAS.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        resources.append((path.name, Resource.from_contents(schema)))
    return Registry().with_resources(resources)


REGISTRY = registry()


@cache
def errors(path):
    data, _ = load(path)
    validator = jsonschema.Draft202012Validator(schema_of(path), registry=REGISTRY)
    return list(validator.iter_errors(data))


def node_at(node, path):
    """The node that a path of keys and places leads to."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == str(part))
        else:
            node = node.value[part]
    return node


def lines(node):
    """The lines a node is written on, from 1. The end of a block lies at the start of the next."""
    last = node.end_mark.line + (0 if node.end_mark.column == 0 else 1)
    return range(node.start_mark.line + 1, max(last, node.start_mark.line + 1) + 1)


def yaml_files(folder):
    return sorted(folder.rglob("*.yaml"))


def shape_cases():
    return sorted(path for path in (FIXTURES / "bad" / "shape").iterdir() if path.is_dir())


class SchemaTest(unittest.TestCase):
    def test_every_schema_is_a_schema(self):
        for path in sorted(SCHEMAS.glob("*.schema.json")):
            with self.subTest(path.name):
                jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text()))

    def test_our_guidelines_are_accepted(self):
        folders = [path.parent for path in (ROOT / "Guidelines").glob("*/guideline.yaml")]
        self.assertTrue(folders)
        for folder in [*folders, FIXTURES / "minimal"]:
            self.assertGreaterEqual(len(yaml_files(folder)), 6)
            for path in yaml_files(folder):
                with self.subTest(str(path.relative_to(ROOT))):
                    self.assertEqual([error.message for error in errors(path)], [])

    def test_a_validator_that_editors_use_finds_all_that_a_schema_refers_to(self):
        """check-jsonschema, from another folder; a name without `$id` is looked up beside the file."""
        folders = [path.parent for path in (ROOT / "Guidelines").glob("*/guideline.yaml")]
        files = [path for folder in [*folders, FIXTURES / "minimal"] for path in yaml_files(folder)]
        for name in sorted({schema_name(path) for path in files}):
            good = [path for path in files if schema_name(path) == name]
            bad = [
                path for case in shape_cases() for path in yaml_files(case)
                if schema_name(path) == name and case.name.startswith(("invalid-name", "unknown-key"))]
            with self.subTest(name):
                self.assertEqual(check_jsonschema(name, good), 0)
                if bad:
                    self.assertEqual(check_jsonschema(name, bad), 1)

    def test_no_schema_claims_an_address(self):
        for path in sorted(SCHEMAS.glob("*.schema.json")):
            self.assertNotIn("$id", json.loads(path.read_text()), path.name)

    def test_every_file_names_the_schema_that_checks_it(self):
        folders = [path.parent for path in (ROOT / "Guidelines").glob("*/guideline.yaml")]
        for folder in [*folders, FIXTURES / "minimal"]:
            for path in yaml_files(folder):
                with self.subTest(str(path.relative_to(ROOT))):
                    first = path.read_text(encoding="utf-8").split("\n")[0]
                    name = first.removeprefix("# yaml-language-server: $schema=")
                    schema = json.loads((path.parent / name).resolve().read_text())
                    self.assertEqual(schema, schema_of(path))

    def test_every_bad_shape_is_rejected_at_its_fault(self):
        self.assertGreaterEqual(len(shape_cases()), 40)
        for case in shape_cases():
            with self.subTest(case.name):
                found = []
                for path in yaml_files(case):
                    found += self.rejections(path)
                self.assertTrue(found, "accepted")

    def rejections(self, path):
        """The errors in a file, each checked to lie where the fault is marked."""
        found = errors(path)
        _, root = load(path)
        marked = [
            place
            for place, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
            if FAULT.search(line)
        ]
        self.assertTrue(marked, "no fault is marked")
        for error in found:
            if root is None:
                continue
            place = lines(node_at(root, error.absolute_path))
            self.assertTrue(
                any(line in place for line in marked), f"{error.message} on lines {place}"
            )
        return found

    def test_a_bad_shape_differs_from_the_minimal_guideline_near_its_fault_only(self):
        for case in shape_cases():
            for path in yaml_files(case):
                with self.subTest(f"{case.name}/{path.name}"):
                    sound = (FIXTURES / "minimal" / path.relative_to(case)).read_text()
                    self.assertNotEqual(sound, path.read_text(encoding="utf-8"))
                    self.assertEqual(errors(FIXTURES / "minimal" / path.relative_to(case)), [])

    def test_what_a_schema_cannot_see_lies_in_bad_meaning(self):
        for case in sorted((FIXTURES / "bad" / "meaning").iterdir()):
            if case.name == "several-faults":
                continue
            for path in yaml_files(case):
                with self.subTest(f"{case.name}/{path.name}"):
                    try:
                        self.assertEqual([error.message for error in errors(path)], [])
                    except yaml.YAMLError:
                        pass


if __name__ == "__main__":
    unittest.main()
