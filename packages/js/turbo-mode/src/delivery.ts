// Brings events to the handlers of one plugin: one after the other, again where a handler has failed.

import { fits, type Handler, type Message, type TurboModeEvent } from './events.js';
import { reason } from './rest.js';

/** An event that was given up: all tries of a handler have failed. */
export interface DeadLetter {
  readonly plugin: string;
  readonly event: TurboModeEvent;
  readonly error: unknown;
  readonly tries: number;
}

const SHORTEST = 500;
const LONGEST = 60_000;

/** The handlers of one plugin, and what waits for them. `position` is how far they have come. */
export class Delivery {
  readonly name: string;
  position = 0;
  #last = 0;
  readonly #handlers: { pattern: string; handler: Handler }[] = [];
  readonly #waiting: Message[] = [];
  readonly #make: (message: Message) => Promise<TurboModeEvent>;
  readonly #tries: number;
  readonly #givenUp: (letter: DeadLetter) => void;
  readonly #log: (said: string) => void;
  readonly #moved: () => void;
  #working: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #isClosed = false;

  constructor(
    name: string,
    make: (message: Message) => Promise<TurboModeEvent>,
    tries: number,
    told: { givenUp: (letter: DeadLetter) => void; log: (said: string) => void; moved: () => void },
  ) {
    this.name = name;
    this.#make = make;
    this.#tries = tries;
    this.#givenUp = told.givenUp;
    this.#log = told.log;
    this.#moved = told.moved;
  }

  /** All that is heard. */
  get patterns(): string[] {
    return this.#handlers.map((each) => each.pattern);
  }

  /** How much waits. */
  get waiting(): number {
    return this.#waiting.length;
  }

  on(pattern: string, handler: Handler): void {
    if (typeof handler !== 'function') throw new TypeError(`the handler of ${pattern} is no function`);
    this.#handlers.push({ pattern, handler });
  }

  /** Have a message handled, behind those that wait. */
  put(message: Message): void {
    if (message.sequence <= this.#last && message.event !== 'progress:updated') return; // it was here before
    this.#last = Math.max(this.#last, message.sequence);
    this.#waiting.push(message);
    this.#working ??= this.#work();
  }

  /** Take no more; resolves when what is under way has ended. What waits comes again with the next connection. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wake?.();
    await this.#working;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    while (!this.#isClosed && this.#waiting.length > 0) {
      const message = this.#waiting[0]!;
      if (!(await this.#handle(message))) break;
      this.#waiting.shift();
      this.position = Math.max(this.position, message.sequence);
      this.#moved();
    }
    this.#working = undefined;
  }

  /** Whether it was handled or given up; not where we were closed before that. */
  async #handle(message: Message): Promise<boolean> {
    for (const each of this.#handlers.filter(({ pattern }) => fits(pattern, message.event))) {
      if (!(await this.#deliver(message, each.handler))) return false;
    }
    return true;
  }

  async #deliver(message: Message, handler: Handler): Promise<boolean> {
    let tries = 0;
    for (let pauses = 0; ; pauses += 1) {
      let event: TurboModeEvent | undefined;
      try {
        event = await this.#make(message); // may fail for as long as the server is away: that counts for nothing
        tries += 1;
        await (handler as (event: TurboModeEvent) => unknown)(event);
        return true;
      } catch (error) {
        this.#log(`${this.name}: ${message.event} ${message.id}: ${reason(error)}`);
        if (event !== undefined && tries >= this.#tries) {
          this.#givenUp({ plugin: this.name, event, error, tries });
          return true;
        }
        await this.#pause(Math.min(SHORTEST * 2 ** pauses, LONGEST));
        if (this.#isClosed) return false;
      }
    }
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => {
      this.#wake = undefined;
    });
  }
}
