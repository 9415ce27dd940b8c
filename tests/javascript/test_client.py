"""The package for Node: what is missed comes later, what fails comes again, and who may not come hears why."""

from __future__ import annotations

import json
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.javascript.conftest import PACKAGE, Node, said
from tests.server.conftest import ASKS, HELLO, WAITS, Server, ended, serve
from tests.waiting import until

__all__ = ["serve"]

FOLLOWS = """
import { TurboMode } from 'turbo-mode';
const say = (it) => process.stdout.write(JSON.stringify(it) + '\\n');
const turboMode = new TurboMode({ position: 'position', log: (line) => say({ log: line }) });
turboMode.on('execution:*', (e) => say({ event: e.event, id: e.id, sequence: e.sequence, tasks: e.tasks.length }));
await turboMode.ready();
say('ready');
process.on('SIGTERM', () => turboMode.close());
"""


def start(server: Server, plan: dict[str, Any] = HELLO) -> str:
    with server.client() as api:
        id = str(api.post("/api/v1/executions", json={"plan": plan}).json()["id"])
        if plan is HELLO:
            ended(api, id)
        return id


def events(found: list[Any]) -> list[Any]:
    return [each for each in found if isinstance(each, dict) and "event" in each]


def is_end_of(id: str) -> Any:
    return lambda each: isinstance(each, dict) and each.get("event") == "execution:completed" and each["id"] == id


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_what_happens_while_it_is_gone_comes_when_it_is_back(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    node.write("main.mjs", FOLLOWS)
    first = node.begin("main.mjs", server=server)
    said(first, lambda each: each == "ready")
    one = start(server)
    heard = events(said(first, is_end_of(one)))
    until((node.folder / "position").exists)
    first.kill()
    first.wait()
    ids = [start(server) for _ in range(3)]
    again = node.begin("main.mjs", server=server)
    found = events(said(again, is_end_of(ids[-1])))
    assert [each["sequence"] for each in found] == sorted({each["sequence"] for each in found})
    assert [each["id"] for each in found if each["event"] == "execution:completed"][-3:] == ids
    assert {each["id"] for each in found} <= {one, *ids}
    assert all(each["tasks"] == 1 for each in [*heard, *found])
    again.terminate()
    again.communicate(timeout=30)
    assert again.returncode == 0
    assert int((node.folder / "position").read_text()) == found[-1]["sequence"]


def test_a_server_that_is_killed_is_found_again_and_nothing_is_lost(node: Node, serve: Callable[..., Server]) -> None:
    port = str(free_port())
    server = serve("--port", port)
    node.write("main.mjs", FOLLOWS)
    process = node.begin("main.mjs", server=server)
    said(process, lambda each: each == "ready")
    one = start(server)
    waiting = start(server, WAITS)
    found = said(process, lambda each: isinstance(each, dict) and each.get("id") == waiting)
    server.kill()
    server = serve("--port", port)
    with server.client() as api:
        api.post(f"/api/v1/executions/{waiting}/signal", json={"name": "go"})
        ended(api, waiting)
    last = start(server)
    found = events([*found, *said(process, is_end_of(last))])
    sequences = [each["sequence"] for each in found]
    assert sequences == sorted(set(sequences))
    completed = [each["id"] for each in found if each["event"] == "execution:completed"]
    assert completed == [one, waiting, last]


FAILS = """
const { TurboMode, TurboModePlugin } = require('turbo-mode');
const say = (it) => process.stdout.write(JSON.stringify(it) + '\\n');
class FailsPlugin extends TurboModePlugin {
  initialize(turboMode) {
    turboMode.on('execution:started', (event) => { say({ tried: event.eventId }); throw new Error('away'); });
    turboMode.on('execution:completed', () => say('fails went on'));
  }
}
class WellPlugin extends TurboModePlugin {
  initialize(turboMode) { turboMode.on('execution:*', (event) => say({ well: event.event })); }
}
class BrokenPlugin extends TurboModePlugin {
  initialize() { throw new Error('not here'); }
}
const turboMode = new TurboMode({
  plugins: [new FailsPlugin(), new BrokenPlugin(), new WellPlugin()], tries: 2,
  onGivenUp: (letter) => say({ givenUp: letter.event.event, by: letter.plugin, tries: letter.tries }),
  log: (line) => say({ log: line }),
});
turboMode.ready().then(() => say('ready'));
"""


def test_a_handler_that_fails_is_tried_again_given_up_and_holds_up_nobody(
    node: Node, serve: Callable[..., Server]
) -> None:
    server = serve()
    node.write("main.cjs", FAILS)
    process = node.begin("main.cjs", server=server)
    found = said(process, lambda each: each == "ready")
    assert {"log": "Broken: not here"} in found
    start(server)
    found = said(process, lambda each: each == "fails went on")
    tried = [each["tried"] for each in found if isinstance(each, dict) and "tried" in each]
    assert len(tried) == 2
    assert len(set(tried)) == 1
    well = [each["well"] for each in found if isinstance(each, dict) and "well" in each]
    assert well == ["execution:started", "execution:completed"]
    assert {"givenUp": "execution:started", "by": "Fails", "tries": 2} in found


KEYS = """
const { TurboMode, TurboModeError } = require('turbo-mode');
const say = (it) => console.log(JSON.stringify(it));
(async () => {
  const logs = [];
  const turboMode = new TurboMode({ log: (line) => logs.push(line) });
  turboMode.on('execution:started', () => undefined);
  try { await turboMode.ready(); say('in'); } catch (error) { say({ code: error.code, status: error.status }); }
  try { await turboMode.executions.get('x'); } catch (error) { say({ code: error.code, status: error.status }); }
  await turboMode.close();
})();
"""


def test_a_key_that_does_not_count_is_told(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    node.write("main.cjs", KEYS)
    lines = node.run("main.cjs", server=server, TURBO_MODE_API_KEY="wrong").splitlines()
    assert json.loads(lines[0]) == {"code": "not_permitted", "status": 4403}
    assert json.loads(lines[1])["status"] == 401
    process = node.begin("main.cjs")
    assert "TURBO_MODE_API_KEY" in process.communicate(timeout=60)[1]
    assert process.returncode == 1


ASKED = """
import { TurboMode } from 'turbo-mode';
const say = (it) => console.log(JSON.stringify(it));
const turboMode = new TurboMode();
const plans = { hello: HELLO, asks: ASKS };
const one = await turboMode.executions.start(plans.hello, { who: 'Node' }, { idempotencyKey: 'first' });
const same = await turboMode.executions.start(plans.hello, { who: 'Node' }, { idempotencyKey: 'first' });
say(one.id === same.id);
const asks = await turboMode.executions.start(plans.asks);
let open = [];
while (open.length === 0) {
  open = [];
  for await (const each of turboMode.decisions.list({ status: 'OPEN' })) open.push(each);
}
say(open[0].question);
await turboMode.decisions.answer(open[0].id, 'ship', 'fine');
while ((await turboMode.executions.get(asks.id)).status !== 'COMPLETED');
say((await turboMode.decisions.get(open[0].id)).selection);
const ids = [];
for await (const each of turboMode.executions.list({ plan: 'hello' })) ids.push(each.id);
say(ids.length);
try { await turboMode.executions.start('turbo: 1'); } catch (error) { say([error.code, error.problems.length > 0]); }
say(Object.keys(await turboMode.request('GET', '/inbox')));
await turboMode.close();
"""


def test_what_can_be_asked(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    node.write("main.mjs", ASKED.replace("HELLO", json.dumps(HELLO)).replace("ASKS", json.dumps(ASKS)))
    lines = [json.loads(line) for line in node.run("main.mjs", server=server).splitlines()]
    assert lines == [True, "Ship it?", "ship", 1, ["plan_invalid", True], ["items"]]


TYPED = """
import { TurboMode, TurboModePlugin, type DecisionEvent, type Surroundings } from 'turbo-mode';

class Typed extends TurboModePlugin<{ project: string }> {
  override initialize(turboMode: Surroundings): void {
    turboMode.on('decision:created', async (decision) => this.take(decision, decision.confidence.toFixed(2)));
    turboMode.on('execution:completed', (execution) => execution.tasks.map((task) => task.status.toLowerCase()));
    turboMode.on('task:*', (task) => task.phase.length + this.options.project.length);
    // @ts-expect-error there is no such key of a decision that is a number
    turboMode.on('decision:created', (decision) => decision.selection.toFixed());
  }
  take(decision: DecisionEvent, said: string): string { return decision.selection + said; }
}
const plugins = [new Typed({ project: 'x' })];
export const turboMode = new TurboMode({ url: 'http://localhost:1', apiKey: 'k', plugins });
"""


def test_events_have_types(node: Node, package: Path) -> None:
    node.write("main.mts", TYPED)
    node.write("main2.cts", TYPED)
    words = ["node", str(package / "node_modules" / "typescript" / "bin" / "tsc"), "--noEmit", "--strict"]
    more = ["--module", "nodenext", "--target", "es2022", "--skipLibCheck", "main.mts", "main2.cts"]
    done = subprocess.run([*words, *more], cwd=node.folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_the_package_stands_alone() -> None:
    about = json.loads((PACKAGE / "package.json").read_text())
    assert list(about["dependencies"]) == ["ws"]
    assert "resolved" not in (PACKAGE / "package-lock.json").read_text()


MANY: dict[str, Any] = {
    "turbo": 1, "name": "many",
    "phases": [{"id": "all", "tasks": [{"id": "each", "foreach": "range(2600)", "wait": "1ms"}]}],
}  # fmt: skip
SLOW = """
import { TurboMode } from 'turbo-mode';
const seen = [];
const turboMode = new TurboMode({ position: 'position', log: () => undefined });
turboMode.on('task:*', async (event) => {
  if (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 1500));
  seen.push(event.sequence);
});
turboMode.on('execution:completed', () => {
  const sorted = [...new Set(seen)].sort((a, b) => a - b);
  console.log(JSON.stringify([seen.length, JSON.stringify(sorted) === JSON.stringify(seen)]));
  setImmediate(() => turboMode.close());
});
"""


def test_who_is_slow_hangs_up_and_misses_nothing(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    with server.client() as api:
        id = api.post("/api/v1/executions", json={"plan": MANY}).json()["id"]
        assert ended(api, id)["status"] == "COMPLETED"
    node.write("main.mjs", SLOW)
    node.write("position", "0\n")
    number, is_in_order = json.loads(node.run("main.mjs", server=server))
    assert number >= 5200
    assert is_in_order
