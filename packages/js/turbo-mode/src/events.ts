// Events as handlers get them: the keys of the public event, with what it is about as `id`.

/** What every event has. `eventId` is the same whenever it comes again, `sequence` its place in the record. */
export interface TurboModeEvent {
  readonly event: string;
  readonly eventId: string;
  readonly sequence: number;
  readonly timestamp: string;
  readonly id: string;
  readonly executionId?: string;
  readonly [key: string]: unknown;
}

/** `decision:*`: a choice that was made, a question, or what came of a choice. */
export interface DecisionEvent extends TurboModeEvent {
  readonly context: Record<string, unknown>;
  readonly options: string[];
  readonly selection: string;
  readonly confidence: number;
  readonly rationale: string;
  readonly question?: string;
  readonly status?: string;
}

/** A task of an execution, as it is when its event is handled. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  readonly status: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly attempts: number;
  readonly outputs?: Record<string, unknown>;
  readonly failure?: { readonly code: string; readonly message: string };
}

/** `execution:*`, with all tasks of the execution. */
export interface ExecutionEvent extends TurboModeEvent {
  readonly status: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly tasks: Task[];
  readonly plan?: string;
  readonly outcome?: string | null;
  readonly reason?: string;
}

/** `phase:*`. */
export interface PhaseEvent extends TurboModeEvent {
  readonly phase: string;
  readonly status?: string;
  readonly reason?: string;
}

/** `task:*`; of a fan-out there are `instance` and `key` too. */
export interface TaskEvent extends TurboModeEvent {
  readonly task: string;
  readonly phase: string;
  readonly status: string;
  readonly outputs?: Record<string, unknown>;
  readonly failure?: { readonly code: string; readonly message: string };
}

/** `progress:updated`: how far an execution is, or a report that somebody has made. */
export interface ProgressEvent extends TurboModeEvent {
  readonly tasks?: number;
  readonly done?: number;
  readonly running?: number;
  readonly percentage?: number;
}

/** `documentation:*`. */
export interface DocumentationEvent extends TurboModeEvent {
  readonly type?: string;
  readonly content?: string;
  readonly metadata?: Record<string, unknown>;
}

/** `communication:*`. */
export interface CommunicationEvent extends TurboModeEvent {
  readonly type?: string;
  readonly content?: string;
  readonly recipients?: string[];
  readonly status?: string;
}

/** What a handler of an event of this name or pattern gets. */
export type EventOf<Name extends string> = Name extends `decision:${string}`
  ? DecisionEvent
  : Name extends `execution:${string}`
    ? ExecutionEvent
    : Name extends `phase:${string}`
      ? PhaseEvent
      : Name extends `task:${string}`
        ? TaskEvent
        : Name extends `progress:${string}`
          ? ProgressEvent
          : Name extends `documentation:${string}`
            ? DocumentationEvent
            : Name extends `communication:${string}`
              ? CommunicationEvent
              : TurboModeEvent;

export type Handler<Name extends string = string> = (event: EventOf<Name>) => unknown;

/** An event as a socket brings it. */
export interface Message {
  readonly event: string;
  readonly id: string;
  readonly sequence: number;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const ABOUT: Readonly<Record<string, string>> = { phase: 'phase', task: 'task' };

/** The first half of a name. */
export function kindOf(event: string): string {
  return event.slice(0, Math.max(0, event.indexOf(':')));
}

/** Whether an event has this name, or fits this pattern. */
export function fits(pattern: string, event: string): boolean {
  return pattern === '*' || pattern === event || pattern === `${kindOf(event)}:*`;
}

/** A message as an object for handlers; `whole` is the execution as the server shows it, where that is wanted. */
export function typed(message: Message, whole?: Readonly<Record<string, unknown>>): TurboModeEvent {
  const kind = kindOf(message.event);
  const { tasks, ...data } = message.data;
  const about = data[ABOUT[kind] ?? 'executionId'];
  const counted = tasks === undefined ? {} : kind === 'execution' ? { taskCount: tasks } : { tasks };
  const more = kind === 'execution' ? { startTime: null, endTime: null, tasks: [], ...picked(whole) } : {};
  return Object.freeze({
    id: typeof about === 'string' ? about : '',
    ...data,
    ...counted,
    ...more,
    event: message.event,
    eventId: message.id,
    sequence: message.sequence,
    timestamp: message.timestamp,
  });
}

function picked(whole: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(['startTime', 'endTime', 'tasks'].filter((key) => key in whole).map((key) => [key, whole[key]]));
}
