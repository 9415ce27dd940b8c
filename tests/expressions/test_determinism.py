"""The same expressions give the same bytes in every process."""

import hashlib
import json
import os
import subprocess
import sys

from tests.expressions.release import BINDINGS, SCOPE
from turbo_mode.core.plan.expressions import EvaluationError, ExpressionProblems, compile

NUMBERS = {f"k{number * 7919 % 100}": number for number in range(40)}
TEXTS = [
    "result.json.map",
    "keys(result.json.map)",
    "toJson(result)",
    "'%s'.format([result.json.map])",
    "result.json.map.map(k, k)",
    "fromJson(toJson(result.json.map)).map(k, k)",
    "(inputs.n > 1 ? result.json : result.json).map.map(k, k)",
    "[result.json.map][0].map(k, k)",
    "result.json.map.exists(k, k == 'k1')",
    "[result.json.map, {'b': result.json.map}]",
    "result.json.map == fromJson(toJson(result.json.map))",
    "{'b': 1, 'a': 2}.map(k, k)",
    "fromJson(toJson(result.json)).?map.orValue({}).map(k, k)",
    "result.json.map.nope",
    "result.json.map.?nope.orValue(keys(result.json.map))",
    "quantile([3, 1, 2], 0.9)",
    "sum([0.1, 0.2, 0.3, 1e16, -1e16])",
    "local(now, 'Europe/Berlin')",
    "inptus.n",
]


def digest() -> str:
    """One hash over the values, problems and errors of all the texts."""
    bindings = {**BINDINGS, "result": {"json": {"map": NUMBERS}, "exitCode": 0, "files": {}}}
    found: list[object] = []
    for text in TEXTS:
        try:
            found.append(compile(text, SCOPE).evaluate(bindings))
        except ExpressionProblems as error:
            found.append([repr(problem) for problem in error.problems])
        except EvaluationError as error:
            found.append(error.message)
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def test_five_processes_with_five_hash_seeds_agree_on_every_byte() -> None:
    program = "from tests.expressions.test_determinism import digest; print(digest())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**environment, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("0", "1", "2", "3", "random")
    ]
    assert set(runs) == {digest()}
