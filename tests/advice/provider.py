"""A local server that speaks the wire format of OpenAI's chat completions and responses, or of Anthropic's messages.

``answers`` are what it says, one after another, the last one again and again: a dict is the opinion of a well-behaved
model, a ``Said`` anything else. What it was sent stands in ``requests``.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

Json = dict[str, Any]


class Said(NamedTuple):
    """An answer that isn't what it should be, or that uses tools: ``calls`` has what is given to each."""

    status: int = 200
    body: bytes | None = None
    text: str | None = None
    arguments: str | None = None
    after: float = 0.0
    hangs_up: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    calls: tuple[tuple[str, str], ...] = ()
    finish: str = ""
    tokens: tuple[int, int] = (900, 60)

    @property
    def all_calls(self) -> tuple[tuple[str, str], ...]:
        """The tools that it uses, and what it gives them, as JSON."""
        return self.calls if self.arguments is None else (("advise", self.arguments), *self.calls)


def uses(tool: str, given: Any, **more: Any) -> Said:
    """It uses a tool."""
    return Said(calls=((tool, json.dumps(given)),), **more)


def answers(value: Any, **more: Any) -> Said:
    """It gives the answer of an agent."""
    return uses("answer", {"answer": value}, **more)


Answer = Json | Said | Callable[[Json], "Json | Said"]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up while it is answered is no error."""


class Provider:
    """Use as a context manager; ``environment`` points pydantic-ai to it."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = answers
        self.requests: list[Json] = []
        self.paths: list[str] = []
        self._server = _Server(("127.0.0.1", 0), _handler(self))

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def environment(self) -> dict[str, str]:
        here = f"http://127.0.0.1:{self._server.server_address[1]}"
        return {
            "OPENAI_BASE_URL": f"{here}/v1", "OPENAI_API_KEY": "sk-very-secret-key",
            "ANTHROPIC_BASE_URL": here, "ANTHROPIC_API_KEY": "sk-ant-very-secret-key",
        }  # fmt: skip

    def prompt(self, number: int = 0) -> str:
        """What the user's message of a request says."""
        content = next(each["content"] for each in self.requests[number]["messages"] if each["role"] == "user")
        return content if isinstance(content, str) else content[0]["text"]

    def data(self, number: int = 0) -> Json:
        """The data block of a request."""
        inside: Json = json.loads(self.prompt(number).removeprefix("<data>").removesuffix("</data>"))
        return inside


def opinion(chances: Mapping[str, float], reason: str = "The numbers look good.") -> Json:
    """What a model says in the form that it was asked for."""
    return {"chances": dict(chances), "reason": reason, "evidence": []}


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            provider.requests.append(sent)
            provider.paths.append(self.path)
            answer = provider.answers[min(len(provider.requests), len(provider.answers)) - 1]
            said = answer(sent) if callable(answer) else answer
            if isinstance(said, dict):
                said = Said(arguments=json.dumps(said))
            time.sleep(said.after)
            if said.hangs_up:
                self.close_connection = True
                self.connection.close()
                return
            body = said.body if said.body is not None else json.dumps(_body(self.path, said)).encode()
            self.send_response(said.status)
            for name, value in (("Content-Type", "application/json"), *said.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def _body(path: str, said: Said) -> Json:
    if path.endswith("/responses"):
        return _response(said)
    return _messages(said) if path.endswith("/messages") else _completion(said)


def _completion(said: Said) -> Json:
    """As ``POST /v1/chat/completions`` answers."""
    message: Json = {"role": "assistant", "content": said.text, "refusal": None}
    if said.all_calls:
        message["tool_calls"] = [
            {"id": f"call_{number}", "type": "function", "function": {"name": name, "arguments": arguments}}
            for number, (name, arguments) in enumerate(said.all_calls, 1)
        ]
    finish = said.finish or ("tool_calls" if said.all_calls else "stop")
    sent, got = said.tokens
    return {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1_760_000_000, "model": "gpt-5-mini-2025-08-07",
        "choices": [{"index": 0, "message": message, "finish_reason": finish, "logprobs": None}],
        "usage": {"prompt_tokens": sent, "completion_tokens": got, "total_tokens": sent + got},
    }  # fmt: skip


def _response(said: Said) -> Json:
    """As ``POST /v1/responses`` answers."""
    output: list[Json] = [
        {"type": "function_call", "id": f"fc_{number}", "call_id": f"call_{number}", "name": name,
         "arguments": arguments, "status": "completed"}
        for number, (name, arguments) in enumerate(said.all_calls, 1)
    ]  # fmt: skip
    if said.text is not None:
        content = [{"type": "output_text", "text": said.text, "annotations": [], "logprobs": []}]
        output.append(
            {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": content}
        )
    sent, got = said.tokens
    return {
        "id": "resp_1", "object": "response", "created_at": 1_760_000_000, "model": "gpt-5-mini-2025-08-07",
        "status": "completed", "output": output, "parallel_tool_calls": False, "tool_choice": "auto", "tools": [],
        "usage": {
            "input_tokens": sent, "output_tokens": got, "total_tokens": sent + got,
            "input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0},
        },
    }  # fmt: skip


def _messages(said: Said) -> Json:
    """As ``POST /v1/messages`` answers."""
    content: list[Json] = [{"type": "text", "text": said.text}] if said.text is not None else []
    content += [
        {"type": "tool_use", "id": f"toolu_{number}", "name": name, "input": json.loads(arguments)}
        for number, (name, arguments) in enumerate(said.all_calls, 1)
    ]
    sent, got = said.tokens
    return {
        "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-4-5", "content": content,
        "stop_reason": said.finish or ("tool_use" if said.all_calls else "end_turn"), "stop_sequence": None,
        "usage": {"input_tokens": sent, "output_tokens": got},
    }  # fmt: skip
