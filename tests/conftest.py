"""How all tests run: by the same chance each time, and without a limit of time that a busy machine could miss."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests import chance

settings.register_profile(
    "house", derandomize=not chance.IS_RANDOM, deadline=None, database=None, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
settings.load_profile("house")
