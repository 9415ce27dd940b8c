"""What the API answers. No sockets here, so every answer can be tested as a plain call."""

from itertools import count
from urllib.parse import parse_qs, urlsplit

from tinyapi import __version__

LONGEST_NAME = 80

Answer = tuple[int, dict[str, str]]


class Api:
    """Routes a GET to an answer.

    ``faulty`` is the share of greetings (0 to 1) that fail with status 500, evenly spread: it rehearses a bad release.
    """

    def __init__(self, faulty: float = 0.0) -> None:
        self._faulty = faulty
        self._greetings = count(1)

    def answer(self, target: str) -> Answer:
        """The status and the JSON body for a request target such as ``/greet?name=Ada``."""
        url = urlsplit(target)
        if url.path == "/health":
            return 200, {"status": "ok", "version": __version__}
        if url.path == "/greet":
            return self._greet(parse_qs(url.query).get("name", ["world"])[0])
        return 404, {"error": f"there is nothing at {url.path}"}

    def _greet(self, name: str) -> Answer:
        if len(name) > LONGEST_NAME:
            return 400, {"error": f"a name has at most {LONGEST_NAME} characters"}
        if self._unlucky(next(self._greetings)):
            return 500, {"error": "lost for words"}
        return 200, {"greeting": f"Hello, {name}!"}

    def _unlucky(self, number: int) -> bool:
        return int(number * self._faulty) > int((number - 1) * self._faulty)
