"""What is wrong with a script: variables that nothing sets, quotes that never end, lines that YAML makes one of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from turbo_mode.core.plan import model, words
from turbo_mode.core.plan.check_scripts import GIVEN
from turbo_mode.core.plan.facts import Facts, Located
from turbo_mode.core.plan.nodes import Path
from turbo_mode.core.plan.problems import Related
from turbo_mode.core.plan.shell_text import seen_by_shell
from turbo_mode.core.regex import regex

_OF_BASH = frozenset((
    "HOSTNAME", "RANDOM", "SECONDS", "UID", "EUID", "HOSTTYPE", "OSTYPE", "MACHTYPE", "SHLVL", "REPLY", "FUNCNAME",
    "GROUPS",
))  # fmt: skip
_NAME = regex(r"\$(?:\{#?([A-Za-z_]\w*)\}|([A-Za-z_]\w*))", re.ASCII)
"""A variable without a value for the case that it isn't set."""
_TEMPLATE = regex(r"(?<!\$)\{\{-?\s*(\w+)\s*-?\}\}", re.ASCII)
_ELSEWHERE = regex(r"(?:^|[\s;&|(])(?:\.|source|eval)\s|\bset\s+\+\w*u|\bunset\b|\bset\s+-\w*a", re.ASCII)
"""Others may set variables, or none need be set."""
_COMMANDS = frozenset((
    "cd", "echo", "git", "export", "set", "mkdir", "rm", "cp", "mv", "curl", "wget", "tar", "unzip", "if", "for",
    "while", "source", "exit", "sleep", "apt-get", "pip", "npm", "make", "kubectl", "helm", "terraform", "docker",
    "aws", "gcloud", "psql", "pg_dump", "rsync", "scp", "systemctl", "test", "touch", "cat", "chmod", "chown",
    "printf",
))  # fmt: skip
_STARTERS = frozenset((
    "docker", "podman", "kubectl", "ssh", "sudo", "env", "time", "timeout", "nohup", "xargs", "exec", "nice",
    "flock", "watch", "strace", "find", "parallel", "setsid", "if", "for", "while", "case", "until",
))  # fmt: skip
"""What is given a command as an argument."""
_LONGEST = 20_000
_MOST_NAMES = 50
_GOES_ON = ("\\", "|", "&&", "||", ";", "&", "(", "{", "--", "then", "do", "else", "!")


def look_closely(facts: Facts, located: Located, action: model.Action, text: str, path: Path, *, of_bash: bool) -> None:
    """Reports E0305 and W0519 to W0521 about a script for a shell."""
    if "{{" in text:
        _spliced(facts, located, text, path)
    if not facts.report.has_room("warning") or "${{" in text or len(text) > _LONGEST:
        return
    if "\n" not in text.rstrip("\n"):
        _joined(facts, text.split(), path)
    known = [facts.plan.env, located.phase.env if located.phase else {}, action.env]
    known.append(dict.fromkeys((*action.pass_env, *(["PORT"] if action.service is not None else [])), ""))
    seen = seen_by_shell(text)
    if seen.open_at >= 0 and "esac" not in text:
        facts.report.error(
            "W0521", "this quote is never closed", path, at=(seen.open_at, seen.open_at + 1),
            label="the shell would read on to the end", help="close it, or write `\\` before it where it is meant",
        )  # fmt: skip
    elif "$" in seen.text and not _ELSEWHERE.search(seen.text):
        _unset(facts, located, action, seen.text, path, known, of_bash=of_bash)


def _spliced(facts: Facts, located: Located, text: str, path: Path) -> None:
    """E0305: another tool's template around the name of an item, an axis or an input."""
    task = located.task
    for found in _TEMPLATE.finditer(text):
        name = found[1]
        if task.foreach is not None and name == task.as_:
            value = name
        elif name in task.matrix:
            value = f"matrix.{name}"
        elif name in facts.plan.inputs:
            value = f"inputs.{name}"
        else:
            continue
        facts.report.error(
            "E0305", f"`{found[0]}` would stay as it is", path, at=found.span(), label="nothing is filled in here",
            help=f'pass it beside the program:\nenv: {{{name.upper()}: "${{{{ {value} }}}}"}}   '
            f'and in the script "${name.upper()}"',
        )  # fmt: skip


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """The variables that a script needs, each with its place."""
    for found in _NAME.finditer(text):
        yield found[1] or found[2], found.start(), found.end()


def _is_unclear(
    facts: Facts, located: Located, action: model.Action, path: Path, known: Sequence[Mapping[str, str]]
) -> bool:
    """Something is wrong with an `env` around it, which has been said."""
    depth = next(depth for depth in range(len(path), 0, -1) if path[depth - 1] in ("shell", "service"))
    places: list[Path] = [("env",), (*path[: depth - 1], "env"), (*path[: depth - 1], "passEnv")]
    if located.phase is not None:
        places.append((*facts.phase_paths[located.phase.id], "env"))
    names = [*action.pass_env, *(name for each in known for name in each)]
    broken = any(facts.is_broken(place) or facts.is_broken_below(place) for place in places)
    return broken or not all(map(str.isidentifier, names))


def _unset(
    facts: Facts, located: Located, action: model.Action, text: str, path: Path,
    known: Sequence[Mapping[str, str]], *, of_bash: bool,
) -> None:  # fmt: skip
    """W0519: a variable that neither the plan nor the script itself sets."""
    said: set[str] = set()
    for name, start, end in _named(text):
        given = name in GIVEN or any(name in each for each in known)
        if given or name in said or name.startswith(("GITHUB_", "BASH")):
            continue
        if not said and _is_unclear(facts, located, action, path, known):
            return
        said.add(name)
        if len(said) > _MOST_NAMES:
            return
        if (name in _OF_BASH and of_bash) or _is_written(name, text):
            continue
        similar = words.closest(name, dict.fromkeys(each for names in (*known, GIVEN) for each in names).keys(), 0.75)
        label = (
            "only bash sets it" if name in _OF_BASH else f"did you mean `{similar}`?" if similar else "nothing sets it"
        )
        facts.report.error(
            "W0519", f"the program is given no `${name}`", path, at=(start, end), label=label,
            help=_how(facts, located, name) if not similar or name in _OF_BASH else "",
        )  # fmt: skip


def _is_written(name: str, text: str) -> bool:
    """The script sets it, or at least names it otherwise than to read it."""
    return re.search(rf"(?<![\w$]){name}\b(?!}})", text) is not None


def _how(facts: Facts, located: Located, name: str) -> str:
    """How a program would be given a variable."""
    if name in _OF_BASH:
        return (
            "write `$(hostname)`" if name == "HOSTNAME" else "say `interpreter: [bash, -eu]`, with `script:` beside it"
        )
    task, plain = located.task, words.camel_case(name.lower()) or name
    if task.foreach is not None and task.as_ in (name, plain):
        value = task.as_
    elif plain in task.matrix or name in task.matrix:
        value = f"matrix.{plain if plain in task.matrix else name}"
    elif plain in facts.plan.inputs or name in facts.plan.inputs:
        value = f"inputs.{plain if plain in facts.plan.inputs else name}"
    elif plain in facts.plan.secrets:
        value = f"secrets.{plain}"
    else:
        return f"give it: `env: {{{name}: ...}}`, or `passEnv: [{name}]` if the engine has it"
    return f'give it: `env: {{{name}: "${{{{ {value} }}}}"}}`'


def _joined(facts: Facts, parts: Sequence[str], path: Path) -> None:
    """W0520: several lines that are commands of their own, in a text of which YAML makes one line."""
    positions = facts.report.positions
    if positions.text is None or not parts or parts[0] in _STARTERS:
        return
    if not any(word in _COMMANDS and not above.endswith(_GOES_ON) for above, word in pairwise(parts)):
        return
    node = positions.node((*facts.report.root, *path))
    source = positions.text[node.start : node.end] if node is not None else ""
    if node is None or source[:1] in ("|", "'", '"') or "\n" not in source.strip():
        return
    lines = source.split("\n")
    lines = lines[1:] if source[0] == ">" else lines
    at = node.start + len(source) - len("\n".join(lines))
    for above, line in pairwise(lines):
        at += len(above) + 1
        word = line.split()[0] if line.split() else ""
        if word in _COMMANDS and above.strip() and not above.rstrip().endswith(_GOES_ON):
            start = at + len(line) - len(line.lstrip())
            facts.report.error(
                "W0520", "YAML puts these lines into one", path, at="key", label="write `|` behind it",
                related=(Related(positions.place(start, start + len(word)), "this would be an argument"),),
            )  # fmt: skip
            return
