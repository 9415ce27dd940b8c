"""What random documents have beside the work of their tasks: decisions, people, data, rules, windows, bounds.

It is put into a document that is whole already, so what is drawn here leaves the rest as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from turbo_mode.testing.phrases import Seen

if TYPE_CHECKING:
    from turbo_mode.testing.documents import Author

Document = dict[str, Any]
SOURCES = [
    {"type": "database", "name": "orders", "config": {"url": "sqlite:orders.db"}},
    {"type": "api", "name": "numbers", "config": {"url": "http://numbers.test", "prometheus": True}},
]
SINKS = [{"type": "database", "name": "archive", "config": {"url": "sqlite:archive.db"}}]
DECISION = (
    Seen("decision.phase", "text"), Seen("decision.option", "text"), Seen("decision.level", "text"),
    Seen("decision.reversible", "bool"), Seen("decision.confidence > 0.5", "bool"), Seen("decision.act", "text"),
)  # fmt: skip
RESULTS = {
    "decide": (Seen("result.option", "text"), Seen("result.by", "text"), Seen("result.reason", "text"),
               Seen("result.confidence > 0.5", "bool")),
    "approve": (Seen("result.by", "text"), Seen("result.option", "text"), Seen("result.fields.note", "text")),
    "read": (Seen("result.count", "int"), Seen("result.more", "bool"), Seen("result.rows", "list"),
             Seen("result.rows.map(row, string(row.id))", "list")),
    "write": (Seen("result.count", "int"),),
    "notify": (Seen("result.id", "text"),),
}  # fmt: skip
KINDS = tuple(RESULTS)
WINDOWS = (
    {"from": "20:00", "to": "23:30"}, {"from": "22:00", "to": "05:00", "days": ["tue", "fri"]},
    {"days": ["sat", "sun"], "timezone": "America/New_York"}, {"from": "08:00", "to": "18:00", "outside": "fail"},
)  # fmt: skip
_GIVEN = {"text": "said", "int": "number", "bool": "truth", "list": "listed"}


def add_parts(author: Author, plan: Document) -> None:
    """Puts some of these parts into the document of an author."""
    plan |= {"dataSources": SOURCES, "dataSinks": SINKS}
    _Parts(author, plan).all()


class _Parts:
    def __init__(self, author: Author, plan: Document) -> None:
        self.author = author
        self.plan = plan
        self.rng, self.chance, self.place, self.say = author.rng, author.chance, author.place, author.say
        self.count = 0

    def all(self) -> None:
        plan = self.plan
        shown: list[Seen] = []
        for number, phase in enumerate(plan["phases"]):
            seen = [*self.author.before(number), *self.author.inside(number), *shown]
            seen += [each for task in self.author.phases[number] for each in self.author.of_task(task)]
            for _ in range(self.rng.choice([0, 1, 1, 2])):
                if not phase.get("parallel"):
                    phase["tasks"].append(task := self.task(seen))
                    shown += self.of_more(task)
            self.of_phase(phase, seen)
            if "gate" in phase:
                self.of_gate(phase["gate"], number, seen)
        self.of_plan(shown)

    def fill(self, name: str, seen: list[Seen], kind: str = "") -> str:
        return self.place(name, self.say.template(seen, kind))

    def cel(self, name: str, kind: str, seen: list[Seen]) -> str:
        return self.place(name, self.say.of(kind, seen))

    # -- tasks ---------------------------------------------------------------------------------------------------------

    def task(self, seen: list[Seen]) -> Document:
        """A task that decides, asks, reads, writes or tells, with an output."""
        self.count += 1
        kind = self.rng.choice(KINDS)
        task: Document = {"id": f"m{self.count}", kind: getattr(self, kind)(seen)}
        result = [*seen, *(each for each in RESULTS[kind] for _ in range(4))]
        types = self.rng.sample(list(_GIVEN), 2)
        task["outputs"] = {_GIVEN[each]: self.cel(f"{kind} outputs", each, result) for each in types}
        if self.chance(0.2):
            task["when"] = self.cel(f"{kind} when", "bool", seen)
        if self.chance(0.2):
            task["optional"] = True
        if kind in ("read", "write", "notify") and self.chance(0.3):
            task["concurrency"] = self.fill("concurrency", seen, "int")
        if kind in ("read", "write") and self.chance(0.3):
            task["retry"] = 2
            task["effect"] = "idempotent"
        return task

    def of_more(self, task: Document) -> list[Seen]:
        """What later ones see of such a task, where it may have been skipped."""
        at = f"tasks.{task['id']}"
        missing = {"text": "''", "int": "0", "bool": "false", "list": "[]"}
        kinds = {name: kind for kind, name in _GIVEN.items()}
        return [Seen(f"{at}.status", "text")] + [
            Seen(f"{at}.outputs.?{name}.orValue({missing[kinds[name]]})", kinds[name]) for name in task["outputs"]
        ]

    def decide(self, seen: list[Seen]) -> Document:
        decide: Document = {"options": {"first": {}, "second": {"benefit": 2, "loss": 1}, "third": {}}}
        if self.chance(0.6):
            decide["evidence"] = {"sure": {"check": self.cel("decide check", "bool", seen), "critical": False}}
            verdict = Seen("evidence.sure.verdict", "text")
            if self.chance(0.5):
                decide["options"]["third"]["when"] = self.cel("decide option when", "bool", [*seen, verdict, verdict])
        if self.chance(0.5):
            decide["question"] = self.fill("decide question", seen)
        if self.chance(0.2):
            decide["approve"] = self.people(seen, "decide ")
        return decide

    def approve(self, seen: list[Seen]) -> Document:
        return {**self.people(seen, ""), "options": {"yes": {}, "later": {"title": "Later"}}}

    def people(self, seen: list[Seen], where: str) -> Document:
        """Who is asked, when, and what they fill in."""
        asked: Document = {"from": ["role:ops"], "timeout": "2h"}
        if where != "rule ":
            value = {"value": self.cel(f"{where}approve value", "text", seen)} if self.chance(0.5) else {}
            asked["fields"] = {"note": {"type": "string", "default": "", **value}}
        if self.chance(0.5) and where == "":
            asked["question"] = self.fill(f"{where}approve question", seen)
        if self.chance(0.3):
            asked["when"] = self.cel(f"{where}approve when", "bool", seen)
        if self.chance(0.3):
            asked["escalate"] = [{"after": "10m", "to": ["role:oncall"]}]
        return asked

    def read(self, seen: list[Seen]) -> Document:
        return {"source": "orders", "query": "SELECT id FROM orders WHERE day = :day", "limit": 10,
                "params": {"day": self.fill("read params", seen)}}  # fmt: skip

    def write(self, seen: list[Seen]) -> Document:
        if self.chance(0.2):
            return {"sink": "archive", "target": "late", "from": {"source": "orders", "query": "SELECT id FROM orders"}}
        rows = self.cel("write rows", "list", seen)
        rows = f"({rows}).map(each, {{'it': toJson(each)}})"
        return {"sink": "archive", "target": self.fill("write target", seen), "rows": rows}

    def notify(self, seen: list[Seen]) -> Document:
        return {"to": ["console"], "message": self.fill("notify message", seen)}

    # -- phases, gates, the plan ---------------------------------------------------------------------------------------

    def of_phase(self, phase: Document, seen: list[Seen]) -> None:
        rng = self.rng
        if self.chance(0.12):
            phase["window"] = rng.choice(WINDOWS)
        if self.chance(0.12):
            phase["timeout"] = rng.choice(["5s", "10m", "2h"])
        if self.chance(0.1):
            phase["budgets"] = {"tasks": 50, "asks": 9}
        if self.chance(0.1):
            phase["maxParallel"] = 1
        task = phase["tasks"][0]
        if self.chance(0.2) and "service" not in task:
            task["concurrency"] = self.fill("concurrency", self.author.before(0), "int")
        if self.chance(0.2):
            task |= {"priority": rng.randint(-5, 5), "blastRadius": 0.1}

    def of_gate(self, gate: Document, number: int, seen: list[Seen]) -> None:
        verdicts = [Seen(f"evidence.{name}.verdict", "text") for name in gate["evidence"]]
        if self.chance(0.3):
            gate["approve"] = self.people([*seen, *verdicts, *DECISION], "gate ")
        if self.chance(0.4):
            for name, option in gate["options"].items():
                option |= {"benefit": self.rng.randint(0, 50), "loss": self.rng.randint(0, 50)}
                if name == "go":
                    option["cost"] = 1
        if "back" in gate["options"] and number and self.chance(0.4):
            gate["options"]["back"]["to"] = f"p{self.rng.randint(1, number)}"
        if self.chance(0.3):
            metric: Document = {"source": "numbers", "window": "10m", "candidate": {"query": "new"}}
            metric["candidate"]["params"] = {}
            if self.chance(0.5):
                metric["baseline"] = {"query": "old"}
            if self.chance(0.3):
                metric["by"] = ["zone"]
            if self.chance(0.4):
                metric["value"] = "row.value"
                of_row = [*seen, Seen("row.zone", "text")]
                metric["candidate"]["where"] = self.cel("metric where", "bool", of_row)
            judge = {"minSamples": 3, "noData": self.rng.choice(["hold", "fail", "ignore"])}
            gate["evidence"]["e4"] = {"metric": metric, "judge": judge, "critical": False}

    def of_plan(self, shown: list[Seen]) -> None:
        plan, engine = self.plan, self.plan["decisionEngine"]
        gates = [phase["gate"] for phase in plan["phases"] if "gate" in phase]
        if gates and self.chance(0.4):
            seen = [*self.author.before(0), *DECISION, *DECISION]
            rule: Document = {"id": "care", "when": self.cel("rule when", "bool", seen), "reason": "So it is"}
            rule |= {"forbid": ["go"]} if self.chance(0.5) else {"require": self.people(seen, "rule ")}
            engine["rules"] = [rule]
        if self.chance(0.15):
            engine["confidence"] = self.rng.choice([0.5, 0.9])
        if self.chance(0.15):
            engine["budgets"] = {"asks": 20, "tasks": 500}
        if self.chance(0.1):
            engine["changeWindow"] = self.rng.choice(WINDOWS)
        if self.chance(0.15):
            plan["concurrency"] = {
                "key": self.fill("plan concurrency", self.author.before(0), "int"),
                "overlap": "queue",
            }
        if shown and self.chance(0.4):
            plan.setdefault("outputs", {})["more"] = self.cel("plan outputs", "text", shown)
