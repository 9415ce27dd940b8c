"""What tests of data places begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.data.endpoint import Endpoint


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.server.shutdown()
    made.server.server_close()
