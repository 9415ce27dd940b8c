"""The front door is complete, documented and light."""

from __future__ import annotations

import subprocess
import sys

import turbo_mode
from turbo_mode import errors


def test_every_public_name_is_there_and_documented() -> None:
    for name in turbo_mode.__all__:
        assert getattr(turbo_mode, name).__doc__, name


def test_importing_the_front_door_imports_nothing_heavy() -> None:
    heavy = ["msgspec", "yaml", "asyncio", "click", "cel_expr_python", "pysqlite3", "cryptography"]
    code = f"import sys, turbo_mode; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_every_error_has_a_code_of_its_own_and_stands_in_the_tree() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    codes = [kind.code for kind in kinds if issubclass(kind, errors.TurboModeError)]
    assert len(codes) == len(set(codes))
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in kinds)
