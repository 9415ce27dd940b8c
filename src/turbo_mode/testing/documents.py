"""Random plans as documents, with an expression in every place where one may stand.

What is read is mostly there and fits; sometimes it isn't or doesn't, and ``check`` should say so. The shape of a plan
(its phases, its tasks, what each gives) is drawn first, so that a text may read forwards too.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from turbo_mode.testing.document_parts import add_parts
from turbo_mode.testing.phrases import KINDS, Phrases, Seen

Document = dict[str, Any]
WORK = ("shell", "shell", "shell", "http", "python", "agent", "plan", "wait", "signal", "service")
INPUTS = {"flag": ("boolean", True), "word": ("string", "a"), "count": ("integer", 3), "things": ("list", ["a", "b"])}
ALWAYS = (
    *(Seen(f"inputs.{name}", kind) for name, kind in zip(INPUTS, ("bool", "text", "int", "list"), strict=True)),
    Seen("execution.id", "text"), Seen("execution.attempt", "int"), Seen("execution.plan", "text"),
    Seen("execution.actor", "text"), Seen("execution.trigger", "text"), Seen("string(now)", "text"),
)  # fmt: skip
RESULTS = {
    "shell": (Seen("result.exitCode", "int"), Seen("result.stdout", "text"), Seen("result.stderr", "text"),
              Seen("result.exitCode == 0", "bool"), Seen("result.json == null", "bool"),
              Seen("result.files.?x.orValue('')", "text")),
    "http": (Seen("result.status", "int"), Seen("result.body", "text"), Seen("result.headers.?x.orValue('')", "text")),
    "python": (Seen("result.value", "text"),),
    "agent": (Seen("result.output", "text"), Seen("result.usage.tokens", "int")),
    "plan": (Seen("result.status", "text"), Seen("result.outcome", "text")),
    "wait": (),
    "signal": (Seen("result.data.good", "bool"), Seen("result.data.number", "int")),
    "service": (Seen("result.port", "int"),),
}  # fmt: skip
_FROM_OUTSIDE = {
    "result.body": "string(result.body)", "result.value": "string(result.value)",
    "result.data.good": "bool(result.data.good)", "result.data.number": "int(result.data.number)",
}  # fmt: skip
"""What only the run tells the kind of, and how a plan says which it is. Where texts may slip, every plan says it."""
ERROR = (Seen("error.code", "text"), Seen("error.message", "text"), Seen("error.attempt", "int"))
INNER = {
    "inputs": {"coin": {"type": "boolean"}, "name": {"type": "string"}, "size": {"type": "integer"}},
    "phases": [{"id": "p", "tasks": [{"id": "t", "shell": "inner", "outputs": {"value": "result.stdout"}}]}],
    "outputs": {"value": "tasks.t.outputs.value", "number": "inputs.size", "both": "[inputs.name]"},
}
ASKED = (
    "{at}.status == 'COMPLETED'", "!({at}.status != 'COMPLETED')", "has({at}.outputs.{name})",
    "{at}.status in ['COMPLETED']", "{at}.status != 'SKIPPED'", "{at}.status != 'FAILED'",
    "inputs.flag && {at}.status == 'COMPLETED'", "(inputs.flag || {at}.status == 'COMPLETED')",
)  # fmt: skip
"""How a plan asks whether an output is there, rightly and wrongly."""
INSTEAD = {"bool": False, "int": 0, "text": "", "list": []}
WRITTEN = {"bool": "false", "int": "0", "text": "''", "list": "[]"}


class Shape:
    """A task before its texts are written: its id, what it does, and which outputs of which kinds it gives."""

    def __init__(self, rng: random.Random, id: str, *, closing: bool) -> None:
        self.id = id
        self.work = rng.choice([each for each in WORK if not closing or each != "service"])
        several = self.work in ("shell", "http", "python")
        many = several or self.work in ("plan", "agent")
        self.fan = rng.choice(["foreach", "matrix"]) if many and rng.random() < 0.2 else ""
        self.switch = several and rng.random() < 0.12
        self.fallback = several and rng.random() < 0.15
        self.outputs = {name: rng.choice(KINDS) for name in ("first", "second") if rng.random() < 0.5}
        self.kept = self.work == "shell" and rng.random() < 0.2
        self.certain = rng.random() < 0.75
        self.elses = frozenset(name for name in self.outputs if rng.random() < 0.2)
        if self.work == "plan":
            self.outputs = {"ended": "text"}

    @property
    def given(self) -> dict[str, str]:
        """All outputs, those of a called plan included."""
        called = {"value": "text", "number": "int", "both": "list"} if self.work == "plan" else {}
        return {**self.outputs, **called}


def random_document(seed: int) -> tuple[Document, Counter[str]]:
    """The document of a seed, and how many expressions stand in which places."""
    author = Author(random.Random(f"document {seed}"))
    plan = author.plan()
    if author.chance(0.6):
        add_parts(author, plan)
    return plan, author.places


class Author:
    """Writes one document."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.places: Counter[str] = Counter()
        self.count = 0
        self.phases = [self._shapes(rng.choice([1, 1, 2, 3])) for _ in range(rng.choice([1, 1, 2, 2, 3]))]
        self.tidying = [self._shapes(1, closing=True) if self.chance(0.25) else [] for _ in self.phases]
        self.closing = self._shapes(rng.randint(1, 2), closing=True) if self.chance(0.4) else []
        every = [task for tasks in (*self.phases, *self.tidying, self.closing) for task in tasks]
        anything = [text for task in every for text in self._loosely(task)]
        anything += [each.text for each in ALWAYS] + [f"phases.p{n + 1}.status" for n in range(len(self.phases))]
        given = [Seen(f"tasks.{task.id}.outputs.{name}", "list" if task.fan else kind)
                 for task in every for name, kind in task.given.items()]  # fmt: skip
        self.say = Phrases(rng, rng.choice([0.0, 0.0, 0.02, 0.04]), anything, given)
        surely = _FROM_OUTSIDE if self.say.slip else {}
        self.results = {
            work: tuple(Seen(surely.get(text, text), kind) for text, kind in seen) for work, seen in RESULTS.items()
        }

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _shapes(self, number: int, *, closing: bool = False) -> list[Shape]:
        self.count += number
        first = self.count - number + 1
        return [Shape(self.rng, f"t{first + each}", closing=closing) for each in range(number)]

    @staticmethod
    def _loosely(task: Shape) -> list[str]:
        at = f"tasks.{task.id}"
        fields = (
            "status",
            "attempts",
            "error.code",
            "error",
            "items",
            "counts.total",
            "outputs",
            "startedAt",
            "outputs.no",
        )
        return [f"{at}.{field}" for field in fields]

    # -- what may be read ----------------------------------------------------------------------------------------------

    def of_task(self, task: Shape, *, certain: bool = True) -> list[Seen]:
        """What an ended task shows."""
        at = f"tasks.{task.id}"
        seen = [
            Seen(f"{at}.status", "text"),
            Seen(f"{at}.attempts", "int"),
            Seen(f"{at}.?error.code.orValue('')", "text"),
        ]
        if self.chance(0.1):
            seen += [Seen(f"string({at}.startedAt)", "text"), Seen(f"string({at}.endedAt)", "text")]
            seen += [Seen(f"string({at}.?startedAt.orValue(''))", "text"), Seen(f"toJson([{at}])", "text")]
        if task.kept and self.chance(0.5):
            kept = "artifacts.kept" if self.chance(0.5) else "artifacts.?kept.orValue([])"
            seen.append(Seen(f"size({at}.{kept})", "int"))
        if task.fan:
            seen += [Seen(f"{at}.outputs.{name}", "list") for name in task.given]
            seen += [Seen(f"{at}.counts.{name}", "int") for name in ("completed", "failed", "skipped", "total")]
            return [*seen, Seen(f"{at}.items.map(each, each.key)", "list"),
                    Seen(f"{at}.items.all(each, each.status == 'COMPLETED')", "bool")]  # fmt: skip
        for name, kind in task.given.items():
            sure = (certain and task.certain) or name in task.elses
            if self.chance(0.7 if sure else 0.04):
                seen.append(Seen(f"{at}.outputs.{name}", kind))
            elif self.chance(0.3):
                asked = self.rng.choice(ASKED).format(at=at, name=name)
                seen.append(Seen(f"({asked} ? {at}.outputs.{name} : {WRITTEN[kind]})", kind))
            else:
                seen.append(Seen(f"{at}.outputs.?{name}.orValue({WRITTEN[kind]})", kind))
        return seen

    def of_phase(self, number: int, *, ended: bool) -> list[Seen]:
        at = f"phases.p{number + 1}"
        return [Seen(f"{at}.status", "text"), Seen(f"{at}.attempt", "int")] if ended else []

    def before(self, number: int) -> list[Seen]:
        """What a phase sees of those before it."""
        seen = list(ALWAYS)
        for earlier in range(number):
            seen += self.of_phase(earlier, ended=True)
            for task in self.phases[earlier]:
                seen += self.of_task(task, certain=not self.loose[earlier])
        return seen

    def inside(self, number: int) -> list[Seen]:
        """What only the inside of a phase sees."""
        seen: list[Seen] = []
        if self.environments[number]:
            seen = [
                Seen("environment.place", "text"),
                Seen("environment.name", "text"),
                Seen("environment.size", "int"),
            ]
        if self.repeats[number]:
            for task in self.phases[number]:
                seen.append(Seen(f"previous.tasks.{task.id}.?status.orValue('')", "text"))
                if not task.fan:
                    seen += [Seen(f"previous.tasks.{task.id}.outputs.?{name}.orValue({WRITTEN[kind]})", kind)
                             for name, kind in task.given.items()]  # fmt: skip
                if self.chance(0.1):
                    seen.append(Seen(f"previous.tasks.{task.id}.status", "text"))
        return seen

    # -- the plan ------------------------------------------------------------------------------------------------------

    def place(self, name: str, text: str) -> str:
        self.places[name] += 1
        return text

    def plan(self) -> Document:
        rng = self.rng
        self.loose = [self.chance(0.15) for _ in self.phases]
        self.environments = [self.chance(0.3) for _ in self.phases]
        self.loops = [self.chance(0.2) for _ in self.phases]
        self.gates = [self.chance(0.4) for _ in self.phases]
        again = [gate and self.chance(0.4) for gate in self.gates]
        self.repeats = [loop or more for loop, more in zip(self.loops, again, strict=True)]
        plan: Document = {
            "turbo": 1, "name": "random", "secrets": {"token": "TOKEN"}, "plans": {"inner": INNER},
            "inputs": {name: {"type": kind, "default": value} for name, (kind, value) in INPUTS.items()},
            "decisionEngine": {"autonomyLevel": rng.choice(["low", "high", "full", "full"])},
            "executionPipeline": {"maxParallel": rng.choice([1, 4])},
        }  # fmt: skip
        if any(self.environments):
            names = ("staging", "production")
            plan["environments"] = {name: {"values": self._values()} for name in names}
        if self.chance(0.15):
            plan["env"] = {"PLAN": self.place("plan env", self.say.template(ALWAYS))}
        if self.chance(0.1):
            when = self.place("defaults retry.when", self.say.of("bool", [*ALWAYS, *ERROR]))
            plan["executionPipeline"]["defaults"] = {"retry": {"attempts": 2, "when": when}}
        plan["phases"] = [self.phase(number) for number in range(len(self.phases))]
        everything = self.everything()
        if self.closing:
            plan["finally"] = self._tasks(self.closing, everything, -1, "plan finally: ")
        if self.chance(0.5):
            kinds = rng.sample(KINDS, 2)
            plan["outputs"] = {kind: self.place("plan outputs", self.say.of(kind, everything)) for kind in kinds}
        return plan

    def everything(self) -> list[Seen]:
        """What is there at the end of the plan."""
        seen = [*ALWAYS, Seen("execution.status", "text")]
        for number, tasks in enumerate(self.phases):
            seen += self.of_phase(number, ended=True)
            for task in (*tasks, *self.tidying[number]):
                seen += self.of_task(task, certain=self.chance(0.05))
        return seen

    def _values(self) -> Document:
        values: Document = {"place": "here", "size": 1}
        if self.chance(0.4):
            values["place"] = self.place("environments", self.say.template(ALWAYS, "text"))
        if self.chance(0.3):
            values["size"] = self.place("environments", self.say.template(ALWAYS, "int"))
        return values

    def phase(self, number: int) -> Document:
        before, inside = self.before(number), self.inside(number)
        phase: Document = {"id": f"p{number + 1}"}
        if self.loose[number] and self.chance(0.6):
            phase["when"] = self.place("phase when", self.say.of("bool", before))
        if self.environments[number]:
            named = ["staging", "production", "${{ inputs.flag ? 'staging' : 'production' }}"]
            phase["environment"] = self.place("phase environment", self.rng.choice(named))
        if self.chance(0.15):
            phase["env"] = {"PHASE": self.place("phase env", self.say.template([*before, *inside]))}
        if len(self.phases[number]) > 1 and self.chance(0.25):
            phase["parallel"] = True
        phase["tasks"] = self._tasks(self.phases[number], [*before, *inside], number, "", **phase)
        over = [*before, *inside, *(each for task in self.phases[number] for each in self.of_task(task))]
        if self.loops[number]:
            until = self.say.of("bool", [*over, Seen(f"phases.p{number + 1}.attempt", "int")])
            own = f" || tasks.{self.phases[number][0].id}.status == 'FAILED'"
            phase["loop"] = {"until": self.place("loop until", f"({until}){own}"), "maxRounds": 2, "wait": "1s",
                             "otherwise": self.rng.choice(["continue", "fail", "hold"])}  # fmt: skip
        if self.gates[number]:
            phase["gate"] = self.gate(number, over, [task for task in phase["tasks"] if "compensate" in task])
        if self.tidying[number]:
            shown = [each for task in self.phases[number] for each in self.of_task(task, certain=self.chance(0.05))]
            seen = [*before, *inside, *shown]
            phase["finally"] = self._tasks(self.tidying[number], seen, number, "phase finally: ")
        return phase

    def gate(self, number: int, seen: list[Seen], undoable: list[Document]) -> Document:
        say, place = self.say, self.place
        evidence: Document = {
            "e1": {"check": place("evidence check", say.of("bool", seen)), "critical": self.chance(0.3)}
        }
        if self.chance(0.3):
            items = place("evidence foreach", say.of("list", seen))
            each = place("evidence check of an item", say.of("bool", [*seen, Seen("index", "int")]))
            evidence["e2"] = {"foreach": items, "check": each, "critical": False}
        if self.chance(0.3):
            values = place("metric values", self.rng.choice(["[1, 2, 3]", f"[{say.of('int', seen)}, 4, 5]"]))
            evidence["e3"] = {
                "metric": {"candidate": {"values": values}},
                "judge": {"minSamples": 2},
                "critical": False,
            }
        verdicts = [Seen(f"evidence.{name}.verdict", "text") for name in evidence]
        options: Document = {"go": {"then": "continue"}, "stop": {"then": "fail"}}
        if self.loose[number]:
            options["go"]["allowFailed"] = True
        if self.repeats[number] and not self.loops[number]:
            options["again"] = {"then": "repeat", "wait": "1s", "undo": bool(undoable) and self.chance(0.5)}
        if undoable and self.chance(0.6):
            options["back"] = {"then": "rollback"}
        for name in options:
            if name != "stop" and self.chance(0.3):
                options[name]["when"] = place("option when", say.of("bool", [*seen, *verdicts]))
        gate: Document = {"evidence": evidence, "options": options}
        if self.chance(0.5):
            gate["question"] = place("gate question", say.template(seen))
        return gate

    # -- tasks ---------------------------------------------------------------------------------------------------------

    def _tasks(
        self, tasks: list[Shape], seen: list[Seen], number: int, where: str, *, parallel: bool = False, **more: Any
    ) -> list[Document]:
        made: list[Document] = []
        for place, task in enumerate(tasks):
            needs = None if where or self.chance(0.8 - 0.4 * parallel) else self.needs(tasks[:place])
            waited = tasks[: 0 if parallel else place] if needs is None else self.named(needs, tasks)
            known = [*seen, *(each for one in waited for each in self.of_task(one))]
            made.append(_Worker(self, task, known, where).task())
            if needs is not None:
                made[-1]["needs"] = needs
        if not where and len(made) > 1 and self.chance(0.1):
            made[-2]["onFailure"] = made[-1]["id"]
        return made

    def needs(self, tasks: list[Shape]) -> list[Any]:
        """What a task waits for, of those above it."""
        ends = [["COMPLETED"], ["FAILED"], ["COMPLETED", "FAILED"], ["COMPLETED", "SKIPPED"]]
        chosen = [task.id for task in tasks if self.chance(0.6)]
        return [id if self.chance(0.6) else {"id": id, "is": self.rng.choice(ends)} for id in chosen]

    @staticmethod
    def named(needs: list[Any], tasks: list[Shape]) -> list[Shape]:
        """The tasks of these needs."""
        ids = {need if isinstance(need, str) else need["id"] for need in needs}
        return [task for task in tasks if task.id in ids]


class _Worker:
    """Writes one task."""

    def __init__(self, author: Author, shape: Shape, seen: list[Seen], where: str) -> None:
        self.author = author
        self.shape = shape
        self.outside = list(seen)
        self.where = where
        self.rng = author.rng
        self.chance = author.chance
        self.say = author.say
        if shape.fan:
            seen = [*seen, Seen("index", "int")]
            seen.append(Seen("item" if shape.fan == "foreach" else "matrix.x", "text"))
        self.seen = seen

    def place(self, name: str, text: str) -> str:
        return self.author.place(self.where + name, text)

    def cel(self, name: str, kind: str, *more: Seen) -> str:
        return self.place(name, self.say.of(kind, [*self.seen, *more, *more, *more]))

    def fill(self, name: str, *more: Seen, kind: str = "") -> str:
        return self.place(name, self.say.template([*self.seen, *more, *more], kind))

    def task(self) -> Document:
        shape, rng = self.shape, self.rng
        task: Document = {"id": shape.id}
        if not shape.certain:
            if self.chance(0.6):
                task["when"] = self.cel("when", "bool")
            else:
                task["optional"] = True
        if shape.fan == "foreach":
            text = rng.choice(["['a', 'b', 'c']", "inputs.things", self._strings()])
            task["foreach"] = self.place("foreach", text)
            if self.chance(0.5):
                task["key"] = self.place("key", f"string(index) + {self.say._part('text', self.seen, 1)}")
        elif shape.fan:
            task["matrix"] = {"x": ["a", "b"], "y": [1, 2]}
        if shape.fan and self.chance(0.5):
            task["tolerate"] = rng.choice(["1", "100%"])
        if shape.switch:
            task["switch"] = self.switch()
        else:
            task |= self.action(shape.work, "")
        if shape.work in ("shell", "http", "python", "agent"):
            if self.chance(0.3):
                task["verify"] = self.verify()
            if self.chance(0.4) and not self.where:
                read = {name: f"outputs.?{name}.orValue({WRITTEN[kind]})" for name, kind in shape.given.items()}
                given = [Seen(f"outputs.{name}" if self.chance(0.3) else read[name], kind)
                         for name, kind in shape.given.items()]  # fmt: skip
                task["compensate"] = self.action("shell", "compensate ", *given, bare=True)
        if shape.fallback:
            task["fallback"] = self.action(rng.choice(["shell", "http", "plan"]), "fallback ", *ERROR)
        if self.chance(0.1) and shape.work not in ("wait", "signal"):
            task["deadline"] = rng.choice(["3s", "10m"])
        if shape.fan and self.chance(0.3):
            task["batch"] = {"size": 2, "first": 1}
        return task

    def _strings(self) -> str:
        return f"({self.say.of('list', self.outside)}).map(each, toJson(each))"

    def switch(self) -> Document:
        kind = self.rng.choice(["bool", "text", "int"])
        cases = {"bool": ["true", "false"], "text": ["a", "fine"], "int": ["0", "1"]}[kind]
        switch: Document = {"on": self.cel("switch on", kind), "cases": {}}
        for case in cases:
            switch["cases"][case] = self.action("shell", "case ")
        if (kind != "bool" and self.chance(0.9)) or self.chance(0.3):
            switch["default"] = self.action("http", "default ")
        return switch

    def verify(self) -> Document:
        verify: Document = {"shell": "probe", "effect": "idempotent"}
        verify["done"] = self.cel("verify done", "bool", *self.author.results["shell"])
        if self.chance(0.3):
            verify["env"] = {"V": self.fill("verify env")}
        if self.chance(0.2):
            verify["expect"] = self.cel("verify expect", "bool", *self.author.results["shell"])
        made = {
            name: self.cel("verify outputs", kind, *self.author.results["shell"])
            for name, kind in self.shape.outputs.items()
        }
        if made and not self.shape.switch and self.chance(0.85):
            verify["outputs"] = made
        return verify

    def action(self, work: str, name: str, *more: Seen, bare: bool = False) -> Document:
        """An action with texts in it; ``bare``: without outputs."""
        action, result = self._does(work, name, more), (*self.author.results[work], *more)
        if work in ("shell", "http", "python", "agent"):
            action["effect"] = self.rng.choice(["idempotent", "keyed", "once"])
            if self.chance(0.15) and action["effect"] == "keyed" and not self.shape.fan:
                action["idempotencyKey"] = self.fill(f"{name}idempotencyKey", *more)
            if (self.shape.kept or self.chance(0.1)) and work == "shell":
                action["artifacts"] = {"kept": self.fill(f"{name}artifacts", *more, kind="text")}
            if self.chance(0.15) and not bare:
                action["poll"] = {"until": self.cel(f"{name}poll until", "bool", *result), "every": "1s", "for": "5s"}
                action["effect"] = "idempotent"
                action.pop("idempotencyKey", None)
        if work not in ("wait", "service") and self.chance(0.2):
            action["expect"] = self.cel(f"{name}expect", "bool", *result)
        if work not in ("wait", "signal", "service") and self.chance(0.3):
            failed = ERROR if not name.startswith("fallback") else ()
            action["retry"] = {"attempts": 2, "every": "1s", "when": self.cel(f"{name}retry when", "bool", *failed)}
        if not bare:
            outputs = {
                key: self._output(f"{name}outputs", key, kind, result) for key, kind in self.shape.outputs.items()
            }
            if outputs:
                action["outputs"] = outputs
        return action

    def _output(self, place: str, key: str, kind: str, result: tuple[Seen, ...]) -> Any:
        value = self.cel(place, kind, *result)
        return {"value": value, "else": INSTEAD[kind]} if key in self.shape.elses else value

    def _does(self, work: str, name: str, more: tuple[Seen, ...]) -> Document:
        some: Callable[[str], str] = lambda what: self.fill(f"{name}{what}", *more)  # noqa: E731
        match work:
            case "shell":
                action: Document = {"shell": "work"}
                if self.chance(0.3):
                    action["shell"] = {"command": ["work", some("shell command")], "args": [some("shell args")]}
                elif self.chance(0.3):
                    action["shell"] = {"script": "work", "args": [some("shell args")], "stdin": some("shell stdin")}
                if self.chance(0.6):
                    action["env"] = {"ONE": some("env")}
                if self.chance(0.1):
                    action["env"] = {**action.get("env", {}), "TWO": "${{ secrets.token }}"}
                return action
            case "http":
                http: Document = {"url": "http://service/" + some("http url"), "method": "POST"}
                if self.chance(0.3):
                    http |= {"json": {"deep": [some("http json")]}, "query": {"q": some("http query")}}
                if self.chance(0.3):
                    http["headers"] = {"X-It": some("http headers"), "Authorization": "Bearer ${{ secrets.token }}"}
                return {"http": http}
            case "python":
                return {"python": {"call": "module:function", "args": {"it": some("python args")}}}
            case "agent":
                agent: Document = {"goal": some("agent goal"), "model": "scripted:answers.json"}
                return {"agent": {**agent, "context": {"it": some("agent context")}, "output": {"type": "string"}}}
            case "plan":
                kinds = {"coin": "bool", "name": "text", "size": "int"}
                given = {key: self.fill(f"{name}plan inputs", *more, kind=kind) for key, kind in kinds.items()}
                return {"plan": {"name": "inner", "inputs": given}}
            case "signal":
                return {"wait": {"signal": "go"}}
            case "service":
                return {"service": {"command": ["serve", some("service command")]}}
        return {"wait": "5s"}
