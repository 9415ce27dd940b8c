"""One sitting of ``run``, ``resume`` or ``watch``: which views there are, how it ends, and what is said then."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from turbo_mode import __version__
from turbo_mode.cli.answering import answers
from turbo_mode.cli.asking import Asker
from turbo_mode.cli.follow import Course, NobodyThere, TimeIsUp, follow, stay_for_others
from turbo_mode.cli.keyboard import Keyboard
from turbo_mode.cli.leaving import Leaving, Left
from turbo_mode.cli.plugins import tell_late
from turbo_mode.cli.prospect import Prospect
from turbo_mode.cli.settings import Settings
from turbo_mode.cli.summary import Ending, tell_ending
from turbo_mode.cli.terminal import Terminal, clean
from turbo_mode.cli.views import JsonView, LiveView, LogView, Several, Silence, View
from turbo_mode.cli.words import count, now_ms, short
from turbo_mode.core.machine.state import Execution
from turbo_mode.core.protocol.envelope import Envelope, timestamp
from turbo_mode.errors import OwnerLost, RuntimeFault, StoreError
from turbo_mode.operations import executions
from turbo_mode.operations.executions import Started


class Session:
    """``takes_over``: this sitting wants the execution carried out; else it only looks on. ``plan`` is its file.

    ``documents``, ``messages``: it wants some to be written, or people to be told.
    """

    def __init__(
        self, settings: Settings, *, takes_over: bool, no_wait: bool = False, timeout: float | None = None,
        plan: Path | None = None, documents: bool = False, messages: bool = False,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._out, self._err = settings.out, settings.err
        self._takes_over = takes_over
        self._no_wait = no_wait
        self._timeout = timeout
        self._plan = plan
        self._documents, self._messages = documents, messages

    def sit(self, start: Callable[[], Started]) -> int:
        """Begin with ``start``, follow to the end and sum up; returns the exit code."""
        if self._takes_over:
            self._settings.attend(documents=self._documents, messages=self._messages)
        with ExitStack() as stack:
            keyboard = stack.enter_context(Keyboard()) if self._is_live else Keyboard()
            view = self._view()
            leaving = stack.enter_context(Leaving(last=lambda: _restore(view, keyboard)))
            started = start()
            course = Course(
                self._settings.store, started, view, leaving, no_wait=self._no_wait, timeout=self._timeout,
                takes_over=self._takes_over, limits=self._settings.configuration.limits,
                approvers=self._settings.configuration.approvers,
            )  # fmt: skip
            stack.callback(lambda: tell_late(self._settings))
            stack.callback(course.close)
            if self._takes_over and started.runtime is None:
                self._talk("Another process owns this store; looking on.")
            self._equip(course, keyboard)
            view.prospect = Prospect(course.place, started.id)
            stack.callback(view.prospect.close)
            stack.enter_context(_waking(view, keyboard))
            return self._follow(course, keyboard)

    @property
    def _is_live(self) -> bool:
        beside_json = bool(self._settings.json) and self._out.is_tty
        return self._err.can_move and not self._settings.quiet and not beside_json

    def _view(self) -> View:
        human: View = Silence()
        if self._is_live:
            human = LiveView(self._err, self._settings.verbosity)
        elif not self._settings.quiet:
            human = LogView(self._err, self._settings.verbosity)
        if self._settings.json == "lines":
            return Several(human, JsonView(self._out, __version__))
        return human

    def _equip(self, course: Course, keyboard: Keyboard) -> None:
        if isinstance(course.view, LiveView) and keyboard.is_there:
            course.asker = Asker(course.place, course.started.id, self._err, keyboard)
            course.view.foot = course.asker.foot
        if not self._settings.json and not self._out.is_tty and not _same_file(sys.stdout, sys.stderr):
            self._out.say(course.started.id)

    def _follow(self, course: Course, keyboard: Keyboard) -> int:
        try:
            try:
                state = follow(course)
            finally:
                course.view.close()
                keyboard.restore()
            ending = Ending(state, course.place, course.choices, self._plan, course.children)
            self._sum_up(ending.to_json(), state.id)
            if not self._settings.quiet:
                for line in tell_ending(ending, self._err):
                    self._err.say(self._err.render(line))
            _annotate(ending, self._err)
            stay_for_others(course, self._talk)
            return ending.exit_code
        except Left as left:
            self._leave(course, left.exit_code)
            return left.exit_code
        except (StoreError, RuntimeFault) as error:
            id = short(course.started.id)
            again = f"Nothing that was acknowledged is lost. Go on: turbo-mode resume {id}"
            if isinstance(error, OwnerLost):
                again = f"It goes on there. Look on: turbo-mode watch {id}"
            error.hint = f"{error.hint}\n{again}" if error.hint else again
            raise
        except TimeIsUp as up:
            self._talk(f"The time is up ({self._timeout:g} s)." if self._timeout is not None else "The time is up.")
            self._leave(course, up.exit_code)
            return up.exit_code
        except NobodyThere as nobody:
            self._leave(course, nobody.exit_code)
            return nobody.exit_code

    def _leave(self, course: Course, code: int) -> None:
        """It has not ended, and we go."""
        state, id = course.state, short(course.started.id)
        if state is not None and state.ended:
            return
        if state is not None:
            self._sum_up({"executionId": state.id, "status": state.public_status, "exitCode": code}, state.id)
        self._talk("")
        if state is not None and "runtime" in state.facts:
            self._leave_elsewhere(course, code, id)
            return
        if course.started.runtime is None and code not in (3, 5) and executions.owner(course.place) is not None:
            self._talk(f"It goes on. Look on: turbo-mode watch {id}")
            return
        number = sum(map(_programs, course.family.values()))
        if course.started.runtime is not None and number:
            self._talk(f"Leaving; {count(number, 'program')} {'goes' if number == 1 else 'go'} on meanwhile.")
        if code in (3, 5):
            self._questions(course)
        self._talk(f"Nothing is lost. {'Then go on' if code in (3, 5) else 'Go on'}: turbo-mode resume {id}")

    def _leave_elsewhere(self, course: Course, code: int, id: str) -> None:
        """Workers go on with it, whoever looks on."""
        if code in (3, 5):
            self._questions(course)
        is_kept = course.started.runtime is None and executions.owner(course.place) is not None
        look = "watch" if is_kept else "resume"
        self._talk(f"It goes on on Temporal. Look on: turbo-mode {look} {id}")

    def _questions(self, course: Course) -> None:
        for state in course.family.values():
            for name, question in state.questions.items():
                self._talk(f"{name} waits: {clean(question['question'])}")
                for line in answers(state.id, name, question):
                    self._talk(f"  {line}")

    def _sum_up(self, data: dict[str, Any], id: str) -> None:
        if self._settings.json == "lines":
            event = Envelope("summary", f"{id}:summary", timestamp(now_ms()), data)
            self._out.write(event.to_json().decode() + "\n")
        elif self._settings.json == "final":
            self._out.say(json.dumps(data, ensure_ascii=False))

    def _talk(self, text: str) -> None:
        if not self._settings.quiet:
            self._err.say(text)


def _programs(state: Execution) -> int:
    """How many programs of an execution run."""
    running = [each for each in state.attempts.values() if each.request["kind"] in ("shell", "service")]
    return len(running) + len(state.services)


def _same_file(one: Any, other: Any) -> bool:
    try:
        return os.path.sameopenfile(one.fileno(), other.fileno())
    except (OSError, ValueError):
        return False


def _restore(view: View, keyboard: Keyboard) -> None:
    view.close()
    keyboard.restore()


@contextmanager
def _waking(view: View, keyboard: Keyboard) -> Iterator[None]:
    """After Ctrl-Z and ``fg`` the terminal is taken back."""
    if not isinstance(view, LiveView):
        yield
        return

    def asleep(*_: Any) -> None:
        view.close()
        os.kill(os.getpid(), signal.SIGSTOP)

    def awake(*_: Any) -> None:
        keyboard.retake()
        view.pulse()

    before = {signal.SIGTSTP: asleep, signal.SIGCONT: awake}
    for number, handler in before.items():
        before[number] = signal.signal(number, handler)  # type: ignore[assignment]
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _annotate(ending: Ending, terminal: Terminal) -> None:
    """In GitHub Actions, a failure is marked at its line of the plan."""
    failure = ending.to_json().get("failure")
    if failure and os.environ.get("GITHUB_ACTIONS") == "true":
        place = f" file={failure['file']},line={failure['line']}" if "file" in failure else ""
        terminal.say(f"::error{place}::{failure['task']}: {failure['message']}")
