// One connection after the other to `/api/v1/ws`: authenticate, subscribe from where we were, and hear.

import type { Message } from './events.js';
import { TurboModeError } from './rest.js';

/** What a connection tells. */
export interface Ear {
  readonly patterns: () => string[];
  readonly hear: (message: Message) => void;
  readonly subscribed: (sequence: number) => void;
  readonly gap: (from: number, to: number) => void;
  readonly failed: (error: TurboModeError, isFinal: boolean) => void;
  readonly log: (said: string) => void;
}

/** The part of a WebSocket that we use; both Node's own and that of `ws` have it. */
interface PlainSocket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

type Opened = new (url: string) => PlainSocket;

const SHORTEST = 250;
const LONGEST = 30_000;
const FINAL = new Set([4401, 4403]);
const SUBSCRIPTION = 'turbo-mode';

/** Stays connected until it is closed. `received` is the newest place in the record that has come. */
export class Connection {
  received: number | undefined;
  readonly #url: string;
  readonly #key: string;
  readonly #ear: Ear;
  #socket: PlainSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #failures = 0;
  #isClosed = false;
  #isHeld = false;
  #asked = '';
  #isSubscribed = false;

  constructor(url: string, key: string, ear: Ear) {
    this.#url = `${url.replace(/^http/, 'ws').replace(/\/+$/, '')}/api/v1/ws`;
    this.#key = key;
    this.#ear = ear;
  }

  /** Connect, or subscribe anew where what is heard has changed. */
  open(): void {
    if (this.#isClosed || this.#isHeld) return;
    if (this.#socket === undefined) void this.#connect();
    else if (this.#isSubscribed && this.#asked !== JSON.stringify(this.#ear.patterns())) {
      this.#say({ type: 'unsubscribe', id: SUBSCRIPTION });
      this.#subscribe();
    }
  }

  /** Hear nothing until `open` is called: the backlog stays with the server. */
  hold(): void {
    this.#isHeld = true;
    this.#leave();
  }

  /** Go on after `hold`. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.open();
  }

  /** For good. */
  close(): void {
    this.#isClosed = true;
    this.#leave();
  }

  #leave(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#silence);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#isSubscribed = false;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close(1000);
    }
  }

  async #connect(): Promise<void> {
    clearTimeout(this.#timer);
    const Socket = await socketClass();
    if (this.#isClosed || this.#isHeld || this.#socket !== undefined) return;
    const socket = new Socket(this.#url);
    this.#socket = socket;
    this.#isSubscribed = false;
    socket.onopen = () => {
      this.#say({ type: 'authenticate', token: this.#key });
      this.#subscribe();
    };
    socket.onmessage = (event) => this.#hear(JSON.parse(String(event.data)) as Record<string, unknown>);
    socket.onerror = () => undefined; // what it means comes with `close`
    socket.onclose = (event) => this.#lost(socket, event.code, event.reason);
    this.#listenFor(30_000);
  }

  #subscribe(): void {
    const events = this.#ear.patterns();
    this.#asked = JSON.stringify(events);
    const resume = this.received === undefined ? {} : { resume_from: this.received };
    this.#say({ type: 'subscribe', id: SUBSCRIPTION, events, ...resume });
  }

  #hear(said: Record<string, unknown>): void {
    this.#listenFor();
    switch (said['type']) {
      case 'hello':
        this.#heartbeat = Number(said['heartbeat'] ?? 30) * 1000;
        break;
      case 'ping':
        this.#say({ type: 'pong' });
        break;
      case 'subscribed':
        this.#isSubscribed = true;
        this.#failures = 0;
        this.#refused(said['denied'] as string[] | undefined);
        this.received ??= Number(said['sequence']);
        this.#ear.subscribed(this.received);
        this.open(); // more may be wanted by now
        break;
      case 'gap':
        this.#ear.gap(Number(said['from']), Number(said['to']));
        break;
      case 'event':
        this.received = Math.max(this.received ?? 0, Number(said['sequence']));
        this.#ear.hear(said as unknown as Message);
        break;
      case 'error':
        this.#ear.log(`the server says: ${String(said['detail'])}`);
        break;
    }
  }

  #refused(denied: string[] = []): void {
    if (denied.length > 0) this.#ear.log(`this key may not hear of ${denied.join(', ')}`);
  }

  #heartbeat = 30_000;

  /** A server says something at each heartbeat; one that doesn't is gone. */
  #listenFor(milliseconds = this.#heartbeat * 2.5): void {
    clearTimeout(this.#silence);
    const socket = this.#socket;
    if (socket === undefined) return;
    this.#silence = setTimeout(() => {
      socket.onclose = null;
      socket.close();
      this.#lost(socket, 1006, 'nothing was heard');
    }, milliseconds);
  }

  #lost(socket: PlainSocket, code: number, why: string): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#isSubscribed = false;
    clearTimeout(this.#silence);
    const said = why || (code === 1006 ? 'there is no connection' : `closed with ${code}`);
    const isFinal = FINAL.has(code);
    this.#ear.failed(new TurboModeError(`${this.#url}: ${said}`, isFinal ? 'not_permitted' : 'unreachable', code), isFinal);
    if (isFinal || this.#isClosed || this.#isHeld) return;
    this.#failures += 1;
    const pause = Math.min(SHORTEST * 2 ** (this.#failures - 1), LONGEST) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.open(), pause);
  }

  #say(message: Record<string, unknown>): void {
    try {
      this.#socket?.send(JSON.stringify(message));
    } catch {
      // it is closing, and what was to be said is said by the next one
    }
  }
}

async function socketClass(): Promise<Opened> {
  const own = (globalThis as { WebSocket?: unknown }).WebSocket;
  if (own !== undefined) return own as Opened;
  return (await import('ws')).WebSocket as unknown as Opened;
}
