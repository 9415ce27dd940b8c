"""Finds and reads the configuration: a file, and variables whose names begin with ``TURBO_MODE_``.

The file is the one that was named (``--config``, ``TURBO_MODE_CONFIG``), else ``turbo-mode.yaml``, ``.json`` or
``.toml`` in the working folder; two of those at once are an error, since nobody could say which one counts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import msgspec

from turbo_mode.configuration import temporal
from turbo_mode.configuration.model import Configuration, ConfiguredCollector, ConfiguredModel
from turbo_mode.core.decisions.limits import Limits, configured_by
from turbo_mode.core.decisions.opinions import Adviser
from turbo_mode.core.plan import problems
from turbo_mode.core.plan.decision_scopes import RULE
from turbo_mode.core.plan.durations import milliseconds
from turbo_mode.core.plan.expressions import ExpressionProblems, compile
from turbo_mode.core.plan.known import Configured
from turbo_mode.core.plan.model import Rule
from turbo_mode.core.plan.problems import Problem
from turbo_mode.core.plan.windows import as_list
from turbo_mode.errors import ConfigurationInvalid
from turbo_mode.security.approvers import Approvers
from turbo_mode.store.place import Place, is_server

FILES = ("turbo-mode.yaml", "turbo-mode.yml", "turbo-mode.json", "turbo-mode.toml")
FILE_VARIABLE = "TURBO_MODE_CONFIG"
VARIABLES = {
    "TURBO_MODE_AUTONOMY_LEVEL": ("decisionEngine", "autonomyLevel"),
    "TURBO_MODE_CONFIDENCE": ("decisionEngine", "confidence"),
    "TURBO_MODE_PARALLEL_EXECUTION": ("executionPipeline", "parallelExecution"),
    "TURBO_MODE_MAX_PARALLEL": ("executionPipeline", "maxParallel"),
    "TURBO_MODE_MAX_RUNNING": ("executionPipeline", "maxRunning"),
    "TURBO_MODE_MAX_RUNNING_PER_TENANT": ("executionPipeline", "maxRunningPerTenant"),
    "TURBO_MODE_LABELS": ("executionPipeline", "labels"),
    "TURBO_MODE_SANDBOX": ("executionPipeline", "sandbox"),
}
"""The variables that stand for keys of the file."""
COLLECTOR = "OTEL_EXPORTER_OTLP_ENDPOINT"
"""That by which OpenTelemetry itself is told where all goes."""


class Loaded(NamedTuple):
    """A configuration: its file (None if there is none), what it says, and the limits of each place."""

    path: Path | None
    configuration: Configuration
    limits: list[Limits]

    @property
    def store(self) -> Place | None:
        """Where the file says that the store is."""
        named = self.configuration.store
        if self.path is None or named is None:
            return None
        return Place.named(named) if is_server(named) else Place(self.path.parent / named)

    @property
    def named(self) -> Configured:
        """The data sources and sinks that plans may use without declaring them again."""
        return configured_by(self.limits)

    @property
    def retention(self) -> float | None:
        """Seconds for which an execution that has ended is kept; None for ever."""
        said = self.configuration.execution_pipeline.retention
        return None if said is None else milliseconds(said) / 1000

    @property
    def templates(self) -> Path | None:
        """The folder with the owner's templates of documents."""
        return self._beside(self.configuration.documentation_framework.templates)

    @property
    def documents(self) -> Path | None:
        """The folder into which documents are written by themselves."""
        return self._beside(self.configuration.documentation_framework.folder)

    @property
    def folder(self) -> Path:
        """Where relative files of the configuration are seen from."""
        return self.path.parent if self.path is not None else Path()

    def _beside(self, named: str | None) -> Path | None:
        return self.path.parent / named if self.path is not None and named is not None else None

    @property
    def approvers(self) -> Approvers:
        """The people of each role and team, and their keys."""
        return Approvers(self.configuration.approvers, self.configuration.approver_keys)


def load(given: Path | None, environment: Mapping[str, str], folder: Path) -> Loaded:
    """Reads what holds in ``folder``. Raises ``ConfigurationInvalid`` with every problem at once."""
    path = given or _named(environment) or _found(folder)
    configuration = Configuration()
    limits: list[Limits] = []
    if path is not None:
        configuration = _read(path)
        limits.append(_limits(configuration, str(path)))
    if configuration.traces is None and _is_collected("TRACES", environment):
        configuration = msgspec.structs.replace(configuration, traces=ConfiguredCollector())
    if configuration.logs is None and _is_collected("LOGS", environment):
        configuration = msgspec.structs.replace(configuration, logs=ConfiguredCollector())
    for variable, keys in VARIABLES.items():
        if value := environment.get(variable):
            limits.append(_limits(_from_variable(variable, keys, value), variable))
    return Loaded(path, temporal.overlaid(configuration, environment), limits)


def _is_collected(signal: str, environment: Mapping[str, str]) -> bool:
    """Whether the variables of OpenTelemetry name a collector for it, and what speaks to that is installed."""
    is_off = environment.get("OTEL_SDK_DISABLED", "").lower() == "true"
    if is_off or environment.get(f"OTEL_{signal}_EXPORTER") == "none":
        return False
    if not (environment.get(f"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT") or environment.get(COLLECTOR)):
        return False
    try:
        return find_spec("opentelemetry.exporter.otlp.proto.http") is not None
    except ModuleNotFoundError:  # not even what is above it
        return False


def _named(environment: Mapping[str, str]) -> Path | None:
    return Path(environment[FILE_VARIABLE]) if environment.get(FILE_VARIABLE) else None


def _found(folder: Path) -> Path | None:
    found = [folder / name for name in FILES if (folder / name).is_file()]
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise ConfigurationInvalid([], f"{names} are both here", hint="keep one of them, or name it with --config")
    return found[0] if found else None


def _read(path: Path) -> Configuration:
    from turbo_mode.plans.reader import read_record

    record, problems = read_record(path, Configuration)
    if isinstance(record, Configuration):
        problems += _of_rules(record.decision_engine.rules, str(path))
        if record.communication_protocol is not None:
            from turbo_mode.configuration import messages

            problems += messages.problems_of(record, str(path))
        if record.has_destinations or record.egress.allow or record.inbound_queues or record.hooks:
            from turbo_mode.configuration import destinations

            problems += destinations.problems_of(record, str(path))
    if not isinstance(record, Configuration) or any(problem.is_error for problem in problems):
        raise ConfigurationInvalid(problems, str(path))
    return record


def _of_rules(rules: Sequence[Rule], path: str) -> list[Problem]:
    """What is wrong with the expressions of an owner's rules, which see any plan."""
    found: list[Problem] = []
    for index, rule in enumerate(rules):
        where = f"decisionEngine.rules[{index}]"
        try:
            compile(rule.when, RULE)
        except ExpressionProblems as wrong:
            found += [
                Problem(
                    code=each.code,
                    message=each.message,
                    place=problems.Place(path),
                    path=f"{where}.when",
                    help=each.help,
                )
                for each in wrong.problems
            ]
        if not rule.forbid and rule.require is None:
            message = f"rule `{rule.id}` does nothing"
            label = "`forbid` or `require` is missing"
            found.append(Problem(code="E0103", message=message, place=problems.Place(path), path=where, label=label))
    return found


def _from_variable(variable: str, keys: tuple[str, str], value: str) -> Configuration:
    from turbo_mode.plans.reader import read_record

    try:
        data = json.loads(value)
    except ValueError:
        data = value
    record, problems = read_record({keys[0]: {keys[1]: data}}, Configuration, variable)
    if not isinstance(record, Configuration) or problems:
        raise ConfigurationInvalid(problems, variable)
    return record


def _limits(configuration: Configuration, origin: str) -> Limits:
    engine, pipeline = configuration.decision_engine, configuration.execution_pipeline
    return Limits(
        origin=origin,
        autonomy_level=engine.autonomy_level,
        confidence=engine.confidence,
        parallel_execution=pipeline.parallel_execution,
        max_parallel=pipeline.max_parallel,
        timeout=pipeline.defaults.timeout,
        max_running=pipeline.max_running,
        max_running_per_tenant=pipeline.max_running_per_tenant,
        labels=pipeline.labels,
        sandbox=pipeline.sandbox,
        rules=engine.rules,
        budgets=engine.budgets,
        change_windows=as_list(engine.change_window),
        deciders=engine.deciders,
        acts_alone=engine.acts_alone,
        adviser=_adviser(engine.model),
        sources=configuration.data_sources,
        sinks=list(configuration.data_sinks),
    )


def _adviser(model: ConfiguredModel | None) -> Adviser | None:
    return None if model is None else Adviser(model.name, milliseconds(model.timeout), model.max_tokens)


def place_in(folder: Path, configured: Place | None) -> Place:
    """A folder was given; a database is named by the environment, or else by the configuration."""
    url = os.environ.get("TURBO_MODE_STORE", "")
    if is_server(url):
        return Place(folder, url)
    if configured is not None and configured.url:
        return Place(folder, configured.url)
    return configured or Place(folder)
