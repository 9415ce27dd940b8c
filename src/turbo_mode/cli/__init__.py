"""The command line: one command a file, imported when it is typed.

``main`` is the only place that turns errors into words and exit codes. Data goes to standard output, talk to standard
error.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from turbo_mode.cli.settings import common, spelled_out
from turbo_mode.errors import EXIT_CODES

SECTIONS = {
    "Carry plans out": {
        "run": "Carry out a plan, from its first phase to its last",
        "resume": "Go on with what has not ended",
        "retry": "Go on with what has failed, and do that again",
        "fork": "Go on with other inputs, or another plan",
        "skip": "Leave out a task of an execution that goes on",
        "schedule": "Start plans at their times or by events, and see what is due",
        "standby": "Wait beside the owner, and go on with its work if it goes",
        "worker": "Carry out, beside others, what is started on Temporal",
    },
    "Look on": {
        "list": "Executions, the newest first",
        "show": "One execution: phases, tasks, decisions, outputs",
        "watch": "Look on while an execution goes on",
        "progress": "How far it is, how long still, and what is odd",
        "logs": "What tasks have printed",
        "artifacts": "Files that tasks have left to be kept",
        "docs": "Documents about an execution, and how good a document is",
        "forecast": "How good are forecasts? A back-test on runs of anybody",
        "judge": "Has a metric regressed? A verdict on series of numbers",
    },
    "Step in": {
        "pause": "Start nothing new until it is resumed",
        "signal": "Tell a task that waits for it to go on",
        "cancel": "End an execution in good order",
        "rollback": "End an execution and take back what it has done",
        "stop": "End executions at once: kill what runs",
        "inbox": "What waits for people: questions and messages",
        "decisions": "What was decided and why; answer what is asked",
        "messages": "Who was told what, and what came of it",
        "hold": "Keep an execution from being deleted",
        "delete": "Delete executions that have ended, for good",
    },
    "Write plans": {
        "init": "Write a small plan to begin with",
        "check": "Find what is wrong with a plan, without running anything",
        "explain": "What the code of a problem means, and how it is right",
        "graph": "Draw a plan: as text, Mermaid, DOT, SVG or JSON",
        "diff": "What has changed between two versions of a plan",
        "fmt": "Write a plan in one style; comments stay",
        "upgrade": "Mend in a plan what can be mended without doubt",
        "schema": "The JSON Schema of plans, for editors and programs",
        "simulate": "Foretell a plan before it is started: time, questions, risks",
        "plans": "Plans that are kept under their name, in versions",
    },
    "Connect": {
        "serve": "Own the store, and open it to others by HTTP",
        "mcp": "Let an agent work with the store, by MCP",
        "keys": "Keys for those who come by HTTP",
        "plugins": "What connects it with other systems",
        "data": "Data sources and sinks: what is configured, and what answers there",
        "deliveries": "What goes out to webhooks, and what could not be delivered",
        "inbound": "What comes in from queues, and what could not be carried out",
    },
    "Look after it": {
        "config": "What the configuration says, and whether it is right",
        "policy": "Prove what a policy permits, or show where it goes wrong",
        "doctor": "Look over the store and the machine it is on",
        "audit": "Who has done what at a server; is that record untouched?",
        "backup": "A copy of the store, also while it is in use",
        "restore": "Put a backup back, where no store is",
        "rekey": "Encrypt the store with another key, also while it is in use",
        "bundle": "A copy of an execution for whoever is to help, without secrets",
        "completion": "Say how to switch on completion with TAB",
        "version": "Versions of everything that matters",
    },
}
"""All commands, as the help has them: under what they are for."""
COMMANDS = {name: says for section in SECTIONS.values() for name, says in section.items()}


class Commands(click.Group):
    """Imports a command when it is needed, and guesses what was meant when it isn't there."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"turbo_mode.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(name, COMMANDS, 1, 0.5)
            hint = f"did you mean `{close[0]}`?" if close else "`turbo-mode --help` lists them"
            raise click.UsageError(f"there is no command `{name}`; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(map(len, COMMANDS))
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(widest), says) for name, says in commands.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES.items()])


@click.group(
    cls=Commands,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@common
@click.pass_context
def turbo_mode(context: click.Context) -> None:
    """Carries out whole plans: decides within your limits, records why, survives any crash.

    \b
    turbo-mode run plan.yaml       carry it out; Ctrl-C leaves safely
    turbo-mode resume              go on where it was
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if asked := os.environ.get("_TURBO_MODE_COMPLETE"):
        from click.shell_completion import shell_complete

        return shell_complete(turbo_mode, {}, "turbo-mode", "_TURBO_MODE_COMPLETE", asked)
    try:
        with turbo_mode.make_context("turbo-mode", spelled_out(given)) as context:
            result: Any = turbo_mode.invoke(context)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except BrokenPipeError:
        return _reader_gone()
    except BaseException as error:
        from turbo_mode.cli.faults import explain

        return explain(error)


def _reader_gone() -> int:
    """Whoever read our output has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
