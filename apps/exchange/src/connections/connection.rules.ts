import { dueDate, type WorkingCalendar } from '#calendar';
import { Problem, type ConnectionState, type SystemKind } from '#contracts';

/** What a connection is, as far as decisions need it. */
export interface KnownConnection {
  readonly agencyId: string;
  readonly kind: SystemKind;
  readonly connectedOn: string;
  readonly endedOn: string | null;
  readonly alive: boolean;
  readonly since: Date | null;
  readonly silentAfter: Date | null;
}

/** The moment after which a system last heard at `seen` is silent: so many working hours of its agency later (I.11). */
export const silentAfter = (seen: Date, hours: number, calendar: WorkingCalendar): Date =>
  new Date(dueDate({ length: hours, unit: 'hour', from: seen }, calendar).dueAt);

export function connect(connectedOn: string, today: string): string {
  if (connectedOn > today) throw new Problem('refused', 'exchange.connection-days');
  return connectedOn;
}

export function end(connection: KnownConnection, endedOn: string, today: string): KnownConnection {
  assertConnected(connection);
  if (endedOn > today || endedOn < connection.connectedOn) throw new Problem('refused', 'exchange.connection-days');
  return { ...connection, endedOn, alive: false };
}

/** A sign of life; `heard` where it was silent before. Signs may come late: an older one changes nothing. */
export function hear(
  connection: KnownConnection,
  at: Date,
  until: Date,
): { connection: KnownConnection; heard: boolean } {
  assertConnected(connection);
  const later = !connection.silentAfter || until > connection.silentAfter;
  const heard = !connection.alive && later;
  const since = heard ? at : connection.since;
  const next = { ...connection, since, alive: connection.alive || heard };
  return { connection: later ? { ...next, silentAfter: until } : next, heard };
}

export function stateOf(connection: KnownConnection, allowedHours: number): ConnectionState {
  const { agencyId, kind, connectedOn, endedOn, alive, since } = connection;
  return { agencyId, kind, connectedOn, endedOn, alive, since: since?.toISOString() ?? null, allowedHours };
}

function assertConnected({ endedOn }: KnownConnection): void {
  if (endedOn !== null) throw new Problem('refused', 'exchange.connection-ended');
}
