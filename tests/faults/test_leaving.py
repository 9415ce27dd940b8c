"""Whoever leaves is asked something at that very moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

from turbo_mode.runtime.embedded.control import ControlServer, OwnerAway, ask

CROWD, TIMES = 4, 60


def test_an_owner_leaves_in_good_order_while_others_ask(tmp_path: Path) -> None:
    """A request that arrives while nobody is to be answered any more is answered, or refused; it is no fault."""

    def asking(over: Event) -> set[str]:
        heard = set()
        while not over.is_set():
            with suppress(OwnerAway):
                heard.add(str(ask(tmp_path, {"do": "status"})))
        return heard

    for _ in range(TIMES):
        over = Event()
        with ThreadPoolExecutor(CROWD) as crowd:
            server = ControlServer(tmp_path, lambda request, peer: {"heard": request["do"]})
            found = [crowd.submit(asking, over) for _ in range(CROWD)]
            try:
                over.wait(0.003)
                server.close()
            finally:
                over.set()
        assert set().union(*(each.result() for each in found)) <= {"{'heard': 'status'}"}
        assert not list(tmp_path.glob("*.sock"))
