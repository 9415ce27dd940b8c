"""``turbo-mode docs``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import Conflict, UsageError

if TYPE_CHECKING:
    from turbo_mode.core.documents.kinds import DocumentationType
    from turbo_mode.core.documents.quality.judging import Quality
    from turbo_mode.operations.kept_documents import Kept

FORMATS = ("md", "html", "pdf")
_execution = click.option("--execution", metavar="EXECUTION", help="About which one  [the newest]")


@click.group()
def command() -> None:
    """Documents about an execution, made of its record: briefs, runbooks, decision records, post-mortems.

    \b
    turbo-mode docs list
    turbo-mode docs show postMortem --execution 8311c2
    turbo-mode docs write FOLDER --format html
    turbo-mode docs check FILE --json
    """


@command.command(name="list")
@_execution
@common
def list_(execution: str | None) -> None:
    """The types of documents, which of them have something to tell of an execution, and those that are kept."""
    from turbo_mode.cli.documents import tell_types
    from turbo_mode.core.documents.kinds import KINDS
    from turbo_mode.operations import documentation, kept_documents

    known = documentation.known(current.store, execution)
    fitting = documentation.fitting(known.facts)
    kept = kept_documents.of_execution(current.store, known.facts.id)
    if not current.json:
        tell_types(known.facts, fitting, kept, current.out)
        return
    for type, kind in KINDS.items():
        data = {
            "type": type.value, "title": kind.title, "purpose": kind.purpose, "file": f"{kind.file}.md",
            "executionId": known.facts.id, "tells": type in fitting,
            "parts": documentation.parts(known.facts, type),
            "kept": [_kept(each) for each in kept if each.type is type],
        }  # fmt: skip
        current.out.say(json.dumps(data, ensure_ascii=False))


@command.command()
@click.argument("type")
@_execution
@click.option("--part", default="", metavar="NAME", help="Only this decision or phase, such as d1")
@click.option("--format", "form", type=click.Choice(FORMATS), default="md", help="How  [md]")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it there")
@common
def show(type: str, execution: str | None, part: str, form: str, output: Path | None) -> None:
    """One document, of a TYPE that `docs list` names."""
    from turbo_mode.operations import documentation

    known = documentation.known(current.store, execution)
    document = documentation.composed(known, _type(type), part, current.configuration.templates)
    if form == "pdf" and output is None:
        raise UsageError("a PDF goes into a file", hint="say which one with --output")
    content = documentation.formatted(document, form)
    if output is not None:
        _written(output, content)
    elif current.json:
        data = {"type": document.type.value, "executionId": document.execution, "part": document.part, "format": form,
                "entries": document.seq, "content": content.decode()}  # fmt: skip
        current.out.say(json.dumps(data, ensure_ascii=False))
    else:
        current.out.write(content.decode())


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_execution
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only these  [all that have something to tell]")
@click.option("--format", "forms", type=click.Choice(FORMATS), multiple=True, default=("md",), help="How  [md]")
@common
def write(folder: Path, execution: str | None, types: tuple[str, ...], forms: tuple[str, ...]) -> None:
    """Write documents into FOLDER, which is made; those of before are replaced."""
    from turbo_mode.operations import documentation

    known = documentation.known(current.store, execution)
    wanted = [_type(each) for each in types] or documentation.fitting(known.facts)
    templates = current.configuration.templates
    documents = [documentation.composed(known, type, templates=templates) for type in wanted]
    for path in documentation.write(documents, folder, forms):
        current.out.say(json.dumps({"path": str(path)}, ensure_ascii=False) if current.json else str(path))


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@_execution
@click.option("--type", "type_", metavar="TYPE", help="What it is meant to be  [what it looks like]")
@click.option("--least", type=click.FloatRange(0, 1), metavar="QUALITY", help="Exit 1 below this, for pipelines")
@common
def check(file: Path, execution: str | None, type_: str | None, least: float | None) -> int:
    """Hold FILE, any Markdown, against the record: its quality in [0, 1], with each term of it and what is wrong."""
    from turbo_mode.cli.documents import tell_quality
    from turbo_mode.operations import documentation

    known = documentation.known(current.store, execution)
    found = documentation.check(known, _text(file), _type(type_) if type_ else None)
    if current.json:
        current.out.say(json.dumps(quality_data(found, known.facts.id), ensure_ascii=False))
    else:
        tell_quality(found, known.facts, current.out, verbose=current.verbosity > 0)
    return int(least is not None and found.quality < least)


def _kept(document: Kept) -> dict[str, Any]:
    return {"id": document.id, "title": document.title, "quality": document.quality, "stale": document.stale,
            "problem": document.problem}  # fmt: skip


def quality_data(found: Quality, execution: str) -> dict[str, Any]:
    """A quality as JSON data."""
    from msgspec import to_builtins

    data: dict[str, Any] = to_builtins(found)
    return {"quality": data.pop("quality"), "executionId": execution, **data}


def _type(name: str) -> DocumentationType:
    """A type by its name. Raises ``UsageError`` with the nearest."""
    from turbo_mode.core.documents.kinds import KINDS, type_named
    from turbo_mode.core.plan.words import closest

    found = type_named(name)
    if found is None or found not in KINDS:
        names = [each.value for each in KINDS]
        known = closest(name, names)
        hint = f"did you mean `{known}`?" if known else f"there are {', '.join(names)}"
        raise UsageError(f"there is no document of type `{name}`", hint=hint)
    return found


def _text(file: Path) -> str:
    """What stands in a file. Raises ``UsageError`` for one that is no text."""
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{file} is no text in UTF-8", hint="docs check reads Markdown") from None
    except OSError as error:
        raise Conflict(f"{file} can't be read: {(error.strerror or str(error)).lower()}") from None


def _written(output: Path, content: bytes) -> None:
    from turbo_mode.operations import documentation

    try:
        documentation.replace(output, content)
    except OSError as error:
        raise Conflict(f"{output} can't be written: {(error.strerror or str(error)).lower()}") from None
    if not current.quiet:
        current.err.say(f"Written to {output}.")
