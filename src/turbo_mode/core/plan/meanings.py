"""What each key of a plan means, in a line: the one part of the reference that the model can't give."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from turbo_mode.core.plan import model

RECORDS: tuple[type[Struct], ...] = (
    model.Plan, model.Input, model.Secret, model.DecisionEngine, model.ExecutionPipeline, model.Defaults, model.Phase,
    model.Need, model.Action, model.Task, model.Verify, model.Shell, model.Service, model.Ready, model.Http,
    model.Python, model.Agent, model.Wait, model.Switch, model.Output, model.Retry, model.Poll, model.ArtifactStore,
    model.Gate, model.Evidence, model.Option,
)  # fmt: skip
"""In the order of the page."""

_PROGRAM = {
    "script": "Text for the interpreter",
    "command": "A program and its arguments, started without a shell; instead of `script`",
    "args": "Further arguments",
    "interpreter": "The program that reads `script`; the plan's default is `/bin/sh -eu`",
}

MEANINGS: Mapping[type[Struct], Mapping[str, str]] = {
    model.Plan: {
        "turbo": "The version of the format: `1`",
        "name": "What the plan is called: `a-z`, `0-9` and `-`",
        "title": "One line for people",
        "description": "More for people",
        "version": "The plan's own version; expressions see it as `execution.planVersion`",
        "labels": "Free words about it, in events and in `list --json`",
        "inputs": "What the caller may set. A text, number, flag or list is a default",
        "secrets": "Which secrets its tasks may use. A text names the environment variable",
        "env": "Variables for every program of the plan",
        "decisionEngine": "How much may be decided alone",
        "executionPipeline": "How it runs",
        "phases": "The work, in order",
        "finally": "Tasks that run at the end, one after another, however it ended",
        "outputs": "What the execution gives back when it ends",
    },
    model.Input: {
        "type": "What the value must be",
        "default": "The value where the caller gives none",
        "description": "One line for people",
        "pattern": "A regular expression that the whole text must match",
        "enum": "The permitted values",
        "min": "The least number, or the least length",
        "max": "The greatest number, or the greatest length",
    },
    model.Secret: {
        "source": "The environment of the process that carries the plan out, or a file",
        "name": "The variable, or the path (relative to the plan's folder); the secret's own id if empty",
        "description": "One line for people",
    },
    model.DecisionEngine: {
        "autonomyLevel": "How much may be decided alone; see [autonomy.md](autonomy.md)",
        "confidence": "Asks for at least so much confidence at every gate; it can't lower a level's threshold",
    },
    model.ExecutionPipeline: {
        "parallelExecution": "`false`: one task at a time",
        "maxParallel": "How many tasks run at once",
        "defaults": "For tasks that don't say",
        "artifacts": "How much of what tasks leave is kept, and for how long",
    },
    model.ArtifactStore: {
        "quota": "What the artifacts of one execution may take up",
        "keep": "How long they are kept after its end",
    },
    model.Defaults: {
        "timeout": "Longest time of an attempt",
        "retry": "For tasks that may be repeated; those of effect class `once` are left out",
        "interpreter": "What reads the scripts of `shell` and `service`",
    },
    model.Phase: {
        "id": "Its name, unique in the plan; expressions read `phases.ID`",
        "title": "One line for people",
        "description": "More for people",
        "needs": "The phases it waits for; without it, the phase above",
        "when": "False: the phase is skipped, which satisfies those who need it",
        "parallel": "Its tasks don't wait for one another, unless they say `needs`",
        "maxParallel": "How many of its tasks run at once",
        "env": "Variables for its programs",
        "effect": "The effect class of those of its tasks that don't say",
        "tasks": "What is to be done",
        "gate": "What is decided when its tasks have ended; without one it goes on if none failed",
    },
    model.Need: {
        "id": "Who is waited for",
        "is": "The ends that satisfy; `[FAILED]` makes a handler of failures",
    },
    model.Action: {
        "shell": "Kind: run a program. A text is a script",
        "service": "Kind: start a program that keeps running, and wait until it is ready",
        "http": "Kind: send one request. A text is the URL of a GET",
        "python": "Kind: call a function in the engine's process. A text names `module:function`",
        "agent": "Kind: a model answers in a form that the plan gives",
        "wait": "Kind: pause for a time, or until a signal comes. The pause survives a crash",
        "env": "Variables for the program",
        "passEnv": "Variables of the engine's environment that the program may see too",
        "cwd": "The folder in which the program runs, relative to the workspace",
        "timeout": "Longest time of an attempt; for a service `ready.for` counts instead",
        "retry": "Further attempts. A number is how many, with the usual pauses",
        "poll": "Done again until what it shows is good enough; needs effect `idempotent`",
        "expect": "What must be true of `result` for the attempt to count as done",
        "outputs": "Values to hand on, read as `tasks.ID.outputs.NAME`",
        "artifacts": "Files to keep: a pattern in the workspace by name, read as `tasks.ID.artifacts.NAME`",
        "effect": "What a repeat would do; see [crash.md](crash.md)",
        "idempotencyKey": "The key of a `keyed` task, if the usual one won't do",
        "onEngineLoss": "Whether a running program finishes when the engine is lost, or is killed",
    },
    model.Task: {
        "id": "Its name, unique in the plan; expressions read `tasks.ID`",
        "title": "One line for people",
        "description": "More for people",
        "needs": "The tasks of its phase that it waits for; without it, the task above",
        "when": "False: the task is skipped, which satisfies those who need it",
        "optional": "Its failure doesn't count against the phase",
        "switch": "Kind: one of several actions, picked by a value",
        "deadline": "The time for all attempts, polls and pauses together",
        "onFailure": "A task of the same phase that runs when this one has failed",
        "fallback": "Another action for the same task, when every attempt has failed; it sees `error`",
        "irreversible": "It can't be taken back; `check` warns if no gate comes before it",
        "verify": "How to find out whether it happened, when nobody saw; its `outputs` then stand for the task's",
        "compensate": "How to take it back",
    },
    model.Verify: {"done": "True if the effect happened; reads the `result` of the probe"},
    model.Shell: {**_PROGRAM, "stdin": "What the program reads from standard input; data is given as JSON"},
    model.Service: {
        **_PROGRAM,
        "ready": "How it shows that it is ready",
        "grace": "Time between the request to end and the kill",
    },
    model.Ready: {
        "path": "A path that is asked by HTTP; without it, an open port is enough",
        "status": "The status that counts; without it, any below 400",
        "every": "Time between two looks",
        "for": "How long it may take",
    },
    model.Http: {
        "url": "Where",
        "method": "How",
        "headers": "Request headers",
        "query": "Parameters, added to the URL",
        "json": "A body, sent as JSON",
        "body": "A body, sent as text; instead of `json`",
        "auth": "The `Authorization` header",
        "followRedirects": "Follow up to five redirects; headers that may be credentials stay behind at another origin",
    },
    model.Python: {"call": "`module:function`; the plan's folder comes first on the path", "args": "Keyword arguments"},
    model.Agent: {
        "goal": "What the model is to do",
        "model": "Who answers: `scripted:FILE` takes the answers of a JSON list beside the plan",
        "context": "Values that the model is given beside the goal",
        "tools": "What the model may use; the stand-in uses nothing",
        "output": "A JSON Schema; the answer fits it, or the attempt has failed",
        "budgets": "What it may use up",
        "repairs": "How often an answer that doesn't fit is sent back",
    },
    model.Wait: {"for": "How long", "signal": "Which signal ends it; its data is `result.data`"},
    model.Switch: {
        "on": "The value, which becomes text",
        "cases": "The actions by value",
        "default": "The action for every other value; without it the task fails then",
    },
    model.Poll: {
        "until": "What must be true of `result`",
        "every": "The pause between two looks",
        "for": "How long it may take from the first look",
    },
    model.Output: {
        "value": "The value",
        "else": "The value where `value` reads something that isn't there, and where the task did not complete",
        "secret": "Stored encrypted; usable in `env`, `headers` and `auth` only; a text of 6 characters or more",
    },
    model.Retry: {
        "attempts": "Attempts in all, the first one included",
        "delay": "The first pause",
        "backoff": "How much longer each pause is than the one before",
        "maxDelay": "The longest pause",
        "every": "Equal pauses, instead of growing ones",
        "jitter": "The share by which a pause is spread",
        "when": "Only for failures of which this is true; it sees `error.code`, `error.message`, `error.attempt`",
    },
    model.Gate: {
        "question": "What is decided, in words",
        "evidence": "What is looked at",
        "options": "The permitted answers, in the author's order of preference",
        "confidence": "Asks for at least so much confidence here",
    },
    model.Evidence: {
        "check": "True: passes. False: doesn't. Neither, or an error: no data, which doesn't pass",
        "title": "One line for people",
        "critical": "While it doesn't pass, `then: continue` is forbidden",
    },
    model.Option: {
        "then": "What the choice does; see [plans.md](plans.md#gates)",
        "description": "One line for people",
        "when": "True: permitted. It sees `evidence.NAME.verdict`: `PASS`, `FAIL` or `NODATA`",
        "benefit": "What it is worth if it turns out right, in a unit of your own",
        "loss": "What it costs if it turns out wrong",
        "cost": "What it costs in any case",
        "reversible": "`false`: chosen alone only at autonomy `full`",
        "allowFailed": "Permits `then: continue` although tasks failed",
        "max": "For `repeat`: how often",
        "undo": "For `repeat`: take back the effects of the phase first",
        "wait": "For `repeat`: a pause before it",
        "to": "For `rollback`: the phase whose end is gone back to; without it, everything",
    },
}
"""By record and key. A test says which are missing and which are too many."""
