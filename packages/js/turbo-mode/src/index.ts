export { TurboMode, type TurboModeOptions } from './client.js';
export type { DeadLetter } from './delivery.js';
export type {
  CommunicationEvent,
  DecisionEvent,
  DocumentationEvent,
  EventOf,
  ExecutionEvent,
  Handler,
  PhaseEvent,
  ProgressEvent,
  Task,
  TaskEvent,
  TurboModeEvent,
} from './events.js';
export { TurboModePlugin, type Surroundings } from './plugin.js';
export { FilePosition, type Position } from './position.js';
export { Decisions, Executions } from './resources.js';
export { TurboModeError, type Json, type RequestOptions } from './rest.js';
