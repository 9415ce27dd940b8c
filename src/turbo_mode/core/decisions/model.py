"""The words of the Decision Engine: evidence, offers, advice, and what came of them."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from turbo_mode.core.plan import model

Verdict = Literal["PASS", "FAIL", "INCONCLUSIVE", "NODATA"]


class Measured(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """The numbers behind the verdict on a metric: medians, the chance ``p`` of a false alarm, and the ``shift`` of the
    candidate against the baseline with its bounds ``low`` and ``high``."""

    samples: list[int] = []
    candidate: float | None = None
    baseline: float | None = None
    p: float | None = None
    shift: float | None = None
    low: float | None = None
    high: float | None = None


class Noticed(Struct, frozen=True):
    """Something odd about a ``task``, or about the whole execution, that was noticed in this ``round`` of its phase."""

    kind: model.AnomalyKind
    task: str
    severity: model.Severity
    explanation: str
    round: int = 1


class Sampled(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """What a data source has given for one list of numbers, by group (one, called ``""``, where there are none), or the
    ``problem`` why it gave none. So many rows were ``skipped``, having no number.

    For evidence about anomalies: those that were ``noticed`` (so many more were ``skipped``), by what is usual in so
    many earlier ``executions``.
    """

    groups: dict[str, list[float]] = {}
    problem: str = ""
    skipped: int = 0
    noticed: list[Noticed] = []
    executions: int = 0


class Judgement(Struct, frozen=True):
    """What a judge says of a metric: a verdict, a sentence, and the numbers."""

    verdict: Verdict
    note: str
    measured: Measured | None = None


class Finding(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """One piece of evidence, judged. A critical one that doesn't pass forbids to go on.

    One that is ``undecided`` forbids nothing, and isn't good enough to go on alone. Of evidence on several ``items``,
    those are named that did not pass. Of evidence that is looked at more than once ``looks`` has what each look said;
    as soon as it is ``settled`` a further one changes nothing. ``title``: what its plan calls it.
    """

    name: str
    verdict: Verdict
    critical: bool = True
    note: str = ""
    weight: float = 1.0
    undecided: bool = False
    measured: Measured | None = None
    items: list[str] = []
    looks: list[Verdict] = []
    settled: bool = False
    title: str = ""

    @property
    def forbids(self) -> bool:
        """Nobody may go on as long as this stands."""
        return self.critical and self.verdict != "PASS" and not self.undecided


class Offer(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """One option as it stands at this decision: permitted or not (``why``), and its worth where the plan says.

    ``success``: how likely it is to turn out right; ``usual``: how often it does as a rule, from so many earlier
    choices of it as ``seen`` says; ``factor``: by what the evidence multiplies the odds of going on. ``act``: what it
    does beyond the plan's own, by its code (see ``acts.reach``), and the ``words`` that say so.
    """

    name: str
    then: str
    permitted: bool = True
    why: str = ""
    reversible: bool = True
    success: float = 0.0
    value: float | None = None
    benefit: float = 0.0
    loss: float = 0.0
    usual: float = 0.0
    factor: float = 1.0
    seen: float = 0.0
    act: str = ""
    words: str = ""


class Advice(Struct, frozen=True):
    """What a decider would choose, how sure it is that this turns out right, and why, in one sentence."""

    selection: str
    confidence: float
    reason: str


class Asking(Struct, frozen=True):
    """What it is worth to ask a person instead, and by level what a question costs, in the plan's own unit."""

    value: float
    prices: dict[str, float]


class Choice(Struct, frozen=True):
    """The advice and whether it may be followed without asking; ``levels`` tells what each autonomy level would do."""

    advice: Advice | None
    alone: bool
    why_ask: str
    levels: dict[str, str]
    asking: Asking | None = None


class HandedRule(Struct, frozen=True, omit_defaults=True):
    """A rule that holds below as well: ``of`` names the plan that it comes from, and ``seen`` has what it reads there,
    as it was when the plan below was called."""

    rule: model.Rule
    of: str
    seen: dict[str, Any] = {}


class Ruling(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """A rule that holds for an ``option`` of a decision: it ``forbids`` it, or ``asks`` people before it.

    ``values`` are those that it read. ``of``: the environment, or the plan above, from which it comes.
    """

    rule: str
    option: str
    reason: str
    of: str = ""
    forbids: bool = False
    asks: bool = False
    values: dict[str, str] = {}


class Widening(Struct, frozen=True):
    """From ``at`` on (ms) these are asked too."""

    at: int
    to: list[str]


class Approval(Struct, frozen=True, omit_defaults=True, rename="camel"):
    """People who must agree before one of these ``options`` is chosen: ``quorum`` different ones of those ``asked``.

    ``of`` is who wants it: the gate, the task, or a rule. ``author`` doesn't count, where somebody is named. Whoever
    agrees gives ``fields``. ``due`` (ms) is when ``on_timeout`` is chosen, 0 where it waits for ever.
    """

    of: str
    options: list[str]
    asked: list[str]
    quorum: int = 1
    author: str = ""
    fields: dict[str, model.Input] = {}
    on_refuse: str = "hold"
    on_timeout: str = "hold"
    due: int = 0
    later: list[Widening] = []


class Say(Struct, frozen=True, omit_defaults=True):
    """What one person may say to a question, in the hands of another: whose it is, with the roles of then."""

    by: str
    roles: list[str] = []


class Answer(Struct, frozen=True, omit_defaults=True):
    """What one person has said to a question: an option, or no to all that need their agreement (``refuses``).

    ``roles`` are those that the person had then, each as it stands in a plan: ``role:release``. ``says`` were handed to
    this person by others; one whose own say was ``handed_on`` speaks with those alone.
    """

    by: str
    selection: str = ""
    refuses: bool = False
    roles: list[str] = []
    fields: dict[str, Any] = {}
    reason: str = ""
    says: list[Say] = []
    handed_on: bool = False
