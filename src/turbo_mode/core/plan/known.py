"""What is declared in a plan, as rules ask for it again and again: listed once, and quick to look into."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import UNSET

from turbo_mode.core.plan import inputs, model


class Configured(NamedTuple):
    """What the owner's configuration has, by name: plans may use it without declaring it again."""

    sources: frozenset[str] = frozenset()
    sinks: frozenset[str] = frozenset()


NOTHING = Configured()


class Known:
    """The declarations of one plan. ``outermost``: those of the plan of the whole file, where it is another one."""

    def __init__(self, plan: model.Plan, outermost: Known | None = None, configured: Configured = NOTHING) -> None:
        self._plan = plan
        self._configured: Configured = outermost._configured if outermost is not None else configured
        self._file: model.Plan = outermost._file if outermost is not None else plan
        self._choices: dict[str, Collection[str] | None] = {}
        self._required: dict[str, Sequence[str]] = {}

    @cached_property
    def sources(self) -> Collection[str]:
        """The names of the data sources of the whole file, and of those that are configured."""
        declared = (data.name for data in self._file.data_sources)
        return dict.fromkeys((*declared, *sorted(self._configured.sources))).keys()

    @cached_property
    def sinks(self) -> Collection[str]:
        """The names of the data sinks of the whole file, and of those that are configured."""
        declared = (data.name for data in self._file.data_sinks)
        return dict.fromkeys((*declared, *sorted(self._configured.sinks))).keys()

    @cached_property
    def deciding(self) -> Collection[str]:
        """The phases that have a gate; all phases where none has."""
        gated = dict.fromkeys(phase.id for phase in self._plan.phases if phase.gate is not None)
        return gated.keys() or dict.fromkeys(phase.id for phase in self._plan.phases).keys()

    def choices(self, name: str) -> Collection[str] | None:
        """What a text that is an input may be; None where that isn't limited."""
        if name not in self._choices:
            spec = inputs.declared(self._plan.inputs[name]) if name in self._plan.inputs else None
            limited = spec.enum if spec is not None and spec.type == "string" else None
            self._choices[name] = dict.fromkeys(map(str, limited)).keys() if limited else None
        return self._choices[name]

    def required(self, whose: str, declared: Mapping[str, object]) -> Sequence[str]:
        """Of the inputs that a plan, of this name, declares: those which have to be given."""
        if whose not in self._required:
            names = [name for name, spec in declared.items() if inputs.declared(spec).default is UNSET]
            self._required[whose] = names
        return self._required[whose]
