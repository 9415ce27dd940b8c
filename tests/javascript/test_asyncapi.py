"""The document about our events is one of AsyncAPI, by the schema that AsyncAPI publishes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.javascript.test_graphql_http import AUDIT
from turbo_mode.operations import authoring


def test_it_is_an_asyncapi_document(tmp_path: Path) -> None:
    audit = shutil.copytree(AUDIT, tmp_path / "audit", ignore=shutil.ignore_patterns("node_modules"))
    done = subprocess.run(
        ["npm", "ci", "--silent"], cwd=audit, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    schema = json.loads((audit / "node_modules/@asyncapi/specs/schemas/3.0.0.json").read_text())
    validator = jsonschema.Draft7Validator(schema)
    document = json.loads(authoring.event_schema())
    validator.validate(document)
    assert len(document["components"]["messages"]) > 60
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(document | {"channels": []})
