import { dueDate, vietnamDay, type WorkingCalendar } from '#calendar';
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

/** When a sign was given; told later it may be, but neither before the connection nor ahead of time. */
export function signAt(told: string | null | undefined, { connectedOn }: KnownConnection, now: Date): Date {
  const at = told ? new Date(told) : now;
  if (at > now || vietnamDay(at) < connectedOn) throw new Problem('refused', 'exchange.connection-days');
  return at;
}

export interface Heard {
  readonly connection: KnownConnection;
  /** Had been silent from `silentAfter` on before this sign, and nobody had said so yet. */
  readonly fellSilent: boolean;
  readonly heard: boolean;
}

/**
 * A sign of life; `heard` where it was silent before, also if the watch had not looked yet. Signs may come late: an older one
 * changes nothing, and none makes a system alive before the moment at which it had fallen silent.
 */
export function hear(connection: KnownConnection, at: Date, until: Date): Heard {
  assertConnected(connection);
  const { alive, silentAfter: limit } = connection;
  if (limit && until <= limit) return { connection, fellSilent: false, heard: false };
  const fellSilent = alive && limit !== null && at > limit;
  const heard = !alive || fellSilent;
  const since = heard ? new Date(Math.max(at.getTime(), limit?.getTime() ?? 0)) : connection.since;
  return { connection: { ...connection, since, alive: true, silentAfter: until }, fellSilent, heard };
}

/** A sign told so late that its time is over already: silent since then, whenever the watch looks. */
export const asOf = <C extends KnownConnection>(connection: C, now: Date): C =>
  connection.alive && connection.silentAfter && connection.silentAfter <= now
    ? { ...connection, alive: false, since: connection.silentAfter }
    : connection;

export function stateOf(connection: KnownConnection, allowedHours: number): ConnectionState {
  const { agencyId, kind, connectedOn, endedOn, alive, since } = connection;
  return { agencyId, kind, connectedOn, endedOn, alive, since: since?.toISOString() ?? null, allowedHours };
}

function assertConnected({ endedOn }: KnownConnection): void {
  if (endedOn !== null) throw new Problem('refused', 'exchange.connection-ended');
}
