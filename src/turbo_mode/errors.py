"""Every error that TURBO MODE raises, drawn as a tree: whose move is it next?

TurboModeError
├── PlanError                the author: the plan (all problems at once)
│   ├── PlanInvalid              .problems lists each with place, note and fix
│   └── NotThereYet              the plan is good, and this version can't carry it out
├── ConfigurationInvalid     the owner: the configuration file or a variable, likewise with .problems
├── TemplateBroken           the owner: a template of their own for a document
├── RequestError             the caller
│   ├── UsageError               a wrong option, input or combination of them
│   ├── NotFound                 no such execution, task or decision
│   ├── Conflict                 it can't be done in this state
│   │   └── VersionConflict          somebody has changed it meanwhile
│   └── NotPermitted             refused, whoever asks must be somebody else
├── RuntimeFault             ours: a bug or a lost race; the machine is unchanged
├── StoreError               the database
│   ├── StoreBusy                another process owns the store
│   ├── StoreFull                no space left; goes on by itself when there is
│   ├── StoreDamaged             stored bytes don't match their checksum
│   ├── StoreFailed              a sync failed: this writer must end
│   ├── StoreUnsupported         SQLite too old, network disk, settings that didn't take
│   ├── OwnerLost                somebody else took the store over
│   ├── StoreAway                the database doesn't answer; nothing that was acknowledged is lost
│   └── KeyMissing               the store is encrypted and the key isn't the right one
└── IntegrationError         the other side
    ├── NotInstalled             an extra is missing; the hint is the exact pip line
    └── ServerAway               a server can't be reached, or doesn't answer

Each class carries a stable ``code``, says whether ``retry`` may help, its ``exit_code`` on the command line (one table,
printed by ``turbo-mode --help``), and a ``hint`` for the reader. The docstring's first line is the default message.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from turbo_mode.core.plan.problems import Problem

MOST_NOTES = 20
"""So many problems stand below a traceback."""


class TurboModeError(Exception):
    """Something went wrong."""

    code: ClassVar[str] = "error"
    retry: ClassVar[bool] = False
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str | None = None, *, hint: str | None = None) -> None:
        self.message = message or (self.__doc__ or "").strip().splitlines()[0]
        self.hint = hint
        super().__init__(self.message)


class PlanError(TurboModeError):
    """The plan can't be carried out as it is written."""

    code = "plan_error"
    exit_code = 2


class PlanInvalid(PlanError):
    """The plan has problems; of the severities in ``more`` (``error``, ``warning``) there may be more than these."""

    code = "plan_invalid"

    def __init__(self, problems: Sequence[Problem], source: str = "plan", *, more: Collection[str] = ()) -> None:
        self.problems = list(problems)
        self.more = frozenset(more)
        count = sum(problem.is_error for problem in self.problems)
        least = "at least " if "error" in self.more else ""
        super().__init__(f"{source} has {least}{count} problem{'s' if count != 1 else ''}")
        _note(self, self.problems)


class ConfigurationInvalid(TurboModeError):
    """The configuration has problems."""

    code = "configuration_invalid"
    exit_code = 78

    def __init__(self, problems: Sequence[Problem], message: str, *, hint: str | None = None) -> None:
        self.problems = list(problems)
        count = sum(problem.is_error for problem in self.problems)
        said = f"{message} has {count} problem{'s' if count != 1 else ''}" if problems else message
        super().__init__(said, hint=hint)
        _note(self, self.problems)


class TemplateBroken(TurboModeError):
    """A template for a document can't be used."""

    code = "template_broken"
    exit_code = 78


class NotThereYet(PlanError):
    """The plan has keys that this version can't carry out yet."""

    code = "not_there_yet"


class RequestError(TurboModeError):
    """The request can't be met."""

    code = "request_error"
    exit_code = 2


class UsageError(RequestError):
    """The command or call is used in a wrong way."""

    code = "usage"


class NotFound(RequestError):
    """There is no such thing here."""

    code = "not_found"


class Conflict(RequestError):
    """This can't be done in the present state."""

    code = "conflict"


class VersionConflict(Conflict):
    """It isn't what you have seen any more."""

    code = "version_conflict"


class NotPermitted(RequestError):
    """This caller may not do that."""

    code = "not_permitted"
    exit_code = 77


class RuntimeFault(TurboModeError):
    """TURBO MODE broke; the machine is unchanged."""

    code = "runtime_fault"
    exit_code = 70


class StoreError(TurboModeError):
    """The store can't be used."""

    code = "store_error"
    exit_code = 69


class StoreBusy(StoreError):
    """Another process owns this store."""

    code = "store_busy"
    retry = True
    exit_code = 75

    def __init__(
        self, message: str | None = None, *, pid: int | None = None, is_elsewhere: bool = False, hint: str | None = None
    ) -> None:
        self.pid = pid
        self.is_elsewhere = is_elsewhere
        super().__init__(message, hint=hint)


class StoreFull(StoreError):
    """No space is left for the store."""

    code = "store_full"
    retry = True


class StoreDamaged(StoreError):
    """Stored bytes don't match their checksum."""

    code = "store_damaged"


class StoreFailed(StoreError):
    """A write could not be made durable, so this process must not go on writing."""

    code = "store_failed"


class StoreUnsupported(StoreError):
    """This store can't be kept safely here."""

    code = "store_unsupported"


class OwnerLost(StoreError):
    """Another process has taken the store over."""

    code = "owner_lost"


class StoreAway(StoreError):
    """The database doesn't answer."""

    code = "store_away"
    retry = True


class KeyMissing(StoreError):
    """The store is encrypted, and the key is missing or not the right one."""

    code = "key_missing"
    exit_code = 78


class IntegrationError(TurboModeError):
    """The other side could not do it."""

    code = "integration_error"


class NotInstalled(IntegrationError):
    """An optional part is not installed."""

    code = "integration_missing"
    exit_code = 78


class ServerAway(IntegrationError):
    """The server can't be reached, or doesn't answer."""

    code = "server_away"
    retry = True
    exit_code = 75


def told(code: str, message: str, hint: str | None = None) -> TurboModeError:
    """An error that another process has told of; one with a code that isn't known here is a ``RuntimeFault``."""
    kinds = [kind for kind in globals().values() if isinstance(kind, type) and issubclass(kind, TurboModeError)]
    kind = next((kind for kind in kinds if kind.code == code), RuntimeFault)
    error = kind.__new__(kind)
    TurboModeError.__init__(error, message, hint=hint)
    if isinstance(error, PlanInvalid):
        error.problems, error.more = [], frozenset()
    elif isinstance(error, ConfigurationInvalid):
        error.problems = []
    return error


EXIT_CODES = {
    0: "COMPLETED",
    1: "FAILED, or `policy check` has a counter-example",
    2: "wrong usage, or a plan with problems",
    3: "HELD, only with --no-wait: a person is needed",
    4: "CANCELLED",
    5: "a task is IN DOUBT, only with --no-wait",
    6: "--timeout has passed before the end; nothing is lost",
    7: "FAILED and ROLLED_BACK",
    10: "`check` or `doctor` found a problem, `diff` a difference",
    69: "the store can't be used",
    70: "a fault of TURBO MODE itself",
    75: "busy, try again",
    77: "not permitted",
    78: "wrong configuration",
    129: "left by a hang-up (SIGHUP); nothing is lost",
    130: "left by Ctrl-C; nothing is lost",
    143: "left by SIGTERM; nothing is lost",
}
"""The exit codes of the command line: how an execution ended, or ``exit_code`` of the error that was raised."""


def _note(error: BaseException, problems: Sequence[Problem]) -> None:
    """A traceback shows the problems too, for those who meet the error in Python."""
    for problem in problems[:MOST_NOTES]:
        advice = problem.help or problem.note or problem.label
        error.add_note(f"{problem}: {advice}" if advice else str(problem))
    if len(problems) > MOST_NOTES:
        error.add_note(f"and {len(problems) - MOST_NOTES} more, in `.problems`")
