import { v7 as uuid } from './uuid.js';
import type { Actor } from './actor.js';
import type { Shape } from './request.js';

/** A CloudEvents 1.0 event, structured JSON (PROTOCOL.md). Codes and ids only: free text and persons stay in the service. */
export interface Envelope<D extends object = object> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When it happened, RFC 3339 with milliseconds and Z. */
  readonly time: string;
  readonly actor: string;
  readonly agency: string;
  readonly role: string;
  readonly reasoncode?: string;
  readonly traceparent?: string;
  readonly data: D;
}

/** An event before it is in the log: the envelope without its source. */
export type NewEvent<D extends object = object> = Omit<Envelope<D>, 'source' | 'specversion'>;

/** What the sequencer adds beside the envelope. `hash = sha256(previousHash ‖ seq ‖ recordedAt ‖ text)`. */
export interface Recorded<D extends object = object> {
  readonly logId: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly event: Envelope<D>;
}

export interface EventContract<D extends object = object> {
  /** `<service>.<aggregate>.<what>.v<n>`; the JetStream subject is `events.` + type. */
  readonly type: string;
  readonly service: string;
  readonly data: Shape<D>;
  of(subject: string, data: D, by: Actor, about: { time: Date; reasonCode?: string }): NewEvent<D>;
}

const events = new Map<string, EventContract>();

/** Declares an event that one service announces; its version is part of its type. */
export function event<D extends object>(type: string, data: Shape<D>): EventContract<D> {
  if (events.has(type)) throw new Error(`event ${type} is declared twice`);
  const contract: EventContract<D> = {
    type,
    service: type.slice(0, type.indexOf('.')),
    data,
    of: (subject, content, by, about) => ({
      id: uuid(about.time),
      type,
      subject,
      time: about.time.toISOString(),
      actor: by.issuer ? `${by.issuer}#${by.subject}` : by.subject,
      agency: by.agency,
      role: by.role,
      ...(about.reasonCode ? { reasoncode: about.reasonCode } : {}),
      data: content,
    }),
  };
  events.set(type, contract);
  return contract;
}

export const allEvents = (): readonly EventContract[] => [...events.values()];
