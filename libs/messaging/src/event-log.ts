import type { Envelope, NewEvent } from '#contracts';
import { canonical } from './canonical.js';
import { rowsOf, type Queryable } from './queryable.js';
import { currentTrace } from './trace.js';

/** Columns of new rows of `event_log`, as arrays for `unnest` or single values of a hot statement. */
export interface LogRows {
  ids: string[];
  types: string[];
  subjects: string[];
  texts: string[];
}

/** One text instead of an array: canonical JSON holds no line feed (RFC 8785 escapes it), an array's text would escape every quote. */
const lined = (texts: readonly string[]): string => texts.join('\n');

/** Appends to this service's own log; the sequencer numbers and publishes what has committed. */
export class EventLog {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly province: string,
    readonly service: string,
  ) {}

  /** In the caller's transaction; answers the greatest position. The caller has locked the aggregate's row before. */
  async announce(tx: Queryable, ...events: NewEvent[]): Promise<number> {
    const rows = this.rows(...events);
    const inserted = await tx.query(
      `INSERT INTO event_log (id, type, subject, body)
       SELECT id, type, subject, body
         FROM unnest(string_to_array($1, E'\\n')::uuid[], string_to_array($2, E'\\n'), string_to_array($3, E'\\n')::uuid[],
                     string_to_array($4, E'\\n')) WITH ORDINALITY AS new (id, type, subject, body, n) ORDER BY n
       RETURNING position`,
      [lined(rows.ids), lined(rows.types), lined(rows.subjects), lined(rows.texts)],
    );
    this.rung();
    return rowsOf<{ position: string }>(inserted).reduce((last, row) => Math.max(last, Number(row.position)), 0);
  }

  /** RFC 8785 texts of the envelopes, for a statement that inserts into `event_log` itself; call `rung` after it. */
  rows(...events: NewEvent[]): LogRows {
    return {
      ids: events.map((event) => event.id),
      types: events.map((event) => event.type),
      subjects: events.map((event) => event.subject),
      texts: events.map((event) => this.text(event)),
    };
  }

  /** Something may have been committed: wakes the sequencer, here and (by the doorbell) in other copies of the service. */
  rung(): void {
    for (const listener of this.listeners) listener();
  }

  onRing(listener: () => void): void {
    this.listeners.push(listener);
  }

  private text(event: NewEvent): string {
    const service = event.type.slice(0, event.type.indexOf('.'));
    if (service !== this.service) throw new Error(`${this.service} may not announce ${event.type}`);
    const trace = event.traceparent ?? currentTrace();
    const envelope: Envelope = {
      specversion: '1.0',
      source: `/${this.province}/${service}`,
      ...event,
      ...(trace ? { traceparent: trace } : {}),
    };
    return canonical(envelope);
  }
}
