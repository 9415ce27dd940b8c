"""``/api/v1/links``: what somebody can do from a message, without a key: the link itself is signed.

To look at a link does nothing: mail programs and scanners open every link that they see. The page asks, and only its
button acts. Who shows a key must be the person that the link is for; with ``linksNeedKey`` everybody has to show one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from html import escape
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from msgspec import UNSET

from turbo_mode.core.machine import approvals
from turbo_mode.core.machine import links as rules
from turbo_mode.core.machine.inputs import Command, Warrant
from turbo_mode.core.plan.inputs import Misfit, read_text
from turbo_mode.core.plan.model import Input
from turbo_mode.errors import Conflict, NotFound, TurboModeError, UsageError
from turbo_mode.operations import executions
from turbo_mode.runtime.embedded.messages import refuse_foreign
from turbo_mode.security.links import Link, Signet
from turbo_mode.server import problems
from turbo_mode.server.auth import PUBLIC
from turbo_mode.server.requests import Within, answer
from turbo_mode.server.service import Service
from turbo_mode.store.rows import UNFINISHED, ExecutionRow

LONGEST_FORM = 16 * 1024
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}"
    "h1{font-size:1.5rem;line-height:1.25;margin-bottom:.5rem}p{margin:.5rem 0}.quiet,small{opacity:.7}"
    "h1,p,label{overflow-wrap:anywhere}button{font:inherit;padding:.6rem 1.2rem}form{margin-top:1.5rem}"
    "input{font:inherit;display:block;margin:.2rem 0 1rem;padding:.4rem;width:100%;box-sizing:border-box}"
)
_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'", "X-Robots-Tag": "noindex"}  # fmt: skip
Said = dict[str, str]


class _Shown(NamedTuple):
    """What a link is about, what pressing its button does, and what is to be filled in."""

    title: str
    about: str
    does: str
    fields: dict[str, Input]


class Links(Controller):
    """What a message lets somebody do."""

    path = "/api/v1/links"
    tags = ("Communication Protocol",)

    @get("/{word:str}", opt={"needs": PUBLIC, "where": "owner"}, sync_to_thread=True, summary="What a link does")
    def ask(self, request: Request[Any, Any, Any], service: Within, word: FromPath[str]) -> Response[bytes]:
        """A page that says what the link does, and asks. Nothing happens before its button is pressed."""
        try:
            link = _signet(service).read(word)
            with _explained(service, link):
                shown = _described(service, link)
        except TurboModeError as error:
            return _refused(request, error)
        return _page(shown.title, _asking(link, shown, _needs_key(service)))

    @post("/{word:str}", opt={"needs": PUBLIC}, status_code=200, summary="Do what a link allows")
    async def act(self, request: Request[Any, Any, Any], service: Within, word: FromPath[str]) -> Response[bytes]:
        """Answer, acknowledge or stop, once."""
        from litestar.concurrency import sync_to_thread

        said = _read_form(await request.body())
        bearer = request.headers.get("authorization", "").partition(" ")[2]
        return await sync_to_thread(_act, request, service, word, said, bearer)


def _act(request: Request[Any, Any, Any], service: Service, word: str, said: Said, bearer: str) -> Response[bytes]:
    try:
        link = _signet(service).read(word)
        refuse_foreign(link, _holder(service, bearer or said.pop("key", "")), _needs_key(service))
        with _explained(service, link):
            done = _done(service, link, word, said)
    except TurboModeError as error:
        return _refused(request, error)
    if not _wants_page(request):
        return answer({"done": done, "verb": link.verb, "person": link.person})
    return _page(done, "<p>You can close this page.</p>")


def _done(service: Service, link: Link, word: str, said: Said) -> str:
    messages = service.runtime.messages
    match link.verb:
        case "acknowledge":
            messages.acknowledge(link.decision, link.person, link=link)
            return "Noted: you have seen it. Nobody else is called about it."
        case "stop":
            messages.refuse_used(link)
            _unfinished(service, link)
            service.runtime.stop(link.execution, by=link.person, reason="stopped from a message")
            with suppress(NotFound):  # the message was taken back: it is stopped all the same
                messages.acknowledge(link.decision, link.person, "stopped", link)
            return f"Stopped: {link.execution[-6:]}. What ran is killed; only finally tasks begin, if it has any."
    selection = said.pop("selection", "") or (link.options[0] if len(link.options) == 1 else "")
    if not selection:
        raise UsageError("this link allows several answers; say which one")
    reason = said.pop("reason", "")
    known = _fields(service.runtime.look_up(link.execution).questions.get(link.decision, {}), [selection])
    fields = {name: _read(name, text, known) for name, text in said.items()}
    command = Command(
        "answer", by=link.person, decision=link.decision, selection=selection, link=word, reason=reason, fields=fields
    )  # fmt: skip
    service.command(link.execution, command)
    return f"Answered: {selection}. Thank you."


def _read(name: str, text: str, known: Mapping[str, Input]) -> Any:
    """What somebody has filled in, by its type. Raises ``UsageError``."""
    try:
        return read_text(text, known[name]) if name in known else text
    except Misfit as misfit:
        raise UsageError(f"field `{name}`: {misfit}") from None


def _holder(service: Service, token: str) -> str:
    return service.runtime.keyring.verified(token.strip()).holder if token else ""


def _signet(service: Service) -> Signet:
    return Signet(service.runtime.directory)


def _needs_key(service: Service) -> bool:
    return service.runtime.messages.postman.setup.links_need_key


def _unfinished(service: Service, link: Link) -> ExecutionRow:
    """The execution of a link. Raises ``Conflict`` where it has ended: nobody shall believe to have stopped it."""
    with service.reading() as reader:
        row = executions.find(reader, link.execution)
    if row.status not in UNFINISHED:
        raise Conflict(f"there is nothing to stop: {row.plan_name} {row.short_id} has ended, {row.status}")
    return row


@contextmanager
def _explained(service: Service, link: Link) -> Iterator[None]:
    """Who comes too late to answer hears how the question was settled."""
    try:
        yield
    except Conflict as error:
        if link.verb != "answer":
            raise
        with service.reading() as reader:
            row = executions.decision_in(reader, link.execution, link.decision)
        if row.status == "OPEN":
            raise
        settled = f"was decided: {row.selection}, by {row.decided_by}" if row.selection else "needs no answer any more"
        raise Conflict(f"{error.message}: “{row.question}” {settled}") from None


def _described(service: Service, link: Link) -> _Shown:
    """What a link does. Raises ``Conflict`` where it is good for nothing any more."""
    if link.verb == "acknowledge":
        service.runtime.messages.refuse_used(link)
        return _Shown("Have you seen it?", "", "nobody else is called about the message then", {})
    if link.verb == "stop":
        service.runtime.messages.refuse_used(link)
        row = _unfinished(service, link)
        does = "what runs is killed, and nothing new begins but its finally tasks"
        return _Shown(f"STOP {row.plan_name} {row.short_id} at once?", "", does, {})
    with service.reading() as reader:
        row = executions.find(reader, link.execution)
    about = f"{row.plan_name} {row.short_id}"
    state = service.runtime.look_up(row.id)
    selection = link.options[0] if link.options else ""
    warrant = Warrant(link.id, link.revision, link.expires, link.options, link.made_by)
    asked = Command("answer", by=link.person, decision=link.decision, selection=selection, warrant=warrant)
    if why := rules.refusal(state, asked, time.time_ns() // 1_000_000):
        raise Conflict(why, hint="ask for a new link")
    question = state.questions[link.decision]
    does = f"answer: {' or '.join(link.options) or 'any answer'}"
    return _Shown(question["question"], f"{about}. {question['reason']}", does, _fields(question, link.options))


def _fields(question: Mapping[str, Any], options: Sequence[str]) -> dict[str, Input]:
    """What is to be filled in for one of the options."""
    wanted = approvals.approvals_of(question)
    asked = [each for each in wanted if not each.options or set(options) & set(each.options)]
    return {name: spec for each in asked for name, spec in each.fields.items()}


def _asking(link: Link, shown: _Shown, needs_key: bool) -> str:
    inputs = "".join(_input(name, spec) for name, spec in shown.fields.items())
    if link.verb == "answer" and len(link.options) != 1:
        inputs += "<label>Answer<input name='selection' required></label>"
    if needs_key:
        inputs += "<label>Your API key<input name='key' type='password' autocomplete='off' required></label>"
    word = {"acknowledge": "I have seen it", "stop": "STOP"}.get(link.verb, " ".join(link.options) or "Answer")
    about = f"<p class='quiet'>{escape(shown.about)}</p>" if shown.about else ""
    return (
        f"{about}<p>As <b>{escape(link.person)}</b>, {escape(shown.does)}.</p>"
        f"<form method='post'>{inputs}<button type='submit'>{escape(word)}</button></form>"
    )


def _input(name: str, spec: Input) -> str:
    """One field of a form, with what is proposed; what it must look like is said beside it."""
    bounds = [f"{word} {bound:g}" for word, bound in (("from", spec.min), ("to", spec.max)) if bound is not None]
    one_of = f"one of {', '.join(map(str, spec.enum))}" if spec.enum else ""
    form = [spec.description, "" if spec.type == "string" else spec.type, spec.pattern, one_of, " ".join(bounds)]
    said = f" <small>{escape(', '.join(filter(None, form)))}</small>" if any(form) else ""
    if spec.default is UNSET:
        usual = " required"
    elif isinstance(spec.default, str | int | float) and not isinstance(spec.default, bool):
        usual = f" value='{escape(str(spec.default), True)}'"
    else:
        usual = ""
    return f"<label>{escape(name)}{said}<input name='{escape(name, True)}'{usual}></label>"


def _page(title: str, body: str, status: int = 200) -> Response[bytes]:
    text = (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
        f"<title>TURBO MODE</title><style>{_STYLE}</style><h1>{escape(title)}</h1>{body}</html>"
    )
    return Response(text.encode(), status_code=status, media_type="text/html", headers=_HEADERS)


def _refused(request: Request[Any, Any, Any], error: TurboModeError) -> Response[bytes]:
    said = problems.of(error, "/api/v1/links")
    if not _wants_page(request) or said.status_code == 500:
        return said
    back = "<p><a href=''>Back</a></p>" if request.method == "POST" else ""
    why = ": ".join(filter(None, (error.message, error.hint)))
    return _page("Nothing has been done", f"<p>{escape(why)}.</p>{back}", said.status_code or 400)


def _wants_page(request: Request[Any, Any, Any]) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _read_form(body: bytes) -> Said:
    """The fields of a form. Raises ``UsageError``."""
    if len(body) > LONGEST_FORM:
        raise UsageError("this form is too long")
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=False, max_num_fields=50))
    except ValueError:
        raise UsageError("this is no form that can be read") from None
