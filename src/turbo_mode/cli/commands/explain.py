"""``turbo-mode explain``."""

from __future__ import annotations

import json

import click

from turbo_mode.cli.settings import common, current


def _codes(context: click.Context, parameter: click.Parameter, typed: str) -> list[str]:
    from turbo_mode.core.plan.codes import CODES

    return [code for code in CODES if code.startswith(typed.upper())]


@click.command()
@click.argument("code", required=False, shell_complete=_codes)
@common
def command(code: str | None) -> None:
    """Explain CODE, such as E0301: what is wrong, why that matters, and how it is right. Without one, list all."""
    from turbo_mode.core.plan.codes import CODES

    chosen = list(CODES.values()) if code is None else [CODES[_known(code)]]
    if current.json:
        for page in chosen:
            current.out.say(json.dumps(page._asdict(), ensure_ascii=False))
    elif code is None:
        _list()
    else:
        _page(chosen[0].code)


def _known(code: str) -> str:
    from turbo_mode.core.plan.codes import CODES, find
    from turbo_mode.core.plan.words import closest
    from turbo_mode.errors import NotFound

    if (page := find(code.strip("[]"))) is not None:
        return page.code
    similar = closest(code.strip("[]").upper(), CODES)
    hint = f"did you mean `{similar}`?" if similar else "`turbo-mode explain` lists them"
    raise NotFound(f"there is no code `{code[:40]}`; {hint}")


def _list() -> None:
    from turbo_mode.cli.terminal import table
    from turbo_mode.core.plan.codes import CODES

    rows = [[("red" if page.code[0] == "E" else "yellow", page.code), ("plain", page.title)] for page in CODES.values()]
    for line in table(rows):
        current.out.say(line)


def _page(code: str) -> None:
    from turbo_mode.cli.terminal import wrap
    from turbo_mode.core.plan.codes import CODES

    page, out = CODES[code], current.out
    loud = "red" if code[0] == "E" else "yellow"
    out.say([(f"bold {loud}", code), ("bold", f"  {page.title}")])
    out.say("")
    for text in (page.what, page.why):
        for line in wrap(text, min(out.width, 100)):
            out.say(line)
    for word, style, piece in (("Wrong", "red", page.wrong), ("Right", "green", page.right)):
        out.say("")
        out.say([(style, word)])
        for line in piece.rstrip().splitlines():
            out.say(f"  {line}")
