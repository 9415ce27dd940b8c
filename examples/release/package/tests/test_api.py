"""What visitors of the API see."""

import json
import threading
import unittest
from http.client import HTTPConnection

from tinyapi import __version__
from tinyapi.api import LONGEST_NAME, Api
from tinyapi.server import LOOPBACK, Server


class Answers(unittest.TestCase):
    def test_greets_by_name_in_any_script(self) -> None:
        assert Api().answer("/greet?name=Ada") == (200, {"greeting": "Hello, Ada!"})
        assert Api().answer("/greet?name=%E3%81%82") == (200, {"greeting": "Hello, あ!"})

    def test_greets_the_world_when_nobody_is_named(self) -> None:
        assert Api().answer("/greet") == (200, {"greeting": "Hello, world!"})

    def test_refuses_a_name_that_is_one_character_too_long(self) -> None:
        assert Api().answer("/greet?name=" + "a" * LONGEST_NAME)[0] == 200
        assert Api().answer("/greet?name=" + "a" * (LONGEST_NAME + 1))[0] == 400

    def test_health_tells_the_version(self) -> None:
        assert Api().answer("/health") == (200, {"status": "ok", "version": __version__})

    def test_knows_no_other_place(self) -> None:
        assert Api().answer("/admin?name=Ada") == (404, {"error": "there is nothing at /admin"})

    def test_a_faulty_api_fails_as_often_as_it_was_told_and_stays_healthy(self) -> None:
        api = Api(faulty=0.2)
        greetings = [api.answer("/greet")[0] for _ in range(50)]
        assert greetings.count(500) == 10
        assert greetings[:5] == [200, 200, 200, 200, 500]
        assert api.answer("/health")[0] == 200


class OverHttp(unittest.TestCase):
    def setUp(self) -> None:
        server = Server(0, Api())
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        self.addCleanup(server.server_close)
        self.addCleanup(thread.join)
        self.addCleanup(server.shutdown)
        self.connection = HTTPConnection(LOOPBACK, server.server_port, timeout=5)
        self.addCleanup(self.connection.close)

    def test_one_connection_carries_many_answers(self) -> None:
        for name in ("Ada", "Grace"):
            self.connection.request("GET", f"/greet?name={name}")
            response = self.connection.getresponse()
            assert response.status == 200
            assert response.headers["Content-Type"] == "application/json"
            assert json.load(response) == {"greeting": f"Hello, {name}!"}

    def test_only_get_is_spoken(self) -> None:
        self.connection.request("POST", "/greet")
        assert self.connection.getresponse().status == 501
