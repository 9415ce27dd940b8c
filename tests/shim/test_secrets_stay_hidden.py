"""A canary is given to a program that shows it in every way it can."""

from __future__ import annotations

import base64
import json
import os
import shlex
import sys
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

from tests.processes import command_lines, told
from tests.waiting import until
from turbo_mode.runtime.embedded.attempt_log import iterate_log
from turbo_mode.runtime.embedded.shims import SpawnFailed

CANARY = "canary/8+\"7'x z&K"
TALKATIVE = """
import base64, json, os, shlex, sys, time
from urllib.parse import quote, quote_plus
secret = os.environ["TOKEN"]
shown = [secret, json.dumps(secret), quote(secret), quote(secret, safe=""), quote_plus(secret), shlex.quote(secret),
         repr(secret), secret.encode().hex()]
shown += [base64.b64encode(b"x" * n + secret.encode() + b"end").decode() for n in range(3)]
for text in shown:
    for stream in (1, 2):
        for byte in text.encode():          # one write a byte: every border falls inside of a secret
            os.write(stream, bytes([byte]))
        os.write(stream, b" next\\n")
open("ready", "w").close()
while not os.path.exists("go"):
    time.sleep(0.01)
"""


def spellings() -> list[bytes]:
    """What must be found nowhere; of base64 the part that the neighbours don't change."""
    plain = [CANARY, json.dumps(CANARY)[1:-1], quote(CANARY), quote(CANARY, safe=""), quote_plus(CANARY)]
    plain += [shlex.quote(CANARY)[1:-1], CANARY.encode().hex()]
    shifted = [base64.b64encode(b"x" * n + CANARY.encode() + b"end").decode()[4:-8] for n in range(3)]
    return [text.encode() for text in plain + shifted]


def test_it_is_in_no_file_and_no_command_line_and_hidden_in_the_log(lab: Any) -> None:
    handle = lab.start(
        sys.executable, "-c", TALKATIVE, env={"TOKEN": CANARY}, secrets=[CANARY], stdin=f"password={CANARY}"
    )
    until(lambda: (lab.place / "ready").exists() or handle.wait(0))
    seen = command_lines()
    shims_environment = dict(told("environ")).get(handle.pid, b"")
    (lab.place / "go").touch()
    record = lab.record(handle)

    assert record["how"] == "exited"
    assert os.fsencode(sys.executable) in seen[handle.pid], "the shim was among those that were looked at"
    files = [path.read_bytes() for path in lab.attempt.rglob("*") if path.is_file()]
    assert {path.name for path in lab.attempt.glob("*.*")} == {"spec.json", "shim.json", "exit.json", "output.log"}
    for spelling in spellings():
        assert not [text for text in [*files, *seen.values(), shims_environment] if spelling in text]
    pieces = list(iterate_log(lab.attempt))
    for stream in ("stdout", "stderr"):
        text = "".join(piece.text for piece in pieces if piece.stream == stream)
        assert text.count("***") == 11
        assert text.startswith('*** next\n"***" next\n*** next\n')


def test_it_is_hidden_in_the_record_of_a_program_that_cannot_start(lab: Any) -> None:
    with pytest.raises(SpawnFailed) as failure:
        lab.start(f"/bin/{CANARY}", secrets=[CANARY])

    assert "canary" not in str(failure.value)
    until((lab.attempt / "exit.json").exists)
    assert not [path for path in lab.attempt.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]


def test_a_secret_that_cannot_be_hidden_starts_nothing(lab: Any) -> None:
    with pytest.raises(SpawnFailed, match="too short"):
        lab.start("touch", "ran", secrets=["12345"])

    assert not lab.attempt.exists()
