"""The JavaScript of the integration guide does what it says, as it is printed there."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.javascript.conftest import Node, said
from tests.server.conftest import ASKS, HELLO, Server, serve

__all__ = ["serve"]

PLUGIN = """
// JavaScript example
const { TurboModePlugin } = require('turbo-mode');

class ExternalSystemPlugin extends TurboModePlugin {
  constructor(options) {
    super(options);
    this.client = new ExternalSystemClient(options.apiKey);
  }

  initialize(turboMode) {
    turboMode.on('decision:created', this.onDecisionCreated.bind(this));
    turboMode.on('execution:completed', this.onExecutionCompleted.bind(this));
  }

  async onDecisionCreated(decision) {
    await this.client.createDecision({
      id: decision.id,
      context: decision.context,
      selection: decision.selection,
      confidence: decision.confidence,
      rationale: decision.rationale
    });
  }

  async onExecutionCompleted(execution) {
    await this.client.completeExecution({
      id: execution.id,
      status: execution.status,
      startTime: execution.startTime,
      endTime: execution.endTime,
      tasks: execution.tasks
    });
  }
}

module.exports = ExternalSystemPlugin;
"""
REGISTERED = """
// JavaScript example
const { TurboMode } = require('turbo-mode');
const ExternalSystemPlugin = require('./external-system-plugin');

const turboMode = new TurboMode({
  plugins: [
    new ExternalSystemPlugin({
      apiKey: 'your-api-key'
    })
  ]
});
"""
EXTERNAL_SYSTEM = """
globalThis.ExternalSystemClient = class {
  constructor(apiKey) { this.apiKey = apiKey; }
  async createDecision(decision) { console.log(JSON.stringify({ decision, apiKey: this.apiKey })); }
  async completeExecution(execution) { console.log(JSON.stringify({ execution })); }
};
"""
SOCKET = """
// JavaScript example
const socket = new WebSocket('wss://turbo-mode.example.com/api/v1/ws');

socket.onopen = () => {
  // Authenticate
  socket.send(JSON.stringify({
    type: 'authenticate',
    token: 'your-api-key'
  }));

  // Subscribe to events
  socket.send(JSON.stringify({
    type: 'subscribe',
    events: ['execution:started', 'execution:completed']
  }));
};

socket.onmessage = (event) => {
  const data = JSON.parse(event.data);
  console.log('Received event:', data);
};
"""
STOCK = """
globalThis.WebSocket = require('ws').WebSocket;
"""
CONNECTED = """
turboMode.ready().then(() => console.log('"ready"'));
"""
AUTOMATIC = ASKS | {"decisionEngine": {"autonomyLevel": "high"}}


def test_the_plugin_hears_of_decisions_and_executions(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    node.write("external-system-plugin.js", PLUGIN)
    node.write("main.js", REGISTERED + CONNECTED)
    node.write("external-system.js", EXTERNAL_SYSTEM)
    process = node.begin("--require", "./external-system.js", "main.js", server=server)
    said(process, lambda each: each == "ready")
    with server.client() as api:
        id = api.post("/api/v1/executions", json={"plan": AUTOMATIC}).json()["id"]
    decision, ended = said(process, lambda each: "execution" in each)
    assert decision["apiKey"] == "your-api-key"
    assert decision["decision"]["id"] == f"{id}/d1"
    assert decision["decision"]["selection"] == "ship"
    assert decision["decision"]["confidence"] > 0.9
    assert decision["decision"]["rationale"]
    assert "evidence" in decision["decision"]["context"]
    execution = ended["execution"]
    assert (execution["id"], execution["status"]) == (id, "COMPLETED")
    assert execution["startTime"] < execution["endTime"]
    assert [(task["id"], task["status"]) for task in execution["tasks"]] == [("make", "COMPLETED")]


def test_the_plain_socket_on_a_stock_client(node: Node, serve: Callable[..., Server]) -> None:
    server = serve()
    url = server.url.replace("http", "ws")
    node.write("stock.js", STOCK)
    filled_in = SOCKET.replace("wss://turbo-mode.example.com", url).replace("your-api-key", server.token)
    node.write("main.js", filled_in)
    process = node.begin("--require", "./stock.js", "main.js")
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    assert any("type: 'subscribed'" in line for line in lines)
    with server.client() as api:
        id = api.post("/api/v1/executions", json={"plan": HELLO}).json()["id"]
    text = ""
    for line in lines:
        text += line
        if text.count("type: 'event'") == 2 and line == "}\n":
            break
    assert text.count("Received event: {") == 2
    assert text.index("execution:started") < text.index("execution:completed")
    assert json.dumps(id).strip('"') in text
