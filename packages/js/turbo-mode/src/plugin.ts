// The class that a plugin extends, and what it is handed.

import type { Decisions, Executions } from './resources.js';
import type { Handler } from './events.js';
import type { RequestOptions } from './rest.js';

/** TURBO MODE as a plugin sees it. */
export interface Surroundings {
  /** Have `handler(event)` called for events of this name or pattern (`execution:*`, `*`). */
  on<Name extends string>(event: Name, handler: Handler<Name>): void;
  readonly executions: Executions;
  readonly decisions: Decisions;
  request(method: string, path: string, options?: RequestOptions): Promise<unknown>;
}

/** What connects TURBO MODE with another system. `options` are its settings. */
export class TurboModePlugin<Options = Record<string, unknown>> {
  readonly options: Options;

  constructor(options: Options = {} as Options) {
    this.options = options;
  }

  /** What it is known by, in what is said of it. */
  get name(): string {
    return this.constructor.name.replace(/Plugin$/, '') || 'plugin';
  }

  /** Say what it wants to hear: `turboMode.on(EVENT, HANDLER)`. */
  initialize(_turboMode: Surroundings): unknown {
    return undefined;
  }

  /** No more events come: close what is open. */
  stop(): unknown {
    return undefined;
  }
}
