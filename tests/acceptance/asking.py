"""A folder in which something waits for people, and what they do about it, by the functions behind the commands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.places import store_of
from tests.waiting import until
from turbo_mode import Plan, TurboMode
from turbo_mode.configuration.reading import load
from turbo_mode.core.machine.entries import AnyEntry
from turbo_mode.errors import TurboModeError
from turbo_mode.operations import executions, people
from turbo_mode.security.approvers import Approvers
from turbo_mode.store.place import Place

TICKET = {"ticket": "CHG1"}


class Asking:
    """``name`` is the question that waits. ``configuration`` says who may answer; nobody owns the store meanwhile."""

    def __init__(self, folder: Path, plan: str, configuration: str) -> None:
        self.folder = folder
        self.configure(configuration)
        with TurboMode(folder) as turbo:
            handle = turbo.start(Plan.parse(plan))
            until(lambda: handle.questions)
            self.id, self.name = handle.id, f"{handle.id}/d1"

    def configure(self, text: str) -> None:
        """Others are asked from now on."""
        (self.folder / "turbo-mode.yaml").write_text(text)

    @property
    def store(self) -> Place:
        return store_of(self.folder)

    @property
    def approvers(self) -> Approvers:
        return load(None, {}, self.folder).approvers

    def link(self, person: str, *options: str, lasts: int = people.USUAL) -> str:
        return people.link(self.store, self.name, person, options, lasts, approvers=self.approvers).word

    def redeem(self, word: str, selection: str = "", fields: dict[str, str] = TICKET, *, refuses: bool = False) -> str:
        """What is wrong with it, or nothing."""
        why = "too fast" if refuses else ""
        try:
            people.redeem(self.store, word, selection, why, refuses=refuses, fields=fields, approvers=self.approvers)
        except TurboModeError as problem:
            return problem.message
        return ""

    def delegate(self, to: str, reason: str = "on the train") -> str:
        """Likewise, for the user of this process."""
        try:
            people.delegate(self.store, self.name, to, reason, approvers=self.approvers)
        except TurboModeError as problem:
            return problem.message
        return ""

    def go_on(self) -> None:
        """Whatever can go on does, until it has ended or waits."""
        with TurboMode(self.folder) as turbo:
            handles = turbo.resume()
            until(lambda: not self.waiting())
            until(lambda: all(handle.status not in ("PENDING", "RUNNING") for handle in handles))

    def waiting(self) -> int:
        """How many commands nobody has taken up yet."""
        with executions.reading(self.store) as reader:
            return len(reader.pending_commands())

    def entries(self) -> Sequence[AnyEntry]:
        return executions.show(self.store, self.id)[2]
