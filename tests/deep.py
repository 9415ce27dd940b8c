"""Cases that go further where the others have been: `make test` leaves them to `make test-deep`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def deep(cases: Iterable[Any]) -> list[Any]:
    """These cases of a parameter, for `make test-deep` alone."""
    return [pytest.param(case, marks=pytest.mark.deep) for case in cases]
