"""The configuration file as its owner wrote it: the same keys as in a plan, and what only an owner can say."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from turbo_mode.core.plan.model import Duration, Level, Record, Sandbox


class ConfiguredEngine(Record, frozen=True, kw_only=True):
    """How much may be decided alone, at most."""

    autonomy_level: Level | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None


class ConfiguredDefaults(Record, frozen=True, kw_only=True):
    """For tasks that don't say; the shortest of all places holds."""

    timeout: Duration | None = None


class ConfiguredPipeline(Record, frozen=True, kw_only=True):
    """How plans run, at most."""

    parallel_execution: bool | None = None
    max_parallel: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    defaults: ConfiguredDefaults = ConfiguredDefaults()
    sandbox: Sandbox | None = None


class Configuration(Record, frozen=True, kw_only=True):
    """A whole configuration file. ``store`` is the folder of the store, seen from the file, or a PostgreSQL URL."""

    store: str | None = None
    decision_engine: ConfiguredEngine = ConfiguredEngine()
    execution_pipeline: ConfiguredPipeline = ConfiguredPipeline()
