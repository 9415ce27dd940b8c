// What can be asked of a server, by name. Whatever has no name here is asked by `request`.

import type { Json, RequestOptions, Rest } from './rest.js';

const part = (id: string): string => id.split('/').map(encodeURIComponent).join('/');

/** What is carried out. */
export class Executions {
  readonly #rest: Rest;

  constructor(rest: Rest) {
    this.#rest = rest;
  }

  /** Carry out a plan, given as data or as YAML, JSON or TOML text. */
  async start(plan: Json | string, inputs: Json = {}, options: Pick<RequestOptions, 'idempotencyKey'> = {}): Promise<Json> {
    return (await this.#rest.request('POST', '/executions', { ...options, body: { plan, inputs } })) as Json;
  }

  /** One execution, with its tasks and checkpoints. */
  async get(id: string): Promise<Json> {
    return (await this.#rest.request('GET', `/executions/${part(id)}`)) as Json;
  }

  /** Executions, the newest first. */
  list(wanted: { status?: string[]; plan?: string } = {}): AsyncGenerator<Json> {
    return this.#rest.items('/executions', wanted);
  }

  /** Start nothing new until it is resumed. */
  async pause(id: string, reason = ''): Promise<void> {
    await this.#rest.request('POST', `/executions/${part(id)}/pause`, { body: { reason } });
  }

  /** Go on after a pause. */
  async resume(id: string): Promise<void> {
    await this.#rest.request('POST', `/executions/${part(id)}/resume`);
  }

  /** End it in good order. */
  async cancel(id: string, reason = ''): Promise<void> {
    await this.#rest.request('POST', `/executions/${part(id)}/cancel`, { body: { reason } });
  }

  /** Take back all that was done and can be. */
  async rollback(id: string, reason = ''): Promise<void> {
    await this.#rest.request('POST', `/executions/${part(id)}/rollback`, { body: { reason } });
  }

  /** Do again what has failed, or one such task. */
  async retry(id: string, task = ''): Promise<void> {
    await this.#rest.request('POST', `/executions/${part(id)}/retry`, { body: { task } });
  }

  /** Send a signal to a task that waits for it, now or later. */
  async signal(id: string, name: string, data: unknown = null): Promise<void> {
    await this.#rest.request('POST', `/executions/${part(id)}/signal`, { body: { name, data } });
  }
}

/** What was decided, and what is asked. */
export class Decisions {
  readonly #rest: Rest;

  constructor(rest: Rest) {
    this.#rest = rest;
  }

  /** One decision by its id, `EXECUTION/dN`. */
  async get(id: string): Promise<Json> {
    return (await this.#rest.request('GET', `/decisions/${part(id)}`)) as Json;
  }

  /** Decisions, the newest first; open questions with `status: 'OPEN'`. */
  list(wanted: { execution?: string; status?: string } = {}): AsyncGenerator<Json> {
    return this.#rest.items('/decisions', wanted);
  }

  /** Answer an open question, as the holder of the key. */
  async answer(id: string, selection: string, reason = '', fields: Json = {}): Promise<Json> {
    const body = { selection, reason, fields };
    return (await this.#rest.request('POST', `/decisions/${part(id)}/answer`, { body })) as Json;
  }
}
