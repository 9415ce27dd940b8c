"""What a request holds, as handlers ask for it."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import HeaderParameter, QueryParameter

from turbo_mode.server.auth import who
from turbo_mode.server.pages import MOST
from turbo_mode.server.service import Service

Within = NamedDependency[Service]
"""The store that a handler works with."""
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="How many of them at most")]


Key = Annotated[str | None, HeaderParameter(name="Idempotency-Key", description="The same key counts once")]


class Asked(Request[Any, Any, Any]):
    """A request whose body is JSON, or is refused: it never is a fault of ours."""

    @property
    def holder(self) -> str:
        """Whose key it came with."""
        return who(self)

    async def json(self) -> Any:
        """The body. Raises ``ClientException`` for what is no JSON, however strange it is."""
        try:
            return await super().json()
        except (RecursionError, UnicodeError):
            raise ClientException("the body is no JSON that can be read") from None
