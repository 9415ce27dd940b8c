"""``turbo-mode explain``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.cli.terminal import clean

if TYPE_CHECKING:
    from turbo_mode.core.plan.codes import Page


def _codes(context: click.Context, parameter: click.Parameter, typed: str) -> list[str]:
    from turbo_mode.core.plan.codes import CODES

    return [code for code in CODES if code.startswith(typed.upper())]


@click.command()
@click.argument("code", required=False, shell_complete=_codes)
@common
def command(code: str | None) -> None:
    """Explain CODE, such as E0301: what is wrong, why that matters, and how it is right. Without one, list all."""
    from turbo_mode.core.plan.codes import CODES

    chosen = list(CODES.values()) if code is None else [_page(code)]
    if current.json:
        for page in chosen:
            data = {name: getattr(page, name) for name in ("code", "title", "what", "why", "wrong", "right")}
            current.out.say(json.dumps(data, ensure_ascii=False))
    elif code is None:
        _list(chosen)
    else:
        _tell(chosen[0])


def _page(code: str) -> Page:
    from turbo_mode.core.plan.codes import CODES, find
    from turbo_mode.core.plan.words import closest
    from turbo_mode.errors import NotFound

    page = find(code.strip("[]"))
    if page is not None:
        return page
    similar = closest(code, CODES)
    hint = f"did you mean `{similar}`?" if similar else "`turbo-mode explain` lists them"
    raise NotFound(f"there is no code `{code[:40]}`; {hint}")


def _list(pages: list[Page]) -> None:
    from turbo_mode.cli.terminal import table

    rows = [[("red" if page.code[0] == "E" else "yellow", page.code), ("plain", page.title)] for page in pages]
    for line in table(rows):
        current.out.say(line)


def _tell(page: Page) -> None:
    from turbo_mode.cli.terminal import wrap

    out = current.out
    out.say([(f"bold {'red' if page.code[0] == 'E' else 'yellow'}", page.code), ("bold", f"  {page.title}")])
    out.say("")
    for line in wrap(f"{page.what} {page.why}", min(out.width, 100)):
        out.say(line)
    for word, style, piece in (("Wrong", "red", page.wrong), ("Right", "green", page.right)):
        out.say("")
        out.say([(style, word)])
        for line in piece.rstrip().splitlines():
            out.say(f"  {clean(line)}")
