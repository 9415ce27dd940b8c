"""How long expressions take here. By hand: ``python -m tests.expressions.microbenchmark``."""

from timeit import repeat

from tests.expressions.release import BINDINGS, SCOPE
from turbo_mode.core.plan import expressions

TEXTS = (
    "inputs.n > 3",
    "inputs.version != '' && tasks.build.outputs.sha == 'abc'",
    "tasks.build.outputs.rate * 100.0 < 5",
    "tasks.?start.outputs.?pid.orValue('')",
    "tasks.build.outputs.probes.all(p, p.rate > 0)",
    "local(now, 'Europe/Berlin').hour",
)

if __name__ == "__main__":
    for text in TEXTS:
        program = expressions.compile(text, SCOPE)
        evaluate = min(repeat(lambda p=program: p.evaluate(BINDINGS), number=2000, repeat=7)) / 2000  # type: ignore[misc]
        fresh = expressions.compile.__wrapped__
        compiling = min(repeat(lambda t=text, c=fresh: c(t, SCOPE), number=50, repeat=5)) / 50  # type: ignore[misc]
        print(f"{text:60} evaluate {evaluate * 1e6:6.1f} us   compile {compiling * 1e6:6.0f} us")
