"""``turbo-mode decisions``: list them, show one, answer one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current

if TYPE_CHECKING:
    from turbo_mode.core.decisions.limits import Limits
    from turbo_mode.security.links import Link
    from turbo_mode.store.answers import Said
    from turbo_mode.store.rows import DecisionRow


class Decisions(click.Group):
    """``decisions ID`` lists those of an execution; a first word that is no command is that id."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = [each for each in args if not each.startswith("-")]
        if not set(words) & set(self.commands) and not {"-h", "--help"} & set(args):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Decisions)
def command() -> None:
    """What was decided and why; answer what is asked.

    \b
    turbo-mode decisions [EXECUTION] [--open]
    turbo-mode decisions show EXECUTION/dN
    turbo-mode decisions answer EXECUTION/dN OPTION [--field NAME=VALUE]
    turbo-mode decisions refuse EXECUTION/dN --reason TEXT
    turbo-mode decisions delegate EXECUTION/dN --to user:NAME --reason TEXT
    turbo-mode decisions link EXECUTION/dN --for user:NAME [--option OPTION]
    turbo-mode decisions make --option TEXT … [--question TEXT] [--context NAME=TEXT]
    turbo-mode decisions key FILE
    turbo-mode decisions outcome EXECUTION/dN good|bad
    turbo-mode decisions replay [EXECUTION[/dN]] [--level LEVEL]
    turbo-mode decisions calibration
    """


@command.command("list")
@click.argument("execution", required=False)
@click.option("--open", "open_only", is_flag=True, help="Only questions that wait for an answer")
@common
def list_(execution: str | None, open_only: bool) -> int:
    """Decisions and open questions, the oldest first."""
    from turbo_mode.cli.terminal import Segment, clean, table
    from turbo_mode.cli.words import short, when
    from turbo_mode.operations import executions

    rows = executions.decisions(current.store, execution, open_only=open_only)
    out = current.out
    if current.json:
        for row in rows:
            out.say(json.dumps(_data(row), ensure_ascii=False))
        return 0
    if not rows:
        current.err.say("Nothing waits for an answer." if open_only else "Nothing has been decided here.")
    cells: list[list[Segment]] = []
    for row in rows:
        name = row.id.rpartition("/")[2]
        waiting = "needs no answer any more" if row.status == "VOID" else "waits for an answer"
        what = f"{out.sign('→', '->')} {row.selection}" if row.selection else waiting
        sure = f"{row.confidence:.2f} {_who(row)}" if row.confidence is not None else ""
        cells.append([
            out.icon(_ICONS[row.status]), ("cyan", f"{short(row.execution)}/{name}"),
            ("plain", when(row.at)), ("bold", row.phase or ""), ("plain", what), ("dim", sure),
            ("dim", clean(row.rationale)),
        ])  # fmt: skip
    for line in table(cells):
        out.say(out.render(line, out.width if out.is_tty else None))
    return 0


@command.command("show")
@click.argument("decision", metavar="EXECUTION/dN|ID")
@common
def show(decision: str) -> int:
    """One decision: evidence, options and what they were worth, confidence, reason; -v: the words of a model."""
    from turbo_mode.cli.advising import exchange_data, exchanges
    from turbo_mode.cli.decision import tell_decision
    from turbo_mode.cli.hindsight import hindsight_data, tell_hindsight
    from turbo_mode.cli.made import tell_made
    from turbo_mode.operations import executions, hindsight, made_decisions, resources
    from turbo_mode.store.answers import NOTHING

    if "/" not in decision:
        return tell_made(resources.show(current.store, made_decisions.KIND, decision))
    row = executions.decision(current.store, decision)
    said = executions.answers(current.store, row) if row.status == "OPEN" else NOTHING
    asked = executions.exchanges(current.store, row) if current.json or current.verbosity else []
    seen = hindsight.look(current.store, decision)
    if current.json:
        told = {"exchanges": [exchange_data(*each) for each in asked]} if asked else {}
        current.out.say(json.dumps(_data(row, said) | hindsight_data(seen) | told, ensure_ascii=False))
        return 0
    lines = (*tell_decision(row, current.out, said), *tell_hindsight(seen, current.out))
    for line in (*lines, *exchanges(asked, current.out)):
        current.out.say(line)
    return 0


@command.command("make")
@click.option("--option", "options", multiple=True, help="What may be chosen, in the order of preference; repeat it")
@click.option("--question", default="", help="What is decided")
@click.option("--context", "context", multiple=True, metavar="NAME=TEXT", help="What is known of it; repeat it")
@click.option("--file", "file", type=click.Path(dir_okay=False), help="All of it as JSON, as POST /api/v1/decisions")
@common
def make(options: tuple[str, ...], question: str, context: tuple[str, ...], file: str | None) -> int:
    """Put options to the engine, without a plan: it chooses within the policy, or says why a person should."""
    from turbo_mode.cli.made import pair, read_json, tell_made
    from turbo_mode.operations import made_decisions

    said = read_json(file) if file else {}
    if options:
        said["options"] = list(options)
    if question:
        said["question"] = question
    if context:
        said["context"] = {**said.get("context", {}), **dict(map(pair, context))}
    found = made_decisions.make(current.store, said, current.configuration.limits)
    tell_made(found)
    return 0 if found.status == "CHOSEN" else 3


@command.command("answer")
@click.argument("words", metavar="EXECUTION/dN OPTION", nargs=-1)
@click.option("--link", "link", metavar="TOKEN", help="Answer by a signed link, instead of EXECUTION/dN")
@click.option("--field", "-f", "given", metavar="NAME=VALUE", multiple=True, help="What is to be filled in; repeat it")
@click.option("--reason", default="", help="Why; it stands in the record")
@click.option(
    "--output", "outputs", multiple=True, metavar="NAME=VALUE", help="An output of a task in doubt that has happened"
)
@common
def answer(
    words: tuple[str, ...], link: str | None, given: tuple[str, ...], reason: str, outputs: tuple[str, ...]
) -> int:
    """Answer an open question with one of its options."""
    from turbo_mode.cli.words import short

    if link is not None:
        return _by_link(link, words, given, reason)
    decision, option = _two(words)
    execution, name = _named(decision)
    told = _told(decision, option, outputs) if outputs else None
    id = _send(execution, name, option, reason, fields=_fields(decision, given), outputs=told)
    if not current.quiet:
        current.err.say(f"{short(id)}/{name} is answered with {option}; {_goes_on(id, name)}")
    return 0


@command.command("refuse")
@click.argument("decision", metavar="EXECUTION/dN", default="")
@click.option("--link", "link", metavar="TOKEN", help="Answer by a signed link, instead of EXECUTION/dN")
@click.option("--reason", required=True, help="Why not; it stands in the record")
@common
def refuse(decision: str, link: str | None, reason: str) -> int:
    """Say no to what needs your agreement."""
    from turbo_mode.cli.words import short

    if link is not None:
        return _by_link(link, (decision,) if decision else (), (), reason, refuses=True)
    execution, name = _named(decision)
    id = _send(execution, name, "", reason, refuses=True)
    if not current.quiet:
        current.err.say(f"{short(id)}/{name} is answered with no; {_goes_on(id, name)}")
    return 0


@command.command("delegate")
@click.argument("decision", metavar="EXECUTION/dN")
@click.option("--to", required=True, metavar="user:NAME", help="Who is to answer in your place")
@click.option("--reason", required=True, help="Why; it stands in the record")
@common
def delegate(decision: str, to: str, reason: str) -> int:
    """Hand what you may say to one question on to somebody else; to yourself takes it back."""
    from turbo_mode.cli.words import short
    from turbo_mode.operations import executions, people

    person = people.person_of(to)
    id = people.delegate(current.store, decision, person, reason, approvers=current.configuration.approvers)
    if not current.quiet:
        later = "" if executions.owner(current.store) else f"; {_later(id)}"
        current.err.say(f"{person} may answer {short(id)}/{_named(decision)[1]} in your place{later}")
    return 0


@command.command("link")
@click.argument("decision", metavar="EXECUTION/dN")
@click.option("--for", "who", required=True, metavar="user:NAME", help="In whose name it answers")
@click.option("--option", "options", metavar="OPTION", multiple=True, help="All that it is good for; repeat it")
@click.option("--expires", default="24h", show_default=True, metavar="DURATION", help="For how long it is good")
@common
def link(decision: str, who: str, options: tuple[str, ...], expires: str) -> int:
    """Make a signed link by which somebody may answer an open question once.

    Whoever has it can use it: send it to that person alone. Without --option it is good for any answer.
    """
    from turbo_mode.cli.commands.run import parse_duration
    from turbo_mode.cli.words import when
    from turbo_mode.operations import people

    lasts, approvers = round(1000 * (parse_duration(expires) or 0)), current.configuration.approvers
    made = people.link(current.store, decision, people.person_of(who), options, lasts, approvers=approvers)
    if current.json:
        current.out.say(json.dumps(_link_data(made.word, made.link), ensure_ascii=False))
        return 0
    current.out.say(made.word)
    if not current.quiet:
        current.err.say(f"Good once, until {when(made.link.expires)}: turbo-mode decisions answer --link ...")
    return 0


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def key(file: Path) -> int:
    """Make a key by which your answers are known, and keep its private half in FILE.

    Whoever owns the store writes the public half into the configuration. From then on an answer in your name counts
    only if TURBO_MODE_APPROVER_KEY names FILE.
    """
    from turbo_mode.runtime.embedded.user import user
    from turbo_mode.security import approvers

    public = approvers.make(file)
    if current.json:
        current.out.say(json.dumps({"user": user(), "publicKey": public, "file": str(file)}))
    else:
        current.out.say(f"approverKeys: {{{user()}: {public!r}}}")
    return 0


@command.command("outcome")
@click.argument("decision", metavar="EXECUTION/dN")
@click.argument("what", type=click.Choice(["good", "bad"]))
@click.option("--reason", default="", help="Why; it stands in the record")
@common
def outcome(decision: str, what: str, reason: str) -> int:
    """Say what came of a choice; later ones learn from it."""
    from turbo_mode.cli.words import short
    from turbo_mode.operations import hindsight

    execution, _, name = hindsight.tell(current.store, decision, what == "good", reason).partition("/")
    if not current.quiet:
        why = f": {reason}" if reason else ""
        current.err.say(f"{short(execution)}/{name} turned out {'right' if what == 'good' else 'wrong'}{why}")
    return 0


@command.command("replay")
@click.argument("what", metavar="[EXECUTION[/dN]]", required=False)
@click.option(
    "--level", type=click.Choice(["manual", "low", "medium", "high", "full"]), help="At another autonomy level"
)
@click.option(
    "--policy", type=click.Path(exists=True, dir_okay=False), help="Under the limits of this configuration too"
)
@common
def replay(what: str | None, level: str | None, policy: str | None) -> int:
    """Decide again, and say what would have been otherwise.

    Without options this proves that the record is whole: the same facts give the same decisions, to the last byte. Of
    a record of an older version it says which parts are not there, and repeats the rest.
    """
    from turbo_mode.cli.hindsight import replayed_data, tell_parts, tell_replayed
    from turbo_mode.operations import hindsight

    count = others = partly = 0
    for each in hindsight.replay(current.store, what, level=level or "", limits=_limits(policy)):
        count += 1
        wrong = each.again.differs if level or policy else not each.again.repeated
        others += wrong
        partly += not (level or policy or wrong or each.again.same)
        if current.json:
            current.out.say(json.dumps(replayed_data(each), ensure_ascii=False))
        elif wrong:
            current.out.say(tell_replayed(each, current.out))
        if not (current.json or level or policy):
            for line in tell_parts(each):
                current.out.say(line)
    if not current.quiet:
        decided = f"{count} decision{'' if count == 1 else 's'}"
        same = "would have been otherwise" if level or policy else "can't be repeated from the record"
        older = f", {partly} as far as an older version recorded them" if partly else ""
        current.err.say(f"{decided}, {others} {same}{older}." if others else f"{decided}, all the same{older}.")
    return 1 if others and not (level or policy) else 0


@command.command("calibration")
@click.argument("gate", required=False, metavar="[PLAN/PHASE]")
@common
def calibration(gate: str | None) -> int:
    """How good confidence has been: what was said, and what came of it, by gate.

    With PLAN, PLAN/PHASE, or PLAN/PHASE/OPTION of those choices alone; a task that decides is PLAN/PHASE/TASK.
    """
    from turbo_mode.cli.hindsight import calibration_data, tell_calibration
    from turbo_mode.operations import hindsight

    found = hindsight.calibrated(current.store, gate or "")
    if current.json:
        current.out.say(json.dumps(calibration_data(found), ensure_ascii=False))
        return 0
    for line in tell_calibration(found, current.out):
        current.out.say(line)
    return 0


def _limits(policy: str | None) -> Sequence[Limits]:
    """The limits of a configuration file. Raises ``ConfigurationInvalid``."""
    if policy is None:
        return ()
    from turbo_mode.configuration.reading import load

    return load(Path(policy), {}, Path()).limits


def _named(decision: str) -> tuple[str, str]:
    from turbo_mode.operations.executions import named

    return named(decision)


def _two(words: tuple[str, ...]) -> tuple[str, str]:
    from turbo_mode.errors import UsageError

    if len(words) != 2:
        raise UsageError("name the question and one of its options", hint="decisions answer EXECUTION/dN OPTION")
    return words[0], words[1]


def _by_link(word: str, words: tuple[str, ...], given: tuple[str, ...], reason: str, *, refuses: bool = False) -> int:
    """The answer that somebody gives by a link, which names its question itself."""
    from turbo_mode.cli.words import short
    from turbo_mode.errors import UsageError
    from turbo_mode.operations import people

    if len(words) > (0 if refuses else 1) or any("/" in each for each in words):
        raise UsageError("a link names its question itself", hint="decisions answer --link TOKEN [OPTION]")
    fields = _fields(people.question_of(word), given)
    done = people.redeem(
        current.store, word, "".join(words), reason, refuses=refuses, fields=fields,
        approvers=current.configuration.approvers,
    )  # fmt: skip
    if not current.quiet:
        id, name = done.execution, done.decision
        said = f"{short(id)}/{name} is answered by {done.person} with {done.selection}"
        current.err.say(f"{said}; {_goes_on(id, name)}")
    return 0


def _link_data(word: str, link: Link) -> dict[str, Any]:
    from turbo_mode.core.protocol.envelope import timestamp

    return {
        "link": word, "id": link.id, "decision": f"{link.execution}/{link.decision}", "for": link.person,
        "options": link.options, "expiresAt": timestamp(link.expires),
    }  # fmt: skip


def _send(execution: str, name: str, option: str, reason: str, **more: Any) -> str:
    from turbo_mode.operations import executions

    approvers = current.configuration.approvers
    return executions.answer(current.store, execution, name, option, reason, approvers=approvers, **more)


def _goes_on(id: str, name: str) -> str:
    from turbo_mode.operations import executions

    if executions.owner(current.store) is None:
        return _later(id)
    waits = executions.decision(current.store, f"{id}/{name}").status == "OPEN"
    return "others have to answer too" if waits else "it goes on"


def _later(id: str) -> str:
    from turbo_mode.cli.words import short

    return f"it counts as soon as it goes on: turbo-mode resume {short(id)}"


def _fields(decision: str, given: tuple[str, ...]) -> dict[str, Any]:
    """The values of fields, read by their types. Raises ``UsageError`` with every one that can't be read."""
    if not given:
        return {}
    from turbo_mode.core.machine.entries import EscalationRaised, decode
    from turbo_mode.core.plan.inputs import Misfit, read_text
    from turbo_mode.errors import UsageError
    from turbo_mode.operations import executions

    entry = decode(executions.decision(current.store, decision).body)
    wanted = entry.approvals if isinstance(entry, EscalationRaised) else []
    known = {name: spec for each in wanted for name, spec in each.fields.items()}
    values: dict[str, Any] = {}
    wrong = []
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            wrong.append(f"`--field {pair}` has no value; write --field {pair}=VALUE")
            continue
        try:
            values[name] = read_text(value, known[name]) if name in known else value
        except Misfit as reason:
            wrong.append(f"field `{name}`: {reason}")
    if wrong:
        raise UsageError("\n".join(wrong))
    return values


def _told(decision: str, option: str, outputs: tuple[str, ...]) -> dict[str, Any]:
    """The outputs that were given, read by the kinds that the question wants."""
    from turbo_mode.core.machine.entries import EscalationRaised, decode
    from turbo_mode.errors import UsageError
    from turbo_mode.operations import executions

    entry = decode(executions.decision(current.store, decision).body)
    offers = entry.options if isinstance(entry, EscalationRaised) else []
    wants: dict[str, str] = next((offer.get("wants", {}) for offer in offers if offer["name"] == option), {})
    told: dict[str, Any] = {}
    for given in outputs:
        name, equals, text = given.partition("=")
        if not equals:
            raise UsageError(f"`{given}` is no output", hint="write --output NAME=VALUE")
        try:
            told[name] = text if wants.get(name) == "string" else json.loads(text)
        except (ValueError, RecursionError):
            if wants.get(name, ""):
                raise UsageError(f"the output `{name}` is no JSON: {text[:60]}") from None
            told[name] = text
    return told


_ICONS = {"OPEN": "HELD", "CHOSEN": "CHOSEN", "VOID": "CANCELLED"}


def _who(row: DecisionRow) -> str:
    if row.status != "CHOSEN":
        return ""
    return "alone" if row.decided_by == "rules" else f"by {row.decided_by or 'a person'}"


def _data(row: DecisionRow, said: Said | None = None) -> dict[str, Any]:
    from msgspec import to_builtins

    from turbo_mode.core.machine.entries import EscalationClosed, EscalationRaised, OptionChosen, decode
    from turbo_mode.core.protocol.catalog import decision_data
    from turbo_mode.core.protocol.envelope import hide, timestamp

    entry = decode(row.body)
    if isinstance(entry, EscalationClosed):
        void = {"id": row.id, "status": row.status, "question": row.question, "rationale": row.rationale}
        return void | {"executionId": row.execution, "at": timestamp(row.at)}
    assert isinstance(entry, OptionChosen | EscalationRaised)
    data: dict[str, Any] = hide(decision_data(entry, row.execution))
    if said is not None:
        data |= {key: to_builtins(value) for key, value in said._asdict().items() if value}
    return data | {"executionId": row.execution, "at": timestamp(row.at)}
