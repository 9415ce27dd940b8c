// The REST interface of a server: requests with a key, tried again where that repeats nothing.

import { randomUUID } from 'node:crypto';

/** What a server says is wrong (RFC 9457). `code` is stable, `hint` may help, `problems` are all that is wrong at once. */
export class TurboModeError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string | undefined;
  readonly problems: readonly unknown[];

  constructor(message: string, code = 'error', status = 0, hint?: string, problems: readonly unknown[] = []) {
    super(message);
    this.name = 'TurboModeError';
    this.code = code;
    this.status = status;
    this.hint = hint;
    this.problems = problems;
  }
}

export type Json = Record<string, unknown>;
type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** What else a request has. A `POST` is known by its `idempotencyKey`, and carried out once however often it is sent. */
export interface RequestOptions {
  query?: Query;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

const AGAIN = new Set([429, 502, 503, 504, 507]);
const TRIES = 4;
const PATIENCE = 60_000;

/** Asks one server, with one key. */
export class Rest {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url.replace(/\/+$/, '');
    this.#key = key;
  }

  /** One request; returns what the answer says as JSON. Rejects with a `TurboModeError`. */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<unknown> {
    const once = method === 'POST' ? (options.idempotencyKey ?? randomUUID()) : undefined;
    for (let number = 1; ; number += 1) {
      try {
        return await this.#once(method, path, options, once);
      } catch (error) {
        const again = error instanceof TurboModeError && (error.status === 0 || AGAIN.has(error.status));
        if (!again || number === TRIES || options.signal?.aborted) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** number * (0.5 + Math.random() / 2)));
      }
    }
  }

  /** All items of a list, page by page. */
  async *items(path: string, query: Query = {}): AsyncGenerator<Json> {
    let cursor: string | undefined;
    do {
      const page = (await this.request('GET', path, { query: { ...query, ...(cursor && { cursor }) } })) as {
        items: Json[];
        nextCursor?: string | null;
      };
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }

  async #once(method: string, path: string, options: RequestOptions, once: string | undefined): Promise<unknown> {
    const url = new URL(`${this.#url}/api/v1${path}`);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) url.searchParams.append(name, String(each));
    }
    const headers: Record<string, string> = { Accept: 'application/json', Authorization: `Bearer ${this.#key}` };
    if (options.body !== undefined) headers['Content-Type'] = 'application/json';
    if (once !== undefined) headers['Idempotency-Key'] = once;
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(url, {
        method,
        headers,
        signal: options.signal ?? AbortSignal.timeout(PATIENCE),
        redirect: 'error',
        ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      });
      text = await answer.text();
    } catch (error) {
      throw new TurboModeError(`${this.#url} can't be reached: ${reason(error)}`, 'unreachable');
    }
    const said = parsed(text);
    if (answer.ok) return said;
    const problem = (typeof said === 'object' && said !== null ? said : {}) as Json;
    throw new TurboModeError(
      String(problem['detail'] ?? answer.statusText),
      String(problem['code'] ?? 'error'),
      answer.status,
      problem['hint'] as string | undefined,
      (problem['errors'] as unknown[] | undefined) ?? [],
    );
  }
}

/** An error in a few words. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause ? `${error.message}: ${cause}` : error.message;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
