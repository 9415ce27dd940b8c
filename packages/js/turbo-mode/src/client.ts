// The front door: connects to a server, brings its events to plugins and handlers, and asks it for things.

import { Delivery, type DeadLetter } from './delivery.js';
import { kindOf, typed, type Handler, type Message, type TurboModeEvent } from './events.js';
import type { Surroundings, TurboModePlugin } from './plugin.js';
import { FilePosition, type Position } from './position.js';
import { Decisions, Executions } from './resources.js';
import { Rest, TurboModeError, reason, type Json, type RequestOptions } from './rest.js';
import { Connection } from './socket.js';

/** `url` and `apiKey` are by default those of `TURBO_MODE_URL` and `TURBO_MODE_API_KEY`. */
export interface TurboModeOptions {
  url?: string;
  apiKey?: string;
  plugins?: readonly TurboModePlugin<never>[] | readonly TurboModePlugin<any>[];
  /** Where it is kept how far this client has come: the path of a file, or something that loads and saves it. */
  position?: string | Position;
  /** So often a handler that fails gets an event; then it is given up. */
  tries?: number;
  /** Is told of events that were given up; without it, they are logged. */
  onGivenUp?: (letter: DeadLetter) => void;
  /** Is told what goes wrong, in one line. */
  log?: (said: string) => void;
}

const DEFAULT_URL = 'http://127.0.0.1:8420';
const TRIES = 12;
const MOST_WAITING = 5_000;
const FEW_WAITING = 100;
const SAVE_EVERY = 200;
/** Milliseconds that handlers have to come to their end when we leave. */
const PATIENCE = 10_000;

/** One server as a program sees it. It connects by itself as soon as something is to be heard. */
export class TurboMode implements Surroundings {
  readonly executions: Executions;
  readonly decisions: Decisions;
  readonly #rest: Rest;
  readonly #connection: Connection;
  readonly #plugins: readonly TurboModePlugin[];
  readonly #deliveries = new Map<string, Delivery>();
  readonly #options: TurboModeOptions;
  readonly #position: Position | undefined;
  readonly #wholes = new Map<number, Promise<Json | undefined>>();
  readonly #ready: Promise<void>;
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
  #saving: NodeJS.Timeout | undefined;
  #saved = Promise.resolve();
  #savedAt = -1;
  #begun: Promise<void>;
  #isHeld = false;
  #isClosed = false;

  constructor(options: TurboModeOptions = {}) {
    const url = options.url ?? process.env['TURBO_MODE_URL'] ?? DEFAULT_URL;
    const key = options.apiKey ?? process.env['TURBO_MODE_API_KEY'] ?? '';
    if (!/^https?:\/\//.test(url)) throw new TurboModeError(`\`${url}\` is no http or https address`, 'usage');
    if (!key) {
      const hint = 'give apiKey, or set TURBO_MODE_API_KEY; `turbo-mode keys create` makes one';
      throw new TurboModeError(`there is no API key; ${hint}`, 'usage', 0, hint);
    }
    this.#options = options;
    this.#position = typeof options.position === 'string' ? new FilePosition(options.position) : options.position;
    this.#rest = new Rest(url, key);
    this.executions = new Executions(this.#rest);
    this.decisions = new Decisions(this.#rest);
    this.#connection = new Connection(url, key, {
      patterns: () => this.#patterns(),
      hear: (message) => this.#hear(message),
      subscribed: (sequence) => this.#subscribed(sequence),
      gap: (from, to) => this.#log(`events ${from} to ${to} are missing: this client was away for too long`),
      failed: (error, isFinal) => this.#failed(error, isFinal),
      log: (said) => this.#log(said),
    });
    this.#ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#ready.catch(() => undefined); // whoever waits for it hears of it
    this.#plugins = (options.plugins ?? []) as readonly TurboModePlugin[];
    this.#begun = this.#begin();
  }

  /** Have `handler(event)` called for events of this name or pattern (`execution:*`, `*`), one after the other. */
  on<Name extends string>(event: Name, handler: Handler<Name>): void {
    this.#delivery('handlers').on(event, handler as Handler);
    void this.#begun.then(() => this.#connection.open());
  }

  /** Resolves when events come; rejects where the key doesn't count. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** Any request: `request('GET', '/plans')`. */
  request(method: string, path: string, options: RequestOptions = {}): Promise<unknown> {
    return this.#rest.request(method, path, options);
  }

  /** Hear no more, let handlers come to their end, stop the plugins, and keep how far we have come. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#begun;
    this.#connection.close();
    const ended = Promise.all([...this.#deliveries.values()].map((each) => each.close()));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
    clearTimeout(this.#saving);
    this.#save();
    await this.#saved;
    for (const plugin of this.#plugins) await this.#guarded(plugin, () => plugin.stop());
    this.#settle?.reject(new TurboModeError('it was closed', 'closed'));
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')](): Promise<void> {
    await this.close();
  }

  // -- plugins --------------------------------------------------------------------------------------------------------

  async #begin(): Promise<void> {
    const waits: Promise<void>[] = [];
    for (const [place, plugin] of this.#plugins.entries()) {
      const delivery = this.#delivery(`${plugin.name}#${place}`, plugin.name);
      waits.push(this.#guarded(plugin, () => plugin.initialize(this.#around(delivery))));
    }
    await Promise.all(waits);
    if (this.#position !== undefined) {
      try {
        this.#connection.received = await this.#position.load();
      } catch (error) {
        this.#settle?.reject(error);
        this.#log(reason(error));
        return;
      }
    }
    if (!this.#isClosed && this.#patterns().length > 0) this.#connection.open();
  }

  #around(delivery: Delivery): Surroundings {
    return {
      executions: this.executions,
      decisions: this.decisions,
      request: (method, path, options) => this.request(method, path, options),
      on: (event, handler) => {
        delivery.on(event, handler as Handler);
        void this.#begun?.then(() => this.#connection.open());
      },
    };
  }

  async #guarded(plugin: TurboModePlugin, call: () => unknown): Promise<void> {
    try {
      await call();
    } catch (error) {
      this.#log(`${plugin.name}: ${reason(error)}`);
    }
  }

  #delivery(id: string, name = id): Delivery {
    const found = this.#deliveries.get(id);
    if (found) return found;
    const made = new Delivery(name, (message) => this.#event(message), this.#options.tries ?? TRIES, {
      givenUp: (letter) => this.#givenUp(letter),
      log: (said) => this.#log(said),
      moved: () => this.#moved(),
    });
    made.position = this.#connection.received ?? 0;
    this.#deliveries.set(id, made);
    return made;
  }

  // -- events ---------------------------------------------------------------------------------------------------------

  #patterns(): string[] {
    return [...new Set([...this.#deliveries.values()].flatMap((each) => each.patterns))].sort();
  }

  #hear(message: Message): void {
    for (const each of this.#deliveries.values()) each.put(message);
    if (!this.#isHeld && [...this.#deliveries.values()].some((each) => each.waiting > MOST_WAITING)) {
      this.#isHeld = true;
      this.#connection.hold();
    }
  }

  #subscribed(sequence: number): void {
    for (const each of this.#deliveries.values()) each.position ||= sequence;
    this.#settle?.resolve();
    this.#moved();
  }

  #failed(error: TurboModeError, isFinal: boolean): void {
    if (isFinal) this.#settle?.reject(error);
    this.#log(error.message);
  }

  /** An execution is shown whole to the handlers of its events; it is read once for all of them. */
  async #event(message: Message): Promise<TurboModeEvent> {
    const id = message.data['executionId'];
    if (kindOf(message.event) !== 'execution' || typeof id !== 'string') return typed(message);
    let whole = this.#wholes.get(message.sequence);
    if (whole === undefined) {
      whole = this.executions.get(id).catch((error: unknown) => {
        if (error instanceof TurboModeError && (error.status === 404 || error.status === 403)) return undefined;
        this.#wholes.delete(message.sequence);
        throw error;
      });
      this.#wholes.set(message.sequence, whole);
      if (this.#wholes.size > FEW_WAITING) this.#wholes.delete(this.#wholes.keys().next().value as number);
    }
    return typed(message, await whole);
  }

  #givenUp(letter: DeadLetter): void {
    if (this.#options.onGivenUp) this.#options.onGivenUp(letter);
    else this.#log(`${letter.plugin}: gave up ${letter.event.event} ${letter.event.eventId} after ${letter.tries} tries`);
  }

  // -- how far we have come -------------------------------------------------------------------------------------------

  #moved(): void {
    if (this.#isHeld && [...this.#deliveries.values()].every((each) => each.waiting < FEW_WAITING)) {
      this.#isHeld = false;
      this.#connection.release();
    }
    if (this.#position !== undefined && !this.#isClosed) this.#saving ??= setTimeout(() => this.#save(), SAVE_EVERY);
  }

  #save(): void {
    this.#saving = undefined;
    const position = this.#position;
    const all = [...this.#deliveries.values()].filter((each) => each.patterns.length > 0).map((each) => each.position);
    const sequence = Math.min(...all);
    if (position === undefined || !Number.isFinite(sequence) || sequence === this.#savedAt || sequence === 0) return;
    this.#savedAt = sequence;
    this.#saved = this.#saved
      .then(() => position.save(sequence))
      .catch((error: unknown) => this.#log(`how far it has come can't be kept: ${reason(error)}`));
  }

  #log(said: string): void {
    (this.#options.log ?? ((line: string) => console.error(`turbo-mode: ${line}`)))(said);
  }
}
