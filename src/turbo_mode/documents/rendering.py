"""Renders a composed document by a template: our own, or one that the owner has put into a folder.

Templates run in Jinja's sandbox and see plain data: ``document``, as it was composed, and ``facts``, all that is
known of the execution. The filter ``markdown`` lays a part out. A folder may hold ``document.md.j2`` for all types,
and for one type a template by its name, such as ``postMortem.md.j2``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import to_builtins

from turbo_mode.core.documents.facts import Facts
from turbo_mode.core.documents.parts import Document
from turbo_mode.documents.layout import markdown
from turbo_mode.errors import TemplateBroken

LARGEST = 10_000_000
"""Characters of a rendered document."""


def render(document: Document, facts: Facts, templates: Path | None = None) -> str:
    """The document as Markdown. ``templates``: the owner's folder.

    Raises ``TemplateBroken`` for a template that can't be read, or that asks for what isn't there.
    """
    name = document.type.value
    try:
        template = _environment(str(templates or "")).select_template([f"{name}.md.j2", "document.md.j2"])
        text = "".join(_capped(template.generate(document=to_builtins(document), facts=to_builtins(facts))))
    except TemplateNotFound as missing:
        raise TemplateBroken(f"the template {missing.name} isn't there") from None
    except SecurityError as refused:
        raise TemplateBroken(f"the template of {name} does what templates may not: {refused}") from None
    except TemplateError as error:
        raise TemplateBroken(f"the template of {name} is broken: {_told(error)}") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        raise TemplateBroken(f"the template of {name} is broken: {type(error).__name__}: {error}") from None
    return f"{text.strip()}\n"


def _capped(pieces: Any) -> Any:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise ValueError(f"it makes more than {LARGEST:,} characters")
        yield piece


def _told(error: TemplateError) -> str:
    line = getattr(error, "lineno", 0)
    return f"line {line}: {error}" if line else str(error)


@lru_cache(maxsize=8)
def _environment(folder: str) -> ImmutableSandboxedEnvironment:
    own: list[BaseLoader] = [FileSystemLoader(folder)] if folder else []
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, PackageLoader("turbo_mode.documents")]),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False,
    )  # fmt: skip
    environment.filters["markdown"] = markdown
    return environment
