"""A small release: the variables that the tests' expressions read, and one moment of them."""

from turbo_mode.core.plan.expressions import ANY, DOUBLE, INT, STRING, TIMESTAMP, ListOf, Record, Scope

PROBE = Record({"region": STRING, "rate": DOUBLE})
BUILD = Record(
    {
        "status": STRING,
        "outputs": Record(
            {"sha": STRING, "size": INT, "rate": DOUBLE, "report": ANY, "probes": ListOf(PROBE)}, noun="output"
        ),
    }
)
SCOPE = Scope(
    {
        "inputs": Record({"version": STRING, "n": INT, "rate": DOUBLE, "names": ListOf(STRING)}, noun="input"),
        "tasks": Record({"build": BUILD, "start": Record({"status": STRING, "outputs": ANY})}, noun="task"),
        "result": Record({"json": ANY, "exitCode": INT, "files": Record({}, open=True, rest=STRING)}),
        "error": ANY,
        "now": TIMESTAMP,
    }
)
BINDINGS: dict[str, object] = {
    "inputs": {"version": "1.2", "n": 3, "rate": 1, "names": ["b", "a"]},
    "tasks": {
        "build": {
            "status": "COMPLETED",
            "outputs": {
                "sha": "abc",
                "size": 7,
                "rate": 1,
                "report": {"b": 1, "a": [1, 2]},
                "probes": [{"region": "eu", "rate": 1}, {"region": "us", "rate": 0.5}],
            },
        },
        "start": {"status": "SKIPPED"},
    },
    "result": {"json": {"rate": 1.5, "list": [3, 1, 2], "map": {"b": 1, "a": 2}}, "exitCode": 0, "files": {"t": "v"}},
    "error": None,
    "now": "2026-07-01T12:00:00Z",
}
